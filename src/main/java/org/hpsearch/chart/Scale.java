package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Maps values to 0..1.
///
/// @param low  value at 0
/// @param high value at 1, above low
/// @param log  whether equal factors are equal distances; both ends are above 0 then
/// @param unit of the values, for the ticks
public record Scale(double low, double high, boolean log, AxisUnit unit) {
    private static final double HALF_AN_HOUR = 1800;
    private static final double DECADES = 100;
    private static final double FACTOR = 8;
    private static final int FEW = 12;

    /// A labelled place.
    record Tick(double value, String label) {}

    /// A scale over values, with a little space at both ends.
    ///
    /// @param space share of the length that is left free at each end
    static Scale over(double least, double greatest, boolean log, AxisUnit unit, double space) {
        double low = least;
        double high = greatest;
        if (!(low <= high)) {
            low = log ? 1 : 0;
            high = log ? 10 : 1;
        }
        if (log) {
            double more = low == high ? 1 : (log10(high) - log10(low)) * space;
            return new Scale(pow10(log10(low) - more), pow10(log10(high) + more), true, unit);
        }
        double alone = unit instanceof AxisUnit.Number || unit instanceof AxisUnit.Step
                ? Math.max(Math.abs(low) * 0.1, Double.MIN_NORMAL * 1e10)
                : HALF_AN_HOUR;
        double more = low == high ? alone : (high - low) * space;
        if (low == high && low == 0) {
            more = 1;
        }
        double wideLow = low - more;
        double wideHigh = high + more;
        boolean fits = Double.isFinite(wideHigh - wideLow);
        return new Scale(fits ? wideLow : low / 2, fits ? wideHigh : high / 2, false, unit);
    }

    /// A scale over values, logarithmic where it is asked for, or where values above 0 span two decades, or
    /// where a few of them are more evenly spread by their factors than by their differences.
    static Scale guessed(double[] values, boolean log, double space) {
        double[] sorted = Arrays.stream(values).sorted().distinct().toArray();
        double least = sorted.length == 0 ? Double.NaN : sorted[0];
        double greatest = sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
        boolean wide = greatest / least >= DECADES
                || sorted.length <= FEW && greatest / least >= FACTOR && isByFactors(sorted);
        return over(least, greatest, least > 0 && (log || wide), new AxisUnit.Number(), space);
    }

    /// Whether the greatest gap between neighbours is less far from the least one by factors.
    private static boolean isByFactors(double[] sorted) {
        double[] gaps = new double[sorted.length - 1];
        Arrays.setAll(gaps, i -> sorted[i + 1] - sorted[i]);
        double[] factors = new double[sorted.length - 1];
        Arrays.setAll(factors, i -> log10(sorted[i + 1]) - log10(sorted[i]));
        return gaps.length > 1 && unevenness(factors) < unevenness(gaps);
    }

    private static double unevenness(double[] gaps) {
        return Arrays.stream(gaps).max().orElse(1) / Arrays.stream(gaps).min().orElse(1);
    }

    /// The value at a place from 0 to 1.
    double value(double share) {
        return log ? pow10(log10(low) + share * (log10(high) - log10(low))) : low + share * (high - low);
    }

    /// Where a value lies; NaN for what a logarithm does not have.
    double at(double value) {
        if (log) {
            return value > 0 ? (log10(value) - log10(low)) / (log10(high) - log10(low)) : Double.NaN;
        }
        return (value - low) / (high - low);
    }

    private static double log10(double value) {
        return StrictMath.log10(value);
    }

    private static double pow10(double value) {
        return StrictMath.pow(10, value);
    }

    /// Ticks at round values.
    ///
    /// @param most how many there is room for, at least 2
    List<Tick> ticks(int most) {
        List<Double> values = log ? decades(most) : unit.steps(low, high, most);
        List<String> labels = unit.labels(values, log);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ticks.add(new Tick(values.get(i), labels.get(i)));
        }
        return ticks;
    }

    private List<Double> decades(int most) {
        int first = (int) Math.ceil(log10(low) - 1e-9);
        int last = (int) Math.floor(log10(high) + 1e-9);
        List<Double> values = new ArrayList<>();
        if (last - first < 2) {
            List<Double> finer = between(most);
            if (last - first < 1 || finer.size() <= most + 1) {
                return finer;
            }
        }
        int step = Math.max(1, (int) Math.ceil((last - first + 1.0) / Math.max(2, most)));
        for (int i = first; i <= last; i++) {
            if (Math.floorMod(i, step) == 0) {
                values.add(power(i));
            }
        }
        return values;
    }

    /// Less than two decades: 1, 2, 5 of each; where these are fewer than two, round steps.
    private List<Double> between(int most) {
        List<Double> values = new ArrayList<>();
        for (int i = (int) Math.floor(log10(low)); i <= (int) Math.ceil(log10(high)); i++) {
            for (int digit : new int[] {1, 2, 5}) {
                double value = digit * power(i);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    values.add(value);
                }
            }
        }
        return values.size() < 2 ? unit.steps(low, high, most) : values;
    }

    static double power(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }
}
