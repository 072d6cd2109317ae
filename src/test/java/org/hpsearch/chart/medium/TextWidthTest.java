package org.hpsearch.chart.medium;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 5.56",
        "AV, 13.34",
        "'0.1 ', 16.68",
        "µ ± ≤, 22.3",
        "日本, 20",
        "日a, 15.56",
        "\ud83d\ude00, 10"
    })
    void inPixels(String text, double width) {
        assertEquals(width, TextWidth.of(text, 10), 0.03);
    }

    @Test
    void theTableIsThatOfTheFont() throws Exception {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(LiberationSans.font()))) {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            int known = 0;
            for (int c = 0x20; c < 0x3000; c++) {
                if (TextWidth.isKnown(c)) {
                    known++;
                    int glyph = glyphs.getGlyphId(c);
                    assertTrue(glyph > 0, "no glyph for " + Integer.toHexString(c));
                    double em = (double) font.getAdvanceWidth(glyph) / font.getUnitsPerEm();
                    assertEquals(em, TextWidth.of(Character.toString(c), 1), 0.001, Integer.toHexString(c));
                }
            }
            assertTrue(known > 600, known + " glyphs");
        }
    }

    @Test
    void theFontHasWhatPicturesSay() {
        assertEquals("≤ ≥ ± … – × µ λ é € ², ?", LiberationSans.printable("≤ ≥ ± … – × µ λ é € ², 日"));
    }
}
