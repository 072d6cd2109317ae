package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompoundsTest {
    /// What of a text that begins with a digit is no number but a date, a time, a version; empty for none.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        10:00:01,123 INFO   | 10:00:01,123
        10:05               | 10:05
        10:05 loss          | 10:05
        02:16.38AM, x       | 02:16.38AM
        2:05pm              | 2:05pm
        2:05.5 ample        |
        1:2                 |
        100:2.5             |
        2026-11-24T10:00:00Z | 2026-11-24T10:00:00Z
        2026-11-24_10:00:00 | 2026-11-24_10:00:00
        2026-11-24 x        | 2026-11-24
        10-20               | 10-20
        10-x                |
        2026/11/24          | 2026/11/24
        24/11/2026          | 24/11/2026
        08/14 10:48:01      | 08/14
        3/10                |
        10/20/30            | 10/20/30
        100/100/100         |
        1.2.3               | 1.2.3
        1.2.3-rc1           | 1.2.3-rc1
        1.25                |
        1h2m3s              | 1h2m3s
        2m30s left          | 2m30s
        3s                  |
        1h2x                |
        7                   |
        """)
    void datesTimesAndVersions(String text, String expected) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = Compounds.end(bytes, 0, bytes.length);
        assertEquals(expected == null ? "" : expected, text.substring(0, end));
    }
}
