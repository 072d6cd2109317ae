package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.hpsearch.run.Host;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run folder from a stranger is data: no look at it writes outside, follows a link out, or waits for ever.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StrangersFolderTest {
    @TempDir
    Path scratch;

    private Hps hps;
    private Path run;
    private Path bashrc;

    @BeforeEach
    void receive() throws IOException {
        Path project = Files.createDirectories(scratch.resolve("project"));
        hps = new Hps(project);
        hps.write("20260101-000000-oldie", "{\"lr\": 1}");
        run = Files.createDirectories(project.resolve("hps-runs/20260102-000000-abcde"));
        bashrc = Files.writeString(scratch.resolve("bashrc"), "mine\n");
        Files.writeString(run.resolve("exit"), "1\n");
        Files.writeString(run.resolve("params.json"), "{}");
        Files.writeString(
                run.resolve("run.json"),
                "{\"format\": 1, \"command\": [\"x\"], \"host\": \"" + Host.name()
                        + "\", \"started\": \"2026-01-02T00:00:00Z\"}");
        Files.writeString(run.resolve("output.log"), "{\"step\": 1, \"a;touch PWNED;b\": 0.5}\n");
    }

    /// As if this machine had made it: the words for it stand in every run that was ever shared.
    private void forge() throws IOException {
        Files.writeString(
                run.resolve("process.json"),
                "{\"shim\": {\"pid\": 4194304, \"start\": 1}, \"machine\": \"" + Host.machine() + "\", \"boot\": \""
                        + Host.boot() + "\", \"namespace\": \"" + Host.namespace() + "\"}");
    }

    private void bothAreListed() {
        String out = hps.run("ls", "--csv", "--columns", "id,state").out();
        assertEquals("id,state\n20260102-000000-abcde,failed\n20260101-000000-oldie,finished\n", out);
    }

    @Test
    void aHostsNameProvesNothing() throws IOException {
        Files.createSymbolicLink(run.resolve("metrics.csv"), bashrc);
        bothAreListed();
        assertEquals("mine\n", Files.readString(bashrc));
        assertFalse(Files.exists(run.resolve("status.json")));
        assertFalse(Files.exists(run.resolve(".lock")));
    }

    @Test
    void linksInAForgedRunAreNotWritten() throws IOException {
        forge();
        Files.createSymbolicLink(run.resolve("metrics.csv"), bashrc);
        bothAreListed();
        Files.deleteIfExists(run.resolve(".lock"));
        Files.createSymbolicLink(run.resolve(".lock"), scratch.resolve("rc"));
        Files.delete(run.resolve("metrics.csv"));
        bothAreListed();
        assertEquals("mine\n", Files.readString(bashrc));
        assertFalse(Files.exists(scratch.resolve("rc")));
    }

    @Test
    void aFifoAsALockStopsNoVerb() throws Exception {
        forge();
        for (String name : new String[] {".lock", ".notes.lock"}) {
            new ProcessBuilder("mkfifo", run.resolve(name).toString()).start().waitFor();
        }
        bothAreListed();
        var tagged = hps.run("tag", "abcde", "x");
        assertEquals(1, tagged.code());
        assertTrue(tagged.err().contains(".notes.lock"), tagged.err());
        assertTrue(tagged.err().contains("is not a regular file: hps does not write into it; delete it"), tagged.err());
    }

    @Test
    void aRunOfThisMachineIsCompletedOnDisk() throws IOException {
        forge();
        bothAreListed();
        assertTrue(Files.exists(run.resolve("status.json")));
        assertTrue(Files.readString(run.resolve("metrics.csv")).contains("PWNED"), "its own log's own name");
    }

    @Test
    void onlyCopiesOfCheckpointsAreDeleted() throws IOException {
        Path foreign = scratch.resolve("foreign");
        Files.createDirectories(foreign.resolve("deep"));
        Files.writeString(foreign.resolve("deep/thesis"), "mine");
        Files.createDirectories(run.resolve("checkpoints"));
        Files.createSymbolicLink(run.resolve("checkpoints/0001"), foreign);
        Files.createDirectories(run.resolve("checkpoints/0002"));
        Files.writeString(run.resolve("checkpoints/0002/c"), "12345");
        Files.writeString(run.resolve("checkpoints.csv"), """
            step,time,path,kept,bytes,sha256
            1,1.000,a,checkpoints/0001/deep/thesis,4,
            2,1.000,b,.,4,
            3,1.000,c,run.json,4,
            4,1.000,d,./,4,
            5,1.000,e,inputs,4,
            6,1.000,f,checkpoints/0002/c,5,
            """);
        var outcome = hps.run("rm", "--checkpoints", "-y", "abcde");
        assertEquals("hps: deleted the checkpoints of 1 run, 5 B\n", outcome.err());
        assertEquals("mine", Files.readString(foreign.resolve("deep/thesis")));
        assertTrue(Files.exists(run.resolve("run.json")));
        assertFalse(Files.exists(run.resolve("checkpoints/0002")));
    }

    @Test
    void aNulInATextIsNoPath() throws IOException {
        Files.writeString(
                run.resolve("run.json"),
                "{\"cwd\": \"a\\u0000b\", \"command\": [\"true\"], \"inputs\": {\"a\\u0000\": \"b\"},"
                        + " \"lineage\": {\"parent\": \"a\\u0000\", \"checkpoint\": \"\\u0000\"}}");
        bothAreListed();
        for (String[] line :
                new String[][] {{"show", "abcde"}, {"rerun", "abcde", "--dry-run"}, {"resume", "abcde", "--dry-run"}}) {
            assertTrue(
                    hps.run(line).code() <= 1,
                    String.join(" ", line) + ": " + hps.run(line).err());
        }
    }

    @Test
    void aNulInANameIsNoFile() throws IOException {
        Files.writeString(run.resolve("params.json"), "{\"a\\u0000b\": 1}");
        var outcome = hps.run("diff", "abcde,oldie");
        assertEquals("0 ", outcome.code() + " " + outcome.err());
        assertEquals(
                "a\\u0000b         1", outcome.out().lines().toList().get(1).stripTrailing());
    }

    @Test
    void whatIsShownIsWhatHappensAndHarmless() throws IOException {
        Files.writeString(
                run.resolve("run.json"),
                "{\"cwd\": \".\", \"command\": [\"echo\", \"a\\u001b[2Jb\"], \"lineage\": {\"kind\": \"resume\"}}");
        var shown = hps.run("rerun", "abcde", "--dry-run");
        assertEquals("echo 'a'$'\\x1b''[2Jb'\n", shown.out());
        assertEquals(
                "hps: abcde continues from a checkpoint of a run that it does not name, and so does its command;"
                        + " hps rerun of that one starts from the beginning\n",
                shown.err());
        Files.createDirectories(run.resolve("checkpoints/0001"));
        Files.writeString(run.resolve("checkpoints/0001/c"), "12345");
        Files.writeString(
                run.resolve("checkpoints.csv"),
                "step,time,path,kept,bytes,sha256\n1,1.000,../other,checkpoints/0001/c,5,\n");
        for (String[] line : new String[][] {{"resume", "abcde", "--dry-run"}, {"resume", "abcde", "-y"}}) {
            var refused = hps.run(line);
            assertEquals(1, refused.code());
            assertTrue(refused.err().contains("hps does not put a checkpoint back to "), refused.err());
            assertFalse(refused.err().contains("hps: puts "), refused.err());
        }
    }

    @Test
    void aParentThatLeadsOutIsNoRun() throws IOException {
        Path outside = Files.createDirectories(scratch.resolve("project/secret"));
        Files.writeString(outside.resolve("run.json"), "{\"experiment\": \"leaked\"}");
        Files.writeString(run.resolve("run.json"), "{\"command\": [\"x\"], \"lineage\": {\"parent\": \"../secret\"}}");
        bothAreListed();
        assertFalse(hps.run("show", "abcde").out().contains("leaked"));
    }

    @Test
    void rmFollowsNoLink() throws IOException {
        Path foreign = Files.createDirectories(scratch.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis"), "mine");
        Files.createSymbolicLink(run.resolve("inputs"), foreign);
        assertEquals(
                "hps: moved 1 run into the trash; hps rm --empty frees the space\n",
                hps.run("rm", "-y", "abcde").err());
        assertFalse(Files.exists(run));
        assertEquals("mine", Files.readString(foreign.resolve("thesis")));
    }

    @Test
    void noVerbShowsAFileOutside() throws IOException {
        for (String name : new String[] {"stderr.log", "metrics.csv", "observed.json"}) {
            Files.createSymbolicLink(run.resolve(name), bashrc);
        }
        Files.delete(run.resolve("output.log"));
        Files.createSymbolicLink(run.resolve("output.log"), bashrc);
        Files.writeString(
                run.resolve("run.json"),
                "{\"command\": [\"true\"], \"inputs\": {\"c.txt\": \"" + bashrc
                        + "\", \"d.txt\": \"../../../bashrc\"}}");
        Files.createDirectories(run.resolve("inputs"));
        Files.createSymbolicLink(run.resolve("inputs/c.txt"), bashrc);
        Files.writeString(hps.folder.resolve("c.txt"), "other\n");
        for (String[] line : new String[][] {
            {"show", "abcde"},
            {"log", "abcde"},
            {"log", "--stderr", "abcde"},
            {"diff", "abcde,oldie"},
            {"rerun", "--dry-run", "abcde"},
            {"query", "log:mine"},
            {"report", "abcde", "-o", hps.folder.resolve("r.html").toString()}
        }) {
            var outcome = hps.run(line);
            assertFalse((outcome.out() + outcome.err()).contains("mine"), String.join(" ", line) + outcome);
        }
        assertFalse(Files.readString(hps.folder.resolve("r.html")).contains("mine"));
    }
}
