package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLineTest {
    @Test
    void eachSignHasOneOfAsciiInItsCell() {
        assertEquals("o + s x . = | _ ^ v v >", PlainLine.of("● ✓ ■ ✗ … ━ ┆ ▏ ▲ ▼ ▾ ▸"));
        assertEquals("__..--=#", PlainLine.of("▁▂▃▄▅▆▇█"));
        assertEquals("\u001b[32mo\u001b[0m lr 0.1", PlainLine.of("\u001b[32m●\u001b[0m lr 0.1"));
        assertEquals("???? ?", PlainLine.of("日本 é"), "as wide as it was");
        assertEquals("plain", PlainLine.of("plain"));
    }

    @Test
    void dotsAreTheSignThatIsMostLikeThem() {
        assertEquals(" #-_'", PlainLine.of("\u2800\u28ff\u2824\u28c0\u2809"));
        assertEquals("/\\|.':", PlainLine.of("\u284c\u2823\u2847\u2840\u2801\u2806"));
    }

    @Test
    void nothingElseThanAsciiIsLeft() {
        StringBuilder all = new StringBuilder();
        for (int c = 0x2800; c < 0x2900; c++) {
            all.appendCodePoint(c);
        }
        String plain = PlainLine.of(all.toString());
        assertEquals(256, plain.length());
        assertEquals(List.of(), plain.chars().filter(c -> c >= 0x80).boxed().toList());
    }
}
