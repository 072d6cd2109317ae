package org.hpsearch.tune;

import java.util.random.RandomGenerator;

/// The values that one parameter can take, as numbers.
public sealed interface Domain {
    /// A value with the same chance for each.
    double draw(RandomGenerator random);

    /// How many values there are; infinite for the numbers of an interval.
    double size();

    /// Whether a value is one of these.
    boolean holds(double value);

    /// All numbers between two.
    ///
    /// @param logarithmic whether each factor, not each distance, has the same chance
    record Real(double low, double high, boolean logarithmic) implements Domain {
        public Real {
            check(low < high, low, high, logarithmic && low <= 0);
        }

        @Override
        public double draw(RandomGenerator random) {
            double at = random.nextDouble();
            return logarithmic
                    ? clamped(Math.exp(Math.log(low) + at * (Math.log(high) - Math.log(low))), low, high)
                    : low + at * (high - low);
        }

        @Override
        public double size() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public boolean holds(double value) {
            return value >= low && value <= high;
        }
    }

    /// Whole numbers between two, both included.
    record Whole(double low, double high, boolean logarithmic) implements Domain {
        public Whole {
            check(low <= high, low, high, logarithmic && low <= 0);
        }

        @Override
        public double draw(RandomGenerator random) {
            if (!logarithmic) {
                return clamped(Math.floor(low + random.nextDouble() * (high - low + 1)), low, high);
            }
            double from = Math.log(low - 0.5);
            return clamped(Math.rint(Math.exp(from + random.nextDouble() * (Math.log(high + 0.5) - from))), low, high);
        }

        @Override
        public double size() {
            return high - low + 1;
        }

        @Override
        public boolean holds(double value) {
            return value >= low && value <= high && value == Math.rint(value);
        }
    }

    /// Values without an order, by their number from 0 on.
    record Choice(int count) implements Domain {
        public Choice {
            check(count > 0, 0, count, false);
        }

        @Override
        public double draw(RandomGenerator random) {
            return random.nextInt(count);
        }

        @Override
        public double size() {
            return count;
        }

        @Override
        public boolean holds(double value) {
            return value >= 0 && value < count && value == Math.rint(value);
        }
    }

    private static double clamped(double value, double low, double high) {
        return Math.min(high, Math.max(low, value));
    }

    private static void check(boolean ordered, double low, double high, boolean nonPositive) {
        if (!ordered || nonPositive || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("no values from " + low + " to " + high);
        }
    }
}
