package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScrollTest {
    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    @Test
    void whatFollowsStaysAtTheEndUntilItIsMovedUpAndFollowsAgainThere() {
        assertEquals(7, Scroll.END.first(numbers(10), 3));
        assertEquals(0, Scroll.END.first(numbers(2), 3));
        Scroll up = Scroll.END.moved(-2, numbers(10), 3, true);
        assertEquals(5, up.first(numbers(10), 3));
        assertEquals(5, up.first(numbers(20), 3), "paused");
        assertEquals(Scroll.END, up.moved(5, numbers(10), 3, true));
        assertEquals(7, up.moved(5, numbers(10), 3, false).top());
    }

    @Test
    void theNextLineWithTheTextIsFoundInBothDirections() {
        List<String> lines = List.of("loss 1", "x", "LOSS 2", "y", "z");
        Scroll search = Scroll.START.searching("loss");
        assertEquals(2, search.found(lines, 1, 1).top());
        assertEquals(0, search.found(lines, 1, 1).found(lines, 1, -1).top());
        assertEquals(2, search.found(lines, 1, 1).found(lines, 1, 1).top(), "there is no other one");
    }

    @Test
    void theLastTracebackIsShownFromItsBeginningOrWhereItIsTooLongWithItsEnd() {
        List<String> lines = List.of(
                "epoch 1",
                "Traceback (most recent call last):",
                "  File \"a.py\"",
                "KeyError: 'a'",
                "During handling of the above exception, another exception occurred:",
                "[rank0]: Traceback (most recent call last):",
                "  File \"b.py\"",
                "  File \"c.py\"",
                "ValueError: no",
                "cleaned up");
        assertEquals(5, Scroll.FAILURE.first(lines, 4));
        assertEquals(6, Scroll.FAILURE.first(lines, 3));
        assertEquals(0, Scroll.FAILURE.first(lines, 20));
        assertTrue(Scroll.hasFailure(lines));
        List<String> java =
                List.of("step 1", "Exception in thread \"main\" a.B.SomeError: no", "\tat x", "\tat y", "\tat z");
        assertEquals(1, Scroll.FAILURE.first(java, 2));
        assertEquals(1, Scroll.FAILURE.first(List.of("a", "b", "c"), 2), "the end where nothing failed");
        assertFalse(Scroll.hasFailure(List.of("a", "b")));
    }
}
