package org.hpsearch.screen.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MouseTest {
    @Test
    void aClickAndATurnHaveTheirPlace() {
        int click = Mouse.of("<0;12;5M");
        assertTrue(Mouse.isMouse(click));
        assertEquals("0 11 4", Mouse.wheel(click) + " " + Mouse.x(click) + " " + Mouse.y(click));
        int up = Mouse.of("<64;300;60M");
        assertEquals("-1 299 59", Mouse.wheel(up) + " " + Mouse.x(up) + " " + Mouse.y(up));
        int down = Mouse.of("<65;1;1M");
        assertEquals("1 0 0", Mouse.wheel(down) + " " + Mouse.x(down) + " " + Mouse.y(down));
        assertEquals(click, Mouse.old(32, 32 + 12, 32 + 5), "the older form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<0;12;5m", "<1;12;5M", "<0;12M", "<0;0;5M", "<0;12;-1M", "<0;99999;5M", "<;;M", "<0;1;2;3M"})
    void allElseMeansNothing(String sequence) {
        assertEquals(Key.NONE, Mouse.of(sequence));
    }

    @Test
    void noKeyIsTheMouse() {
        for (int key : new int[] {'q', Key.UP, Key.DELETE, Key.NONE, 0x10ffff}) {
            assertFalse(Mouse.isMouse(key));
        }
    }
}
