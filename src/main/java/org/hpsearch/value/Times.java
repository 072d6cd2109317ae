package org.hpsearch.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Points of time as run folders write them: UTC, ISO 8601, milliseconds, `Z`.
public final class Times {
    private static final String FORM = "0000-00-00T00:00:00.000";

    private Times() {}

    /// `2026-11-24 05:13:30 GMT+01:00`, for people: the time of a zone, without fractions.
    public static String local(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT)
                .format(time.atZone(zone));
    }

    /// A point of time in ISO 8601. Run folders hold several each, and Java's own parser takes 5 µs for one before it
    /// is compiled: the two forms that hps writes are read by their places.
    ///
    /// @throws java.time.DateTimeException where it is none
    public static Instant parse(String text) {
        boolean millis = text.length() == 24;
        if (!(millis || text.length() == 20) || !isForm(text)) {
            return Instant.parse(text);
        }
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            return Instant.parse(text);
        }
        long days = LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2))
                .toEpochDay();
        long nanos = millis ? digits(text, 20, 3) * 1_000_000L : 0;
        return Instant.ofEpochSecond(days * 86_400 + hour * 3600 + minute * 60 + second, nanos);
    }

    private static boolean isForm(String text) {
        for (int i = 0; i < text.length(); i++) {
            char wanted = i == text.length() - 1 ? 'Z' : FORM.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /// `2026-11-24T04:13:30.120Z`; always three digits after the point.
    public static String print(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        int point = text.indexOf('.');
        return point < 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
    }
}
