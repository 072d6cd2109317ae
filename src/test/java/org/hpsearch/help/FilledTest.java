package org.hpsearch.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.console.Style;
import org.junit.jupiter.api.Test;

/// Words filled into lines.
class FilledTest {
    private static String of(String text, String first, String indent, int columns) {
        Filled filled = new Filled(new Style(false));
        filled.text(text, false);
        return filled.lines(first, indent, columns);
    }

    @Test
    void aLineIsAsLongAsItMayBe() {
        assertEquals("aa bb\ncc\n", of("aa bb cc", "", "", 5));
        assertEquals("aa\nbb\ncc\n", of("aa bb cc", "", "", 4));
        assertEquals("- aa\n  bb\n", of(" aa  bb ", "- ", "  ", 6));
        assertEquals("- aa bb\n", of("aa bb", "- ", "  ", 7));
        assertEquals("\n", of("", "", "  ", 5));
    }

    @Test
    void aLongWordHasALineOfItsOwn() {
        assertEquals("a\n  https://example.org\n  b\n", of("a https://example.org b", "", "  ", 6));
    }

    @Test
    void coloursTakeNoRoomAndWordsMayBePartlyStrong() {
        Filled filled = new Filled(new Style(true));
        filled.text("aa b", false);
        filled.text("b c", true);
        String bold = new Style(true).bold("b");
        assertEquals("aa b" + bold + "\n" + new Style(true).bold("c") + "\n", filled.lines("", "", 5));
        assertEquals("\n", filled.lines("", "", 5), "they are taken once");
    }
}
