package org.hpsearch.run;

import org.jspecify.annotations.Nullable;

/// One fact of a run: a metric's value (a line of `metrics.csv`).
///
/// @param step   the program's step, null where it gives none
/// @param time   seconds since the start, null where nobody saw it being printed
/// @param metric name as printed
/// @param value  may be NaN or infinite
public record Scalar(@Nullable Double step, @Nullable Double time, String metric, double value) {}
