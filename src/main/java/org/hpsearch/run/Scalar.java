package org.hpsearch.run;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One fact of a run: a metric's value (a line of `metrics.csv`).
///
/// @param step   the program's step, null where it gives none
/// @param time   seconds since the start, null where nobody saw it being printed
/// @param metric name as printed
/// @param value  may be NaN or infinite
/// @param unit   what the step counts, as far as it is known: `epoch`, `batch`, `step` ..., [StepUnit#ROW]; else
///               empty. No line of `metrics.csv` holds it, so facts are equal whatever it is
public record Scalar(@Nullable Double step, @Nullable Double time, String metric, double value, String unit) {
    /// A fact of which nobody knows what its step counts.
    public Scalar(@Nullable Double step, @Nullable Double time, String metric, double value) {
        this(step, time, metric, value, "");
    }

    /// Whether the program itself gives the step.
    public boolean isPlaced() {
        return step != null && !unit.equals(StepUnit.ROW);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Scalar fact
                && Objects.equals(step, fact.step)
                && Objects.equals(time, fact.time)
                && metric.equals(fact.metric)
                && Double.compare(value, fact.value) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(step, time, metric, value);
    }
}
