package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogColoursTest {
    /// `text(colour!)`, `!` where it is bold.
    private static String shown(LogColours colours, String line) {
        return colours.pieces(line.replace('^', '\u001b')).stream()
                .map(piece -> piece.text() + "(" + piece.colour() + (piece.strong() ? "!" : "") + ")")
                .collect(Collectors.joining());
    }

    private static String shown(String line) {
        return shown(new LogColours(), line);
    }

    @Test
    void aLineIsCutWhereItsColourChanges() {
        assertEquals("loss 1()", shown("loss 1"));
        assertEquals("", shown(""));
        assertEquals("a()b(1)c()", shown("a^[31mb^[0mc"));
        assertEquals("a(1!)b(1)c()", shown("^[1;31ma^[22mb^[mc"));
        assertEquals("a(10)b()", shown("^[92ma^[39mb"));
    }

    @Test
    void coloursOf256AndOfAllAreNamed() {
        assertEquals("a(3)b(#ff0000)c(#808080)", shown("^[38;5;3ma^[38;5;196mb^[38;5;244mc"));
        assertEquals("a(#0102ff!)", shown("^[38;2;1;2;999;1ma"));
        assertEquals("a()b(2)", shown("^[48;5;196ma^[48;2;1;2;3;32mb"));
        assertEquals("a(0)", shown("^[38;5ma"), "a sequence that is cut");
    }

    @Test
    void aColourLastsOverTheEndOfItsLine() {
        LogColours colours = new LogColours();
        assertEquals("Error(1)", shown(colours, "^[31mError"));
        assertEquals("at 1(1)", shown(colours, "at 1^[0m"));
        assertEquals("done()", shown(colours, "done"));
    }

    @Test
    void nothingElseOfASequenceIsLeft() {
        assertEquals("ab{c}()", shown("a^]0;title\u0007b^[2J^[99999999999999m{c}"));
        assertEquals("\\u202e<b>()", shown("\u202e<b>"));
    }
}
