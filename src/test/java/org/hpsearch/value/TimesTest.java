package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final long YEARS = 400L * 365 * 86_400;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T04:13:30.120Z",
                "2026-11-24T04:13:30Z",
                "2024-02-29T23:59:59.999Z",
                "1969-12-31T23:59:59.001Z",
                "0000-01-01T00:00:00Z",
                "2026-11-24T24:00:00Z",
                "2026-11-24T23:59:60.000Z",
                "2026-11-24T04:13:30.120456Z",
                "2026-11-24T04:13:30.1Z",
                "2026-11-24T05:13:30.120+01:00",
                "2026-11-24t04:13:30z",
            })
    void aTimeIsWhatJavaReads(String text) {
        assertEquals(Instant.parse(text), Times.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-24",
                "2026-11-24T04:13Z",
                "2025-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00.000Z",
                "2026-11-24T25:00:00Z",
                "2026-11-24T04:60:00Z",
                "2026-11-24 04:13:30Z",
                "2026-11-24T04:13:30.12xZ",
                "2026-11-+4T04:13:30Z",
                "2026-11-24T04:13:30,120Z",
                "2026-11-24T04:13:3\u0660Z",
            })
    void whatIsNoneIsRefused(String text) {
        assertThrows(DateTimeException.class, () -> Instant.parse(text));
        assertThrows(DateTimeException.class, () -> Times.parse(text));
    }

    @Test
    void whatIsPrintedIsReadAgain() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            Instant time = Instant.ofEpochMilli((random.nextLong(2 * YEARS) - YEARS / 4) * 1000 + random.nextInt(1000));
            assertEquals(time, Times.parse(Times.print(time)));
            assertEquals(
                    time.getEpochSecond(),
                    Times.parse(time.toString().replaceFirst("\\.\\d+", "")).getEpochSecond());
        }
    }

    /// By hand as Java itself prints them, before 1970 and outside of the years of four digits, too.
    @Test
    void printedAsJavaDoes() {
        Random random = new Random(11);
        for (int i = 0; i < 5000; i++) {
            Instant time =
                    Instant.ofEpochSecond(random.nextLong(30 * YEARS) - 8 * YEARS, random.nextInt(1_000_000_000));
            assertEquals(java(time), Times.print(time));
        }
        for (String edge : List.of(
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999Z",
                "9999-12-31T23:59:59.999999Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.9999Z")) {
            assertEquals(java(Instant.parse(edge)), Times.print(Instant.parse(edge)));
        }
    }

    private static String java(Instant time) {
        String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    @Test
    void fractionsHaveThreeDigitsAndPeopleSeeTheirOwnZone() {
        Instant time = Instant.parse("2026-11-24T04:13:30.1209Z");
        assertEquals("2026-11-24T04:13:30.120Z", Times.print(time));
        assertEquals("2026-11-24T04:13:30.000Z", Times.print(Instant.parse("2026-11-24T04:13:30Z")));
        assertEquals("2026-11-24 05:13:30 GMT+01:00", Times.local(time, ZoneId.of("Europe/Paris")));
    }
}
