package org.hpsearch.run;

import java.util.Collections;
import java.util.List;

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

    /// Whether steps surely count different things.
    ///
    /// @param one   empty where unknown
    /// @param other empty where unknown
    public static boolean differ(String one, String other) {
        return !one.isEmpty()
                && !other.isEmpty()
                && Collections.disjoint(List.of(one.split(OR)), List.of(other.split(OR)));
    }
}
