package org.hpsearch.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EscapesTest {
    /// What is shown of a text in which `^` is the escape character and `!` the bell.
    private static String shown(String text) {
        return Escapes.removed(text.replace('^', '\u001b').replace('!', '\u0007'));
    }

    @Test
    void coloursAndMovesOfTheCursor() {
        assertEquals("red plain", shown("^[1;31mred^[0m plain"));
        assertEquals("up", shown("^[2K^[1A^[?25lup"));
        assertEquals("on", shown("^[38:2:1:2:3mon^[ q"));
    }

    @Test
    void characterSetsAndFunctionsOfTheirOwn() {
        assertEquals("tput", shown("^(B^[mtput"));
        assertEquals("saved", shown("^7saved^8"));
        assertEquals("utf", shown("^%Gutf^#8^c"));
    }

    @Test
    void textsForTheTerminal() {
        assertEquals("loss: 0.5", shown("^]0;my title!loss: 0.5"));
        assertEquals("link text", shown("^]8;;http://x/^\\link text^]8;;^\\"));
        assertEquals("picture", shown("^Pq#0;2;0;0;0^\\picture^_Gf=24;AAAA^\\"));
    }

    @Test
    void oneThatIsNotEndedTakesNoMoreThanItsLineAndNoOtherOne() {
        assertEquals("a\nloss: 1", shown("a^]0;title\nloss: 1"));
        assertEquals("a\rb", shown("a^]0;title\rb"));
        assertEquals("a\nb", shown("a^[12\nb"));
        assertEquals("a\nb", shown("a^(\nb"));
        assertEquals("a\nb", shown("a^\nb"));
        assertEquals("ab", shown("a^[12^[31mb"));
        assertEquals("ab", shown("a^]0;title^[31mb"));
        assertEquals("ab", shown("a^^[31mb"));
        assertEquals("aü", shown("a^[12ü"));
        assertEquals("aü", shown("a^ü"));
        assertEquals("a", shown("a^"));
    }
}
