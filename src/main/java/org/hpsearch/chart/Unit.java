package org.hpsearch.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What values of an axis mean, for their ticks.
public sealed interface Unit {
    /// Round values between two, in order.
    List<Double> steps(double low, double high, int most);

    /// What stands at ticks.
    ///
    /// @param log whether each stands for itself, as on a logarithmic axis
    List<String> labels(List<Double> values, boolean log);

    /// Nothing that needs ticks.
    record None() implements Unit {
        @Override
        public List<Double> steps(double low, double high, int most) {
            return List.of();
        }

        @Override
        public List<String> labels(List<Double> values, boolean log) {
            return List.of();
        }
    }

    /// Plain numbers.
    record Number() implements Unit {
        @Override
        public List<Double> steps(double low, double high, int most) {
            double rough = (high - low) / Math.max(1, most - 1);
            int exponent = (int) Math.floor(StrictMath.log10(rough));
            for (int digit : new int[] {1, 2, 5, 10}) {
                List<Double> values = multiples(low, high, digit, exponent);
                if (values.size() <= most) {
                    return values;
                }
            }
            return multiples(low, high, 20, exponent);
        }

        /// Multiples as decimal numbers, so that 0.3 is 0.3.
        private static List<Double> multiples(double low, double high, int digit, int exponent) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
            List<Double> values = new ArrayList<>();
            double from = Math.ceil(low / step.doubleValue() - 1e-9);
            for (double i = from;
                    i * step.doubleValue() <= high + step.doubleValue() * 1e-9 && values.size() < 100;
                    i++) {
                values.add(step.multiply(BigDecimal.valueOf((long) i)).doubleValue());
            }
            return values;
        }

        @Override
        public List<String> labels(List<Double> values, boolean log) {
            if (log) {
                return values.stream().map(Numeral::of).toList();
            }
            return Numeral.alike(values);
        }
    }

    /// Seconds since a start.
    record Span() implements Unit {
        private static final int[] STEPS = {
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800
        };

        @Override
        public List<Double> steps(double low, double high, int most) {
            return round(low, high, most, STEPS);
        }

        static List<Double> round(double low, double high, int most, int[] steps) {
            for (int step : steps) {
                if (high - low >= 2 * step && (high - low) / step <= most) {
                    List<Double> values = new ArrayList<>();
                    for (double value = Math.ceil(low / step) * step; value <= high; value += step) {
                        values.add(value);
                    }
                    return values;
                }
            }
            return new Number().steps(low, high, most);
        }

        @Override
        public List<String> labels(List<Double> values, boolean log) {
            double size = values.size() > 1 ? values.get(1) - values.getFirst() : 1;
            double unit = size >= 86400 ? 86400 : size >= 3600 ? 3600 : size >= 60 ? 60 : 1;
            String name = unit == 86400 ? " d" : unit == 3600 ? " h" : unit == 60 ? " min" : " s";
            List<String> numbers =
                    Numeral.alike(values.stream().map(value -> value / unit).toList());
            return numbers.stream().map(number -> number + name).toList();
        }
    }

    /// Seconds since 1970.
    record Date(ZoneId zone) implements Unit {
        private static final int DAY = 86400;
        private static final int[] STEPS = {
            1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10800, 21600, 43200, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY,
            90 * DAY, 365 * DAY
        };

        @Override
        public List<Double> steps(double low, double high, int most) {
            double offset = at(low).getOffset().getTotalSeconds();
            return Span.round(low + offset, high + offset, most, STEPS).stream()
                    .map(value -> value - offset)
                    .toList();
        }

        private ZonedDateTime at(double seconds) {
            return Instant.ofEpochMilli((long) (seconds * 1000)).atZone(zone);
        }

        @Override
        public List<String> labels(List<Double> values, boolean log) {
            double size = values.size() > 1 ? values.get(1) - values.getFirst() : 1;
            String pattern = size >= 300 * DAY ? "uuuu" : size >= DAY ? "MMM d" : size >= 60 ? "HH:mm" : "HH:mm:ss";
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
            DateTimeFormatter day = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
            return values.stream()
                    .map(this::at)
                    .map(at -> size < DAY && at.toLocalTime().equals(LocalTime.MIDNIGHT)
                            ? day.format(at)
                            : format.format(at))
                    .toList();
        }
    }
}
