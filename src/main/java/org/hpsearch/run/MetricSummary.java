package org.hpsearch.run;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Running aggregates of one metric of one run. NaN values count, and take part in first and last only; a step that the
/// run does not give is NaN.
///
/// @param count   rows
/// @param numbers rows whose value is not NaN
/// @param first   value of the first row
/// @param last    value of the last row
/// @param min     least value, NaN where all are NaN
/// @param max     greatest value, NaN where all are NaN
/// @param mean    mean of the values that are not NaN
/// @param minStep step of the (first) least value
/// @param maxStep step of the (first) greatest value
/// @param lastStep step of the last row
public record MetricSummary(
        long count,
        long numbers,
        double first,
        double last,
        double min,
        double max,
        double mean,
        double minStep,
        double maxStep,
        double lastStep) {
    /// No rows.
    public static final MetricSummary NONE = new MetricSummary(
            0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /// The components in their order.
    Value.Items json() {
        List<Value> numbersFirst = new ArrayList<>(List.of(Value.of(count), Value.of(numbers)));
        for (double aggregate : new double[] {first, last, min, max, mean, minStep, maxStep, lastStep}) {
            String text = Numbers.print(aggregate);
            numbersFirst.add(Double.isFinite(aggregate) ? new Value.Num(text) : Value.of(text));
        }
        return new Value.Items(numbersFirst);
    }

    static MetricSummary parse(Value.Items json) {
        List<Value> parts = json.values();
        return new MetricSummary(
                (long) number(parts, 0),
                (long) number(parts, 1),
                number(parts, 2),
                number(parts, 3),
                number(parts, 4),
                number(parts, 5),
                number(parts, 6),
                number(parts, 7),
                number(parts, 8),
                number(parts, 9));
    }

    private static double number(List<Value> parts, int at) {
        return Double.parseDouble(parts.get(at).print());
    }

    /// Aggregates in the making.
    public static final class Builder {
        private long count;
        private long numbers;
        private double first;
        private double last;
        private double min;
        private double max;
        private double mean;
        private double minStep;
        private double maxStep;
        private double lastStep;

        /// Goes on from earlier aggregates.
        public Builder(MetricSummary from) {
            count = from.count;
            numbers = from.numbers;
            first = from.first;
            last = from.last;
            min = from.min;
            max = from.max;
            mean = from.mean;
            minStep = from.minStep;
            maxStep = from.maxStep;
            lastStep = from.lastStep;
        }

        /// Adds a row; the mean is updated as Welford does (Technometrics 1962).
        public void add(double step, double value) {
            if (count++ == 0) {
                first = value;
            }
            last = value;
            lastStep = step;
            if (Double.isNaN(value)) {
                return;
            }
            numbers++;
            mean = numbers == 1 || Double.isInfinite(value) ? value : mean + (value - mean) / numbers;
            if (!(value >= min)) {
                min = value;
                minStep = step;
            }
            if (!(value <= max)) {
                max = value;
                maxStep = step;
            }
        }

        /// The aggregates so far.
        public MetricSummary done() {
            return new MetricSummary(count, numbers, first, last, min, max, mean, minStep, maxStep, lastStep);
        }
    }
}
