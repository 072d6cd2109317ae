package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `hps ls --sweeps`, `sweep:@last`, `--pivot`, and why runs failed.
class SweepsAndPivotTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void runs() throws IOException {
        hps = new Hps(scratch).at("2026-11-25T12:00:00Z");
        write(1, "{\"lr\": 0.1, \"hidden\": 8}", "aaaaa", 0.5);
        write(2, "{\"lr\": 0.3, \"hidden\": 8}", "aaaaa", 0.7);
        write(3, "{\"lr\": 0.1, \"hidden\": 16}", "bbbbb", 0.6);
        write(4, "{\"lr\": 1e-1, \"hidden\": 16}", "bbbbb", 0.8);
        write(5, "{\"lr\": 0.3, \"hidden\": 16}", "", 0.9);
    }

    private void write(int day, String params, String sweep, double accuracy) throws IOException {
        Path run = hps.write(
                "2026110" + day + "-080000-run" + (char) ('a' + day) + "x", params, "1,1,val_acc," + accuracy);
        String sweeps = sweep.isEmpty() ? "" : ", \"lineage\": {\"sweep\": \"" + sweep + "\"}";
        Files.writeString(
                run.resolve("run.json"),
                "{\"format\": 1, \"experiment\": \"mlp\", \"started\": \"2026-11-0" + day
                        + "T08:00:00.000Z\", \"command\": [\"mlp\"]" + sweeps + "}");
    }

    @Test
    void aRowForEachSweep() {
        assertEquals("""
            sweep  experiment  runs  states      varied  val_acc  best   age
            bbbbb  mlp            2  2 finished              0.8  runex  22 d
            aaaaa  mlp            2  2 finished  lr (2)      0.7  runcx  24 d
            """, hps.run("ls", "--sweeps").out());
    }

    @Test
    void eachSweepIsJudgedByWhatItsOwnRunsHave() throws IOException {
        Path run = hps.write("20261106-080000-rungx", "{\"rate\": 2}", "1,1,loss,0.25");
        Files.writeString(
                run.resolve("run.json"),
                "{\"format\": 1, \"experiment\": \"sim\", \"started\": \"2026-11-06T08:00:00.000Z\","
                        + " \"command\": [\"sim\"], \"lineage\": {\"sweep\": \"ccccc\"}}");
        Files.writeString(scratch.resolve("hps.yaml"), "objective: max val_acc\n");
        assertEquals("""
            sweep  experiment  runs  states      varied  metric   value  best   age
            ccccc  sim            1  1 finished          loss      0.25  rungx  19 d
            bbbbb  mlp            2  2 finished          val_acc    0.8  runex  22 d
            aaaaa  mlp            2  2 finished  lr (2)  val_acc    0.7  runcx  24 d
            """, hps.run("ls", "--sweeps").out());
    }

    @Test
    void theLastSweepByName() {
        assertEquals(
                "id\n20261104-080000-runex\n20261103-080000-rundx\n",
                hps.run("query", "sweep:@last", "--columns", "id", "--csv").out());
        assertEquals(
                "hps query: no run belongs to a sweep; hps sweep makes one\n",
                new Hps(scratch.resolve("none")).run("query", "sweep:@last").err());
    }

    @Test
    void twoFieldsAcross() {
        assertEquals("""
            val_acc: mean ± standard deviation over 5 runs
            lr   hidden=8   hidden=16
            0.1       0.5  0.7 ± 0.14
            0.3       0.7         0.9
            """, hps.run("query", "--pivot", "lr,hidden").out());
        assertTrue(hps.run("query", "--pivot", "lr,hidden", "--latex").out().contains("0.14"));
        assertEquals(
                "lr,hidden=8,hidden=16\n0.1,0.5,0.7 ± 0.1414213562373096\n0.3,0.7,0.9\n",
                hps.run("query", "--pivot", "lr,hidden", "--csv").out());
        assertEquals(2, hps.run("query", "--pivot", "lr").code());
    }

    @Test
    void whyRunsFailed() {
        Hps real = new Hps(scratch.resolve("real"));
        real.run("run", "-q", "--", "sh", "-c", "echo Traceback >&2; echo 'ValueError: lr is negative' >&2; exit 1");
        real.run("run", "-q", "--", "sh", "-c", "kill -9 $$");
        real.run("run", "-q", "--", "sh", "-c", "exit 3");
        real.run("run", "-q", "--", "sh", "-c", "echo loss: 0.5; exit 4");
        real.run("run", "-q", "--", "true");
        assertEquals(
                """
                reason,exit
                exit status 4; its last line: loss: 0.5,4
                exit status 3,3
                SIGKILL,137
                ValueError: lr is negative,1
                """,
                real.run("ls", "state:failed OR state:killed", "--columns", "reason,exit", "--csv")
                        .out());
        assertTrue(
                real.run("ls").out().lines().skip(1).findFirst().orElseThrow().contains("  reason"));
        assertTrue(!real.run("ls", "state:finished").out().contains("reason"));
    }

    @Test
    void exportsSayWhenRunsStarted() {
        assertEquals(
                "id,lr,hidden,val_acc,started",
                hps.run("query", "--csv").out().lines().findFirst().orElseThrow());
    }
}
