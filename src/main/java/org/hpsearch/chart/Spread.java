package org.hpsearch.chart;

import java.util.Arrays;
import java.util.Locale;

/// How far the values around a mean are apart: the bounds of a band.
public enum Spread {
    /// One standard deviation (n-1) around the mean.
    STD {
        @Override
        double bound(double[] values, int count, double mean, boolean upper) {
            double squares = 0;
            for (int i = 0; i < count; i++) {
                squares += (values[i] - mean) * (values[i] - mean);
            }
            double deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
            return upper ? mean + deviation : mean - deviation;
        }
    },
    /// The least and the greatest value.
    MINMAX {
        @Override
        double bound(double[] values, int count, double mean, boolean upper) {
            double bound = values[0];
            for (int i = 1; i < count; i++) {
                bound = upper ? Math.max(bound, values[i]) : Math.min(bound, values[i]);
            }
            return bound;
        }
    },
    /// The quarters, linear between the nearest two values (type 7 of Hyndman and Fan, 1996).
    QUANTILES {
        @Override
        void prepare(double[] values, int count) {
            Arrays.sort(values, 0, count);
        }

        @Override
        double bound(double[] sorted, int count, double mean, boolean upper) {
            double at = (upper ? 0.75 : 0.25) * (count - 1);
            int below = (int) at;
            double above = sorted[Math.min(count - 1, below + 1)];
            return sorted[below] == above ? above : sorted[below] + (at - below) * (above - sorted[below]);
        }
    };

    /// Brings values into the order that their bounds are found in.
    void prepare(double[] values, int count) {}

    /// A bound of values that are prepared.
    ///
    /// @param count how many there are, at least one
    abstract double bound(double[] values, int count, double mean, boolean upper);

    /// The sum of values, with what is lost of each addition (W. Kahan, 1965).
    ///
    /// @param count how many there are
    static double sum(double[] values, int count) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < count; i++) {
            double value = values[i] - lost;
            double next = sum + value;
            lost = next - sum - value;
            sum = next;
        }
        return sum;
    }

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
