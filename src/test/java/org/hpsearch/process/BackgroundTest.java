package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
class BackgroundTest {
    @TempDir
    Path folder;

    private static List<String> sh(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    @Test
    void aProcessHasASessionOfItsOwnWithoutTheStreamsOfTheTerminal() throws IOException, InterruptedException {
        Path errors = folder.resolve("errors");
        String script = "cat; echo $WORD $$ $(cut -d' ' -f6 /proc/$$/stat) >&2; test -t 1 || echo none >&2";
        Process process = Background.launch(sh(script), folder, Map.of("WORD", "hello"), errors);
        assertEquals(0, process.waitFor());
        List<String> lines = Files.readAllLines(errors);
        assertEquals("hello " + process.pid() + " " + process.pid(), lines.getFirst());
        assertEquals("none", lines.get(1));
    }

    @Test
    void whoStartsOneWaitsUntilItIsReadyAndNoLonger() throws IOException, InterruptedException {
        Path ready = folder.resolve("ready");
        String script = "echo $$ > pid; sleep 0.3; touch ready; exec sleep 35";
        boolean ended = Background.start(sh(script), folder, Map.of(), () -> Files.exists(ready));
        long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        assertFalse(ended);
        assertTrue(Files.exists(ready));
        assertTrue(process.isAlive());
        process.destroyForcibly();
        process.onExit().join();
    }

    @Test
    void oneThatEndsBeforeItIsReadyIsNotWaitedFor() throws IOException, InterruptedException {
        assertTrue(Background.start(List.of("false"), folder, Map.of(), () -> false));
    }
}
