package org.hpsearch.capture.output.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    /// How many bytes of a text right behind a number are its unit; −1 where they make the whole a word.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        s         | 1
        ms        | 2
        "ms, next" | 2
        "%"       | 1
        "% done"  | 1
        it/s      | 4
        /s        | 2
        /10       | 0
        µs        | 3
        Ry        | 2
        GB        | 2
        nd        | -1
        x7q       | -1
        abcdefghijklmnopqrst | -1
        " s"      | 0
        ""        | 0
        """)
    void endsOfUnits(String behind, int expected) {
        byte[] bytes = behind.getBytes(StandardCharsets.UTF_8);
        int end = Units.end(bytes, 0, bytes.length);
        assertEquals(expected, end);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        s,true,true
        hours,true,true
        min,true,true
        ms,false,true
        ns,false,true
        µs,false,true
        it/s,false,false
        '',false,false
        S,false,false
        """)
    void unitsOfTime(String unit, boolean seconds, boolean time) {
        assertEquals(seconds, Units.isSeconds(unit));
        assertEquals(time, Units.isTime(unit));
    }
}
