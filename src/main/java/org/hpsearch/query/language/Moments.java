package org.hpsearch.query.language;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Points and spans of time as they are typed.
public final class Moments {
    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|mo|min|m|s|h|d|w|y)?");

    /// What a text says of time: a day from its first moment to the next day's, an instant twice the same.
    public record Period(Instant from, Instant to) {
        private boolean isInstant() {
            return from.equals(to);
        }

        /// Whether a time lies in it.
        public boolean holds(Instant time) {
            return !time.isBefore(from) && (isInstant() ? time.equals(from) : time.isBefore(to));
        }

        /// Whether a time lies behind its begin (`with`: the begin counts), or behind its end.
        public boolean isBefore(Instant time, boolean with) {
            Instant bound = with ? from : to;
            return with || !isInstant() ? !time.isBefore(bound) : time.isAfter(bound);
        }

        /// Whether a time lies before its begin, or before its end (`with`).
        public boolean isAfter(Instant time, boolean with) {
            Instant bound = with ? to : from;
            return with && isInstant() ? !time.isAfter(bound) : time.isBefore(bound);
        }
    }

    private Moments() {}

    /// `2026-10-01`, `2026-10-01T12:30`, `2026-10-01T12:30:00Z`, `today`, `yesterday`, `now`, `-7d` (ago).
    public static @Nullable Period period(String text, Instant now, Supplier<ZoneId> zone) {
        String word = text.toLowerCase(Locale.ROOT);
        switch (word) {
            case "now" -> {
                return new Period(now, now);
            }
            case "today" -> {
                return day(today(now, zone), zone);
            }
            case "yesterday" -> {
                return day(today(now, zone).minusDays(1), zone);
            }
            default -> {}
        }
        if (word.startsWith("-")) {
            Double seconds = seconds(word.substring(1));
            Instant then = seconds == null ? null : now.minusMillis((long) (seconds * 1000));
            return then == null ? null : new Period(then, then);
        }
        try {
            if (text.length() == 10) {
                return day(LocalDate.parse(text), zone);
            }
            String iso = text.replace(' ', 'T');
            boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
            Instant instant = zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone.get()).toInstant();
            return new Period(instant, instant);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate today(Instant now, Supplier<ZoneId> zone) {
        return LocalDate.ofInstant(now, zone.get());
    }

    private static Period day(LocalDate date, Supplier<ZoneId> zone) {
        return new Period(
                date.atStartOfDay(zone.get()).toInstant(),
                date.plusDays(1).atStartOfDay(zone.get()).toInstant());
    }

    /// Seconds of a span: `90`, `1h30m`, `2d`, `1.5h`.
    static @Nullable Double seconds(String text) {
        Matcher matcher = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        double sum = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            sum += Double.parseDouble(matcher.group(1)) * unit(matcher.group(2));
            end = matcher.end();
        }
        return end == 0 || end != text.length() ? null : (Double) sum;
    }

    /// Seconds of a span.
    ///
    /// @throws QueryException where it is none
    public static double secondsOf(String value, String query, int position) {
        Double seconds = seconds(value);
        if (seconds == null) {
            throw new QueryException("'" + value + "' is not a duration; write 90, 30s, 1h30m or 2d", query, position);
        }
        return seconds;
    }

    public static QueryException notATime(String value, String query, int position) {
        return new QueryException(
                "'" + value + "' is not a time; write 2026-10-01, 2026-10-01T12:30, today or -7d", query, position);
    }

    private static double unit(@Nullable String unit) {
        return switch (unit) {
            case "ms" -> 0.001;
            case "m", "min" -> 60;
            case "h" -> 3600;
            case "d" -> Duration.ofDays(1).toSeconds();
            case "w" -> Duration.ofDays(7).toSeconds();
            case "mo" -> Duration.ofDays(30).toSeconds();
            case "y" -> Duration.ofDays(365).toSeconds();
            case null, default -> 1;
        };
    }
}
