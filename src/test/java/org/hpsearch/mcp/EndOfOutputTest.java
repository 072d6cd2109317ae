package org.hpsearch.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndOfOutputTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        5 | a             | a     | false
        5 | abcde         | abcde | false
        5 | abcdef        | bcdef | true
        5 | ab;cd;ef;gh   | gh    | true
        5 | abcdefghijk;  | hijk; | true
        3 | a;b;c;d;e;f;g | g     | true
        """)
    void keepsTheEndFromTheBeginningOfALine(int most, String written, String kept, boolean cut) {
        for (int piece = 1; piece <= written.length(); piece++) {
            EndOfOutput out = new EndOfOutput(most);
            byte[] bytes = written.replace(';', '\n').getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += piece) {
                out.write(bytes, at, Math.min(piece, bytes.length - at));
            }
            assertEquals(kept, out.text().replace('\n', ';'), "in pieces of " + piece);
            assertEquals(cut, out.isCut());
            assertEquals(bytes.length, out.all());
        }
    }
}
