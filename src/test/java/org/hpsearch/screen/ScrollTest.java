package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScrollTest {
    @Test
    void whatFollowsStaysAtTheEndUntilItIsMovedUpAndFollowsAgainThere() {
        assertEquals(7, Scroll.END.first(10, 3));
        assertEquals(0, Scroll.END.first(2, 3));
        Scroll up = Scroll.END.moved(-2, 10, 3, true);
        assertEquals(5, up.first(10, 3));
        assertEquals(5, up.first(20, 3), "paused");
        assertEquals(Scroll.END, up.moved(5, 10, 3, true));
        assertEquals(7, up.moved(5, 10, 3, false).top());
    }

    @Test
    void theNextLineWithTheTextIsFoundInBothDirections() {
        List<String> lines = List.of("loss 1", "x", "LOSS 2", "y", "z");
        Scroll search = Scroll.START.searching("loss");
        assertEquals(2, search.found(lines, 1, 1).top());
        assertEquals(0, search.found(lines, 1, 1).found(lines, 1, -1).top());
        assertEquals(2, search.found(lines, 1, 1).found(lines, 1, 1).top(), "there is no other one");
    }
}
