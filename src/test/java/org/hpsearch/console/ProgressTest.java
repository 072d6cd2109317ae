package org.hpsearch.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aBarIsDrawnOnOneLineAndWiped() {
        try (Progress progress = new Progress(stream, true, "indexing", () -> 8)) {
            progress.draw(2, "", 80);
            assertEquals("\rindexing [=====               ] 2/8\u001b[K", err());
            progress.draw(8, "2 running", 30);
        }
        assertEquals(
                "\rindexing [=====               ] 2/8\u001b[K"
                        + "\rindexing [==================…\u001b[K"
                        + "\r\u001b[K",
                err());
    }

    @Test
    void nobodyLooksWithoutATerminal() {
        try (Progress progress = new Progress(stream, false, "indexing", () -> 8)) {
            progress.draw(2, "", 80);
            progress.at(3);
        }
        assertEquals("", err());
    }

    @Test
    void aQuickJobShowsNone() {
        try (Progress progress = new Progress(stream, true, "indexing", () -> 8)) {
            progress.at(3);
        }
        assertEquals("", err());
    }

    @Test
    void bytesAreCountedInTheirUnits() {
        try (Progress progress = Progress.ofBytes(stream, true, "reading", 4_000_000_000L)) {
            progress.draw(3_000_000_000L, "", 80);
        }
        assertEquals("\rreading [===============     ] 3.0 GB/4.0 GB\u001b[K\r\u001b[K", err());
    }
}
