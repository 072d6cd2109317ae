package org.hpsearch.run;

/// Words for what the steps of a metric count, as `observed.json` has them. There are others: `iteration`, `episode`.
public final class StepUnit {
    /// A step of the program's own, or whatever it calls so.
    public static final String STEP = "step";

    public static final String BATCH = "batch";

    public static final String EPOCH = "epoch";

    /// The program gives no step: hps counts how often it reports the metric, from 0 on.
    public static final String ROW = "row";

    /// Stands between the units of a metric whose rows count differently.
    public static final String OR = " or ";

    /// Of a metric that is reported for each batch and again for each epoch.
    public static final String BATCH_OR_EPOCH = BATCH + OR + EPOCH;

    private StepUnit() {}
}
