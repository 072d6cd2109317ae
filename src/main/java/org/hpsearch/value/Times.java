package org.hpsearch.value;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Points of time as run folders write them: UTC, ISO 8601, milliseconds, `Z`.
public final class Times {
    private Times() {}

    /// `2026-11-24 05:13:30 CET`, for people: the time of a zone, without fractions.
    public static String local(Instant time, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss zzz", Locale.ROOT)
                .format(time.atZone(zone));
    }

    /// `2026-11-24T04:13:30.120Z`; always three digits after the point.
    public static String print(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        int point = text.indexOf('.');
        return point < 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
    }
}
