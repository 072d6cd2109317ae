package org.hpsearch.run;

/// The metrics that hps measures itself, beside those of the program: `sys/cpu`, `sys/rss`, `sys/gpu`, `sys/gpu_mem`.
public final class SystemMetric {
    private static final String PREFIX = "sys/";

    private SystemMetric() {}

    /// The name of a measure: `sys/cpu` of `cpu`.
    public static String of(String measure) {
        return PREFIX + measure;
    }

    /// Whether a metric is one of these.
    public static boolean isSystem(String metric) {
        return metric.startsWith(PREFIX);
    }
}
