package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SafeTextTest {
    @Test
    void whatCouldActOnATerminalIsEscaped() {
        assertEquals("plain ~ höre 日本 👍", SafeText.line("plain ~ höre 日本 👍"));
        assertEquals("a\\nb\\rc\\td", SafeText.line("a\nb\rc\td"));
        assertEquals("\\u001b]0;x\\u0007\\u0000\\u007f", SafeText.line("\u001b]0;x\u0007\0\u007f"));
        assertEquals("\\u202e\\u200b\\u2028\\ud800\\ue000", SafeText.line("\u202e\u200b\u2028\ud800\ue000"));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndCombiningOnesNone() {
        assertEquals(0, SafeText.width(""));
        assertEquals(5, SafeText.width("plain"));
        assertEquals(4, SafeText.width("日本"));
        assertEquals(2, SafeText.width("👍"));
        assertEquals(1, SafeText.width("e\u0301"));
    }

    @Test
    void aCutTextSaysSoAndFits() {
        assertEquals("plain", SafeText.cut("plain", 5));
        assertEquals("pla…", SafeText.cut("plain", 4));
        assertEquals("日…", SafeText.cut("日本語", 4));
        assertEquals("日…", SafeText.cut("日本語", 3));
        assertEquals("…", SafeText.cut("日本語", 2));
    }
}
