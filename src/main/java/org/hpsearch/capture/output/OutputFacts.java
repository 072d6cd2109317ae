package org.hpsearch.capture.output;

import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;

/// Takes what is read from an output.
public interface OutputFacts {
    /// A metric's value.
    void scalar(Scalar scalar);

    /// A parameter that the program echoed before its first metric.
    default void setting(String name, Value value) {}

    /// How a line was read: for explanations.
    default void line(LineReport report) {}

    /// A value that may be no metric was held back to the end: for explanations.
    ///
    /// @param metric whether it turned out to be a metric
    default void heldBack(Scalar scalar, boolean metric) {}

    /// A line could not be read because of a fault of ours. Who reports it loses only that line.
    default void problem(RuntimeException bug) {
        throw bug;
    }
}
