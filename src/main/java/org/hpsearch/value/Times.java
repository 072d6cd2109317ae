package org.hpsearch.value;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Points of time as run folders write them: UTC, ISO 8601, milliseconds, `Z`.
public final class Times {
    private Times() {}

    /// `2026-11-24T04:13:30.120Z`; always three digits after the point.
    public static String print(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        int point = text.indexOf('.');
        return point < 0 ? text.substring(0, text.length() - 1) + ".000Z" : text;
    }
}
