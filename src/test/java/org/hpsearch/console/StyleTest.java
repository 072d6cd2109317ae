package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StyleTest {
    @Test
    void eachStyleEndsWithItself() {
        Style on = new Style(true);
        assertEquals("\u001b[1mx\u001b[0m", on.bold("x"));
        assertEquals("\u001b[2mx\u001b[0m", on.dim("x"));
        assertEquals("\u001b[32mx\u001b[0m", on.green("x"));
        assertEquals("\u001b[31mx\u001b[0m", on.red("x"));
        assertEquals("\u001b[33mx\u001b[0m", on.yellow("x"));
        assertEquals("\u001b[1;33mx\u001b[0m", on.found("x"));
        assertEquals("", on.bold(""));
        assertEquals("x", new Style(false).red("x"));
    }
}
