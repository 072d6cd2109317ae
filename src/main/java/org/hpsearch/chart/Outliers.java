package org.hpsearch.chart;

import java.util.Arrays;

/// Values so far from the others that a picture with them would show nothing else.
final class Outliers {
    private static final int FEWEST = 8;

    /// Beyond this many times the middle half of the values, one is an outlier (Tukey's outer fence).
    private static final double FAR = 3;

    private Outliers() {}

    /// The values without outliers, sorted; all where they are few. Where factors are equal distances, they are
    /// here, too.
    static double[] without(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (sorted.length < FEWEST) {
            return sorted;
        }
        Scale all = Scale.guessed(sorted, false, 0);
        double low = all.at(sorted[sorted.length / 4]);
        double high = all.at(sorted[sorted.length * 3 / 4]);
        double far = FAR * (high - low);
        return Arrays.stream(sorted)
                .filter(value -> all.at(value) >= low - far && all.at(value) <= high + far)
                .toArray();
    }
}
