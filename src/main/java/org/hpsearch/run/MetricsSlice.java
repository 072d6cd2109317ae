package org.hpsearch.run;

/// Which part of `metrics.csv` is read: that of a look in a hurry goes on where an earlier one ended, and may end
/// before
/// the file does.
///
/// @param earlier what is known of the lines before
/// @param most    about how many bytes are read
public record MetricsSlice(Metrics earlier, long most) {
    /// The whole file.
    public static final MetricsSlice ALL = new MetricsSlice(Metrics.NONE, Long.MAX_VALUE);
}
