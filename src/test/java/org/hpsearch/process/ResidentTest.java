package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program that stays and answers, line by line.
@Timeout(60)
class ResidentTest {
    @TempDir
    Path scratch;

    private Resident shell(String script) throws IOException {
        return Resident.start(List.of("/bin/sh", "-c", script), scratch, Map.of("ONLY", "this"));
    }

    @Test
    void eachQuestionGetsALine() throws IOException {
        try (Resident echo = shell("echo noise >&2; while read line; do echo \"$line in $ONLY$HOME\"; done")) {
            assertEquals("ä b in this", echo.ask("ä b"), "it gets no other variable");
            assertEquals("c in this", echo.ask("c"));
        }
    }

    @Test
    void aProgramThatEndsGivesNoAnswer() throws IOException {
        try (Resident mute = shell("read line")) {
            assertEquals(
                    true,
                    String.valueOf(assertThrows(IOException.class, () -> mute.ask("a"))
                                    .getMessage())
                            .endsWith(" has ended without an answer"));
        }
        assertThrows(IOException.class, () -> Resident.start(List.of("./nosuch"), scratch, Map.of()));
    }
}
