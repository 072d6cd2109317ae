package org.hpsearch.query.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Points and spans of time as they are typed.
class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

    private static String of(String text, ZoneId zone) {
        Moments.Period period = Moments.period(text, NOW, () -> zone);
        return period == null ? "-" : period.from() + (period.from().equals(period.to()) ? "" : " to " + period.to());
    }

    @Test
    void daysAndInstants() {
        StringBuilder table = new StringBuilder();
        for (String text : List.of(
                "2026-10-01",
                "2026-10-01T12:30",
                "2026-10-01 12:30:15",
                "2026-10-01T12:30Z",
                "2026-10-01T12:30+02:00",
                "today",
                "Yesterday",
                "now",
                "-7d",
                "-1h30m",
                "-90",
                "2026-02-30",
                "2026-10",
                "tomorrow",
                "-x",
                "-",
                "",
                "7d")) {
            table.append(text)
                    .append(": ")
                    .append(of(text, ZoneOffset.ofHours(2)))
                    .append('\n');
        }
        assertEquals("""
            2026-10-01: 2026-09-30T22:00:00Z to 2026-10-01T22:00:00Z
            2026-10-01T12:30: 2026-10-01T10:30:00Z
            2026-10-01 12:30:15: 2026-10-01T10:30:15Z
            2026-10-01T12:30Z: 2026-10-01T12:30:00Z
            2026-10-01T12:30+02:00: 2026-10-01T10:30:00Z
            today: 2026-09-29T22:00:00Z to 2026-09-30T22:00:00Z
            Yesterday: 2026-09-28T22:00:00Z to 2026-09-29T22:00:00Z
            now: 2026-09-30T12:00:00Z
            -7d: 2026-09-23T12:00:00Z
            -1h30m: 2026-09-30T10:30:00Z
            -90: 2026-09-30T11:58:30Z
            2026-02-30: -
            2026-10: -
            tomorrow: -
            -x: -
            -: -
            : -
            7d: -
            """, table.toString());
    }

    @Test
    void aDayOfSummerTimeHas25Hours() {
        assertEquals("2026-10-24T22:00:00Z to 2026-10-25T23:00:00Z", of("2026-10-25", ZoneId.of("Europe/Berlin")));
    }

    @Test
    void spans() {
        assertEquals(90.0, Moments.seconds("90"));
        assertEquals(5400.0, Moments.seconds("1h30m"));
        assertEquals(5400.0, Moments.seconds("1.5H"));
        assertEquals(0.25, Moments.seconds("250ms"));
        assertEquals(60.0 * 60 * 24 * (7 + 30 + 365), Moments.seconds("1w1mo1y"));
        assertEquals(120.0, Moments.seconds("2min"));
        for (String none : List.of("", "h", "1x", "1h x", "-1h", "1 h", "1..5h", "inf")) {
            assertEquals(null, Moments.seconds(none), none);
        }
        assertThrows(QueryException.class, () -> Moments.secondsOf("1x", "duration>1x", 9));
    }

    @Test
    void beforeInAndBehindAPeriod() {
        Moments.Period day = Moments.period("2026-09-30", NOW, () -> ZoneOffset.UTC);
        Moments.Period point = Moments.period("2026-09-30T00:00", NOW, () -> ZoneOffset.UTC);
        StringBuilder table = new StringBuilder();
        for (String time : List.of(
                "2026-09-29T23:59:59Z", "2026-09-30T00:00:00Z", "2026-09-30T23:59:59Z", "2026-10-01T00:00:00Z")) {
            Instant at = Instant.parse(time);
            for (Moments.Period period : List.of(day, point)) {
                table.append(period.holds(at) ? "=" : "-")
                        .append(period.isBefore(at, true) ? ">=" : "--")
                        .append(period.isBefore(at, false) ? ">" : "-")
                        .append(period.isAfter(at, true) ? "<=" : "--")
                        .append(period.isAfter(at, false) ? "<" : "-")
                        .append(' ');
            }
        }
        assertEquals("----<=< ----<=< =>=-<=- =>=-<=- =>=-<=- ->=>--- ->=>--- ->=>--- ", table.toString());
    }
}
