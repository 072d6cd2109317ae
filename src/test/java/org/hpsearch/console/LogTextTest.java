package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogTextTest {
    @Test
    void theLastLinesAreThoseThatATerminalShows() {
        assertEquals(List.of(), LogText.last("", 10));
        assertEquals(List.of("a", "b"), LogText.last("a\n\n  \nb", 10));
        assertEquals(List.of("b", "c"), LogText.last("a\nb\nc\n", 2));
        assertEquals(List.of("100%|====|", "done"), LogText.last("1%|=|\r 50%|==|\r100%|====|\r\ndone\r\n", 10));
        assertEquals(
                List.of("  loss: 1"), LogText.last("\u001b[31m  loss:\u001b[0m 1\u001b[K\u001b]0;title\u0007\n", 3));
        assertEquals(List.of("red plain"), LogText.last("\u001b[31mred\u001b(B\u001b[m plain\n", 1), "as tput says it");
        assertEquals(List.of("a    b\\u0000 日本"), LogText.last("a\tb\0 日本", 1));
    }
}
