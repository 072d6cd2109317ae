package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OutsideTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir
    Path folder;

    private static List<String> sh(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private Outside.Outcome run(String script, Duration limit, int most) {
        return Outside.run(sh(script), folder, limit, most);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        echo hi          | 0  | hi  | true
        echo hi; exit 3  | 3  | hi  | false
        echo bad >&2     | 0  | ''  | true
        cat              | 0  | ''  | true
        kill -9 $$       | -1 | ''  | false
        """)
    void aCommandRunsToItsEndWithoutInputAndErrors(String script, int exit, String output, boolean fine) {
        Outside.Outcome outcome = run(script, LONG, 100);
        assertEquals(exit, outcome.exit());
        assertEquals(output, text(outcome.output()).strip());
        assertEquals(fine, outcome.fine());
    }

    @Test
    void itRunsInItsFolder() throws IOException {
        assertEquals(folder.toRealPath() + "\n", text(run("pwd -P", LONG, 1000).output()));
    }

    @Test
    void whatCannotBeStartedHasFailed() {
        Outside.Outcome outcome = Outside.run(List.of("/no/such/program"), folder, LONG, 100);
        assertEquals(Outside.Outcome.UNSTARTED, outcome.exit());
        assertFalse(outcome.fine());
    }

    @Test
    void anAnswerHasTheErrorsToo() {
        Outside.Outcome answer =
                Outside.ask(sh("echo $WORD; echo bad >&2; exit 2"), folder, Map.of("WORD", "hi"), LONG);
        assertEquals(2, answer.exit());
        assertEquals("hi\nbad\n", text(answer.output()));
    }

    @Test
    void tooMuchOutputIsCutAndTheCommandEnded() {
        Outside.Outcome outcome = run("while :; do echo line; done", LONG, 1000);
        assertFalse(outcome.whole());
        assertFalse(outcome.fine());
        assertTrue(text(outcome.output()).startsWith("line\nline\n"));
        assertTrue(run("printf 12345", LONG, 5).whole());
    }

    @Test
    void theLimitOfTimeHolds() {
        long begin = System.nanoTime();
        Outside.Outcome outcome = run("echo begun; exec sleep 45", Duration.ofMillis(300), 100);
        assertEquals(-1, outcome.exit());
        assertEquals("begun\n", text(outcome.output()));
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(30).toNanos());
    }

    @Test
    void theLimitOfTimeHoldsForWhatACommandHasStarted() {
        long begin = System.nanoTime();
        assertEquals(-1, run("sleep 45 & sleep 45", Duration.ofMillis(300), 100).exit());
        Outside.Outcome left = run("echo hi; sleep 5 & exit 0", Duration.ofMillis(900), 100);
        assertEquals(0, left.exit());
        assertEquals("hi\n", text(left.output()));
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(30).toNanos());
    }

    private static void write(OutputStream to, String text) {
        try {
            to.write(text.getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCommandIsFedAndWhatItPrintsIsPassedOn() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertEquals(0, Outside.feed(List.of("sort"), folder, in -> write(in, "b\na\n"), out));
        assertEquals("a\nb\n", text(out.toByteArray()));
        assertEquals(4, Outside.feed(sh("exit 4"), folder, in -> {}, out));
        assertThrows(IOException.class, () -> Outside.feed(List.of("/no/such/program"), folder, in -> {}, out));
    }

    @Test
    void whatACommandNoLongerReadsIsDropped() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exit = Outside.feed(
                List.of("head", "-n", "1"),
                folder,
                in -> {
                    for (int i = 0; i < 50_000; i++) {
                        write(in, "line " + i + "\n");
                    }
                },
                out);
        assertEquals(0, exit);
        assertEquals("line 0\n", text(out.toByteArray()));
    }

    @Test
    void allThatACommandPrintsIsAppendedToAFile() throws IOException, InterruptedException {
        Path log = Files.writeString(folder.resolve("log"), "before\n");
        assertEquals(5, Outside.log(sh("cat; echo $WORD; echo bad >&2; exit 5"), folder, Map.of("WORD", "good"), log));
        assertEquals("before\ngood\nbad\n", Files.readString(log));
        assertThrows(InterruptedException.class, () -> Outside.log(sh("exit 130"), folder, Map.of(), log));
    }

    @Test
    void whoWaitsForALogAndIsInterruptedEndsTheCommandAndWhatItStarted() throws Exception {
        Path pids = folder.resolve("pids");
        Thread waiting = new Thread(() -> {
            try {
                String script = "sleep 100 & echo $$ $! > tmp; mv tmp pids; wait";
                Outside.log(sh(script), folder, Map.of(), folder.resolve("log"));
            } catch (IOException | InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.start();
        while (!Files.exists(pids)) {
            Thread.sleep(10);
        }
        waiting.interrupt();
        waiting.join();
        for (String pid : Files.readString(pids).strip().split(" ")) {
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(handle -> handle.onExit().join());
        }
    }

    @Test
    void aPagerReadsAsMuchAsItLikes() throws IOException, InterruptedException {
        Path shown = folder.resolve("shown");
        assertTrue(Outside.page("cat > '" + shown + "'; echo \"$LESS\" >> '" + shown + "'", "two\nlines\n"));
        assertEquals("two\nlines\nFRX\n", Files.readString(shown));
        assertTrue(Outside.page("true", "x".repeat(1_000_000)));
        assertFalse(Outside.page("no-such-pager", "text"));
    }
}
