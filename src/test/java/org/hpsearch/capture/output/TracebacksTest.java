package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TracebacksTest {
    private static String sources(String text) {
        Tracebacks tracebacks = new Tracebacks();
        StringBuilder found = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            found.append(tracebacks.isSource(bytes, bytes.length) ? line.strip() + "\n" : "");
        }
        return found.toString();
    }

    @Test
    void linesBelowFrames() {
        assertEquals("loss = 0.5\nx = 3\n", sources("""
            Traceback (most recent call last):
              File "a.py", line 3, in f
                loss = 0.5
              File "b.py", line 9, in g
                x = 3
                y = 4
            ValueError: 7
            """));
    }

    @Test
    void whatLooksLikeIt() {
        assertEquals("", sources("    loss = 0.5\n"));
        assertEquals("", sources("  File \"a.py\", line 3\nloss = 0.5\n    x = 1\n"));
        assertEquals("", sources(""));
    }
}
