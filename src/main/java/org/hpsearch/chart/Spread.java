package org.hpsearch.chart;

import java.util.Arrays;
import java.util.Locale;

/// How far the values around a mean are apart: the bounds of a band.
public enum Spread {
    /// One standard deviation (n-1) around the mean.
    STD {
        @Override
        double bound(double[] sorted, double mean, boolean upper) {
            double squares =
                    Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
            double deviation = sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1));
            return upper ? mean + deviation : mean - deviation;
        }
    },
    /// The least and the greatest value.
    MINMAX {
        @Override
        double bound(double[] sorted, double mean, boolean upper) {
            return upper ? sorted[sorted.length - 1] : sorted[0];
        }
    },
    /// The quarters, linear between the nearest two values (type 7 of Hyndman and Fan, 1996).
    QUANTILES {
        @Override
        double bound(double[] sorted, double mean, boolean upper) {
            double at = (upper ? 0.75 : 0.25) * (sorted.length - 1);
            int below = (int) at;
            double above = sorted[Math.min(sorted.length - 1, below + 1)];
            return sorted[below] == above ? above : sorted[below] + (at - below) * (above - sorted[below]);
        }
    };

    /// A bound of values.
    ///
    /// @param sorted at least one
    abstract double bound(double[] sorted, double mean, boolean upper);

    /// What the band is, in words.
    public String words() {
        return switch (this) {
            case STD -> "mean ± standard deviation";
            case MINMAX -> "mean, least to greatest";
            case QUANTILES -> "mean, middle half";
        };
    }

    /// As it is typed.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
