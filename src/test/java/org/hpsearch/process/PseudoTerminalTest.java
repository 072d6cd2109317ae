package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PseudoTerminalTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin", "WORD", "hello");

    @TempDir
    Path folder;

    private PseudoTerminal start(String script, Path output) throws IOException {
        return PseudoTerminal.start(List.of("/bin/sh", "-c", script), ENVIRONMENT, folder, output, false);
    }

    @Test
    void whatAProgramPrintsOnItsTerminalIsAppendedToAFile() throws IOException, InterruptedException {
        Path output = Files.writeString(folder.resolve("out"), "before\n");
        PseudoTerminal terminal = start("test -t 1 && echo $WORD; stty size; exit 6", output);
        assertEquals(6, terminal.process().waitFor());
        terminal.drain();
        terminal.release();
        String printed = Files.readString(output).replace("\r\n", "\n");
        assertTrue(printed.matches("before\nhello\n\\d+ \\d+\n"), printed);
    }

    @Test
    void aFullDiskCostsTheRecordAndNotTheProgram() throws IOException, InterruptedException {
        PseudoTerminal terminal = start(
                "i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; echo > done", Path.of("/dev/full"));
        assertEquals(0, terminal.process().waitFor());
        assertTrue(Files.exists(folder.resolve("done")));
        assertEquals(
                "No space left on device",
                assertThrows(IOException.class, terminal::drain).getMessage());
    }

    @Test
    void aProgramThatCannotBeStartedLeavesAFileAndNoTerminal() {
        Path output = folder.resolve("out");
        assertThrows(
                IOException.class,
                () -> PseudoTerminal.start(List.of("/no/such"), ENVIRONMENT, folder.resolve("none"), output, false));
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
