package org.hpsearch.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What values of an axis mean, for their ticks.
public sealed interface AxisUnit {
    /// Round values between two, in order.
    List<Double> steps(double low, double high, int most);

    /// What stands at ticks.
    ///
    /// @param log whether each stands for itself, as on a logarithmic axis
    List<String> labels(List<Double> values, boolean log);

    /// Nothing that needs ticks.
    record None() implements AxisUnit {
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
    record Number() implements AxisUnit {
        private static final double SMALLEST = 1e-300;

        @Override
        public List<Double> steps(double low, double high, int most) {
            double rough = (high - low) / Math.max(1, most - 1);
            if (!(rough > SMALLEST)) {
                return List.of();
            }
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
                return Numeral.apart(values);
            }
            return Numeral.alike(values);
        }
    }

    /// Whole numbers: steps, epochs.
    record Step() implements AxisUnit {
        @Override
        public List<Double> steps(double low, double high, int most) {
            int fewer = (int) Math.max(2, Math.min(most, Math.floor(high - low) + 1));
            List<Double> values = new Number().steps(low, high, fewer);
            return values.stream().filter(value -> value == Math.rint(value)).toList();
        }

        @Override
        public List<String> labels(List<Double> values, boolean log) {
            return new Number().labels(values, log);
        }
    }

    /// Seconds since a start.
    record Span() implements AxisUnit {
        private static final int[] STEPS = {
            1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800
        };

        @Override
        public List<Double> steps(double low, double high, int most) {
            return round(low, high, most, STEPS);
        }

        private static double size(double step) {
            return step >= 86400 ? 86400 : step >= 3600 ? 3600 : step >= 60 ? 60 : 1;
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
            double unit = size((high - low) / Math.max(1, most));
            return new Number()
                    .steps(low / unit, high / unit, most).stream()
                            .map(value -> value * unit)
                            .toList();
        }

        @Override
        public List<String> labels(List<Double> values, boolean log) {
            double unit = size(values.size() > 1 ? values.get(1) - values.getFirst() : 1);
            String name = unit == 86400 ? " d" : unit == 3600 ? " h" : unit == 60 ? " min" : " s";
            List<String> numbers =
                    Numeral.alike(values.stream().map(value -> value / unit).toList());
            return numbers.stream().map(number -> number + name).toList();
        }
    }

    /// Seconds since 1970.
    record Date(ZoneId zone) implements AxisUnit {
        private static final int DAY = 86400;
        private static final int[] STEPS = {1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10800, 21600, 43200};
        private static final int[] DAYS = {1, 2, 7, 14};
        private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120};
        private static final int MONTH_DAYS = 28;

        @Override
        public List<Double> steps(double low, double high, int most) {
            if (high - low < 2 * DAY) {
                double offset = at(low).getOffset().getTotalSeconds();
                return Span.round(low + offset, high + offset, most, STEPS).stream()
                        .map(value -> value - offset)
                        .toList();
            }
            LocalDate first = at(low).toLocalDate();
            for (int days : DAYS) {
                if ((high - low) / DAY / days <= most) {
                    LocalDate even = first.minusDays(Math.floorMod(first.toEpochDay(), days));
                    return places(even, Period.ofDays(days), low, high);
                }
            }
            LocalDate month = first.withDayOfMonth(1);
            long number = month.getYear() * 12L + month.getMonthValue() - 1;
            for (int months : MONTHS) {
                if ((high - low) / DAY / MONTH_DAYS / months <= most || months == MONTHS[MONTHS.length - 1]) {
                    LocalDate even = month.minusMonths(Math.floorMod(number, months));
                    return places(even, Period.ofMonths(months), low, high);
                }
            }
            return List.of();
        }

        private List<Double> places(LocalDate first, Period step, double low, double high) {
            List<Double> places = new ArrayList<>();
            for (LocalDate day = first; places.size() < 100; day = day.plus(step)) {
                double place = day.atStartOfDay(zone).toEpochSecond();
                if (place > high) {
                    return places;
                }
                if (place >= low) {
                    places.add(place);
                }
            }
            return places;
        }

        private ZonedDateTime at(double seconds) {
            return Instant.ofEpochMilli(Math.round(seconds * 1000)).atZone(zone);
        }

        @Override
        public List<String> labels(List<Double> values, boolean log) {
            double size = values.size() > 1 ? values.get(1) - values.getFirst() : 1;
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern(size), Locale.ENGLISH);
            DateTimeFormatter day = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
            boolean hours = size < DAY / 2.0 + 1 && size >= 60;
            return values.stream()
                    .map(this::at)
                    .map(at ->
                            hours && at.toLocalTime().equals(LocalTime.MIDNIGHT) ? day.format(at) : format.format(at))
                    .toList();
        }

        private static String pattern(double size) {
            if (size >= DAY / 2.0 + 3600) {
                return size >= 360.0 * DAY ? "uuuu" : size >= (double) MONTH_DAYS * DAY ? "MMM uuuu" : "MMM d";
            }
            return size >= 60 ? "HH:mm" : size >= 1 ? "HH:mm:ss" : "ss.SSS";
        }
    }
}
