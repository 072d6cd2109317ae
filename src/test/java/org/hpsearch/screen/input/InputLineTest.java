package org.hpsearch.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InputLineTest {
    private static String typed(String text, int... keys) {
        InputLine line = new InputLine(InputLine.Purpose.COMMAND, "hps ", text);
        for (int key : keys) {
            line = line.typed(key);
        }
        return line.shown(80, "|");
    }

    @Test
    void keysChangeTheLine() {
        assertEquals("hps rerun a|", typed("rerun ", 'a'));
        assertEquals("hps rer|n", typed("rerun", Key.LEFT, Key.BACKSPACE));
        assertEquals("hps x|rerun", typed("rerun", Key.HOME, 'x'));
        assertEquals("hps |erun", typed("rerun", Key.HOME, Key.DELETE));
        assertEquals("hps rerun |", typed("rerun abcde", Key.CTRL_W));
        assertEquals("hps |", typed("rerun", Key.CTRL_U, Key.BACKSPACE, Key.NONE));
    }

    @Test
    void ofALongLineTheEndIsShown() {
        InputLine line = new InputLine(InputLine.Purpose.QUERY, "/", "0123456789");
        assertEquals("…789|", line.shown(5, "|"));
    }
}
