package org.hpsearch.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrackedTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir
    Path folder;

    private Tracked.Plan plan(@Nullable Path errors, boolean foreground, boolean tty, String... command) {
        return new Tracked.Plan(
                List.of(command),
                folder,
                Map.of("WORD", "hello"),
                folder.resolve("exit"),
                folder.resolve("out"),
                errors,
                foreground,
                tty);
    }

    private Tracked start(String script) throws IOException {
        return Tracked.start(plan(null, false, false, "sh", "-c", script));
    }

    private String file(String name) throws IOException {
        return Files.readString(folder.resolve(name)).replace("\r\n", "\n");
    }

    @Test
    void theShimNotesTheExitStatusAndTheOutputIsAppended() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("out"), "before\n");
        Tracked tracked = start("cat; echo $WORD; echo bad >&2; exit 3");
        assertEquals(3, tracked.await(LONG));
        assertFalse(tracked.isAlive());
        assertEquals("3\n", file("exit"));
        assertEquals("before\nhello\nbad\n", file("out"));
    }

    @Test
    void whatTheShellSaysOfAKilledProgramIsNotItsOutput() throws IOException, InterruptedException {
        Tracked tracked = start("echo last >&2; kill -9 $$");
        assertEquals(137, tracked.await(LONG));
        assertEquals("137\n", file("exit"));
        assertEquals("last\n", file("out"));
    }

    @Test
    void errorsGoToAFileOfTheirOwnWhereOneIsNamed() throws IOException, InterruptedException {
        Tracked tracked =
                Tracked.start(plan(folder.resolve("errors"), false, false, "sh", "-c", "echo good; echo bad >&2"));
        assertEquals(0, tracked.await(LONG));
        assertEquals("good\n", file("out"));
        assertEquals("bad\n", file("errors"));
    }

    @Test
    void aProgramIsNoBuiltInOfTheShellAndItsWordsStayWhole() throws IOException, InterruptedException {
        Path own = Files.writeString(folder.resolve("times"), "#!/bin/sh\nprintf '<%s>' \"$@\"\n");
        assertTrue(own.toFile().setExecutable(true));
        assertEquals(
                0,
                Tracked.start(plan(null, false, false, "./times", "a b", "$WORD", "", "'"))
                        .await(LONG));
        assertEquals("<a b><$WORD><><'>", file("out"));
        assertEquals(
                127, Tracked.start(plan(null, false, false, "no-such-program")).await(LONG));
        assertEquals("127\n", file("exit"));
    }

    @Test
    void aProgramInTheBackgroundHasAGroupOfItsOwn() throws IOException, InterruptedException {
        Tracked tracked = start("exec sleep 50");
        assertNull(tracked.await(Duration.ofMillis(50)));
        assertTrue(tracked.isAlive());
        long program = tracked.programPid().orElseThrow();
        String stat = Files.readString(Path.of("/proc/" + program + "/stat"));
        String group = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2];
        assertEquals(Long.toString(tracked.group(program)), group);
        assertFalse(group.equals(Long.toString(ProcessHandle.current().pid())));
        Signals.send(program, "KILL");
        assertEquals(137, tracked.await(LONG));
        assertEquals("137\n", file("exit"));
    }

    @Test
    void theShimOutlivesASignalToTheGroupAndNotesWhatBecameOfTheProgram() throws IOException, InterruptedException {
        Tracked tracked =
                start("exec 2> /dev/null; trap 'echo caught; exit 7' TERM; echo ready; while :; do sleep 0.1; done");
        while (!Files.exists(folder.resolve("out")) || !file("out").equals("ready\n")) {
            Thread.sleep(10);
        }
        for (String signal : List.of("HUP", "USR1")) {
            Signals.send(tracked.shimPid(), signal);
        }
        assertTrue(tracked.isAlive());
        Signals.sendGroup(tracked.group(tracked.programPid().orElseThrow()), "TERM");
        assertEquals(7, tracked.await(LONG));
        assertEquals("7\n", file("exit"));
        assertEquals("ready\ncaught\n", file("out"));
    }

    @Test
    void onATerminalBothStreamsGoToOneFile() throws IOException, InterruptedException {
        Tracked tracked = Tracked.start(
                plan(folder.resolve("errors"), false, true, "sh", "-c", "test -t 1 && echo tty; echo bad >&2"));
        assertEquals(0, tracked.await(LONG));
        tracked.drain();
        assertEquals("tty\nbad\n", file("out"));
        assertEquals("0\n", file("exit"));
        assertFalse(Files.exists(folder.resolve("errors")));
    }

    @Test
    void withoutARecordAProgramRunsInOurPlace() throws IOException, InterruptedException {
        Process bare = Tracked.startBare(List.of("sh", "-c", "exit $STATUS"), folder, Map.of("STATUS", "11"));
        assertEquals(11, bare.waitFor());
        assertFalse(Files.exists(folder.resolve("exit")));
    }
}
