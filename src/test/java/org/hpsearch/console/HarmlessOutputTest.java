package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HarmlessOutputTest {
    private static String shown(boolean colours, byte[] printed) throws IOException {
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        try (HarmlessOutput out = new HarmlessOutput(terminal, colours)) {
            out.write(printed);
        }
        return terminal.toString(StandardCharsets.UTF_8);
    }

    private static String shown(boolean colours, String printed) throws IOException {
        return shown(colours, printed.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textEndsOfLinesTabsAndBarsPass() throws IOException {
        assertEquals("", shown(true, ""));
        assertEquals("no end", shown(true, "no end"));
        assertEquals("a\tb\r\n 50%|==|\r100%|==|\n日本 👍\n", shown(true, "a\tb\r\n 50%|==|\r100%|==|\n日本 👍\n"));
    }

    @Test
    void coloursPassWhereTheyAreWantedAndEnd() throws IOException {
        assertEquals("\u001b[1;31mred\u001b[m\n\u001b[0m", shown(true, "\u001b[1;31mred\u001b[m\n"));
        assertEquals("\u001b[38:2::1:2:3mrgb\u001b[0m", shown(true, "\u001b[38:2::1:2:3mrgb"));
        assertEquals("red\n", shown(false, "\u001b[1;31mred\u001b[m\n"));
    }

    @Test
    void nothingElseActsOnTheTerminal() throws IOException {
        assertEquals("abc\n", shown(true, "a\u001b[2Jb\u001b[10;1H\u001b[?1049hc\u001b[6n\n"));
        assertEquals("ab\n", shown(true, "a\u001b]0;title\u0007b\u001b]52;c;cm0=\u001b\\\n"));
        assertEquals("ab\n", shown(true, "a\u001bcb\u001b7\n"));
        assertEquals("reset\n", shown(true, "\u001b(Breset\u001bPq#1\u001b\\\n"));
        assertEquals("a\nb\rc\n", shown(true, "a\u001b]0;title\nb\u001b]0;title\rc\u001b(\n"), "not ended");
        assertEquals("\\u0007\\u0008\\u0000\\u009b\\u202e\\u001b\n", shown(true, "\u0007\b\0\u009b\u202e\u001b\n"));
        assertEquals("\uFFFD[2J\n", shown(true, new byte[] {(byte) 0x9b, '[', '2', 'J', '\n'}));
    }

    @Test
    void aVeryLongLineGoesOutWhole() throws IOException {
        String line = "x".repeat(200_000) + "\n";
        assertEquals(line, shown(true, line));
    }
}
