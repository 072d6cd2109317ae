package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void numbersHaveFourDigits() {
        assertEquals("0.1235", Texts.number(0.123456));
        assertEquals("12350", Texts.number(12345.6));
        assertEquals("123456", Texts.number(123456));
        assertEquals("1.235e-05", Texts.number(0.000012345678).replace("E", "e").replace("e-5", "e-05"));
        assertEquals("NaN", Texts.number(Double.NaN));
        assertEquals("-Infinity", Texts.number(Double.NEGATIVE_INFINITY));
        assertEquals("0.123", Texts.number(0.123456, 3));
    }

    @Test
    void spansAndAgesAreShort() {
        assertEquals("0.4 s", Texts.span(0.42));
        assertEquals("12 s", Texts.span(12.4));
        assertEquals("3m 20s", Texts.span(200));
        assertEquals("2h 05m", Texts.span(7500));
        assertEquals("3d 4h", Texts.span(3 * 86400 + 4 * 3600 + 59));
        Instant then = Instant.parse("2026-01-01T00:00:00Z");
        assertEquals("5 s", Texts.age(then, then.plusSeconds(5)));
        assertEquals("12 min", Texts.age(then, then.plusSeconds(12 * 60 + 59)));
        assertEquals("3 h", Texts.age(then, then.plusSeconds(3 * 3600)));
        assertEquals("2 d", Texts.age(then, then.plusSeconds(2 * 86400)));
        assertEquals("0 s", Texts.age(then, then.minusSeconds(60)));
        assertEquals("", Texts.age(null, then));
    }

    @Test
    void sizesHaveAUnit() {
        assertEquals("512 B", Texts.size(512));
        assertEquals("1.5 kB", Texts.size(1500));
        assertEquals("2.0 MB", Texts.size(2_000_000));
        assertEquals("9223.4 PB", Texts.size(Long.MAX_VALUE));
    }
}
