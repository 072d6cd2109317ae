package org.hpsearch.capture.output.word;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlyphsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        ━;3;-;true
        █;3;-;true
        │;3;|;false
        ┃;3;|;false
        ║;3;|;false
        →;3;>;false
        –;3;-;false
        ±;2;±;false
        📈;4;-;false
        ✅;3;-;false
        ⏱;3;-;false
        ⭐;3;-;false
        """)
    void drawnCharacters(String text, int length, char sign, boolean bar) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(length, Glyphs.length(bytes, 0, bytes.length));
        assertEquals(sign, Glyphs.sign(bytes, 0));
        assertEquals(bar, length == 3 && Glyphs.isBar(bytes, 0));
    }

    @ParameterizedTest
    @CsvSource({"é,0", "α,0", "a,0", "日,0"})
    void lettersAreNotDrawn(String text, int length) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertEquals(length, Glyphs.length(bytes, 0, bytes.length));
    }

    @Test
    void aCharacterThatIsCutIsALetter() {
        assertEquals(0, Glyphs.length(new byte[] {(byte) 0xE2, (byte) 0x94}, 0, 2));
        assertEquals(0, Glyphs.length(new byte[] {(byte) 0xC2}, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "=====>...| 5;=====>...",
                "---- x;----",
                "━━━ ━━ 5;━━━ ━━",
                "## ##;##",
                "x;''",
            })
    void endsOfBars(String text, String bar) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int end = Glyphs.barEnd(bytes, 0, bytes.length);
        assertEquals(bar.equals("''") ? "" : bar, new String(bytes, 0, end, StandardCharsets.UTF_8));
    }
}
