package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// `hps rerun` and `hps resume` on the real Slurm of this machine.
@EnabledIfEnvironmentVariable(
        named = "HPS_SLURM_TROUBLE",
        matches = "1",
        disabledReason = "HPS_SLURM_TROUBLE=1 runs it")
class SlurmAgainTest extends OnSlurm {
    private RunRecord first(String... more) {
        hps.run(Stream.concat(Stream.of("run", "-q", "--", "sh", "train.sh"), Stream.of(more))
                .toArray(String[]::new));
        return runs().getFirst();
    }

    @Test
    void aRunIsRepeatedWithEachValueInOneArray() throws Exception {
        String id = first("--pause", "0", "--out", "a,b.ckpt").id();
        Hps.Outcome shown = hps.run("rerun", id, "epochs=1,2", "--on", "slurm", "--dry-run", "--", "--lr", "2");
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("\n#SBATCH --array=0-1\n"), shown.out());
        String line = "hps rerun --auto-resume --yes " + id + " epochs=";
        assertTrue(
                shown.out()
                        .endsWith("==> tasks\n0\trerun " + RunId.shortForm(id) + " epochs=1\t" + line + "1 -- --lr 2\n"
                                + "1\trerun " + RunId.shortForm(id) + " epochs=2\t" + line + "2 -- --lr 2\n"),
                shown.out());
        Hps.Outcome outcome =
                hps.run("rerun", id, "epochs=1,2", "out='\"c,d.ckpt\"'", "--on", "slurm", "--", "--", "--mem=800");
        assertEquals(0, outcome.code(), outcome.err());
        String job = outcome.out().strip();
        assertEquals("hps: 2 runs are handed to slurm as job " + job + "; hps jobs shows them\n", outcome.err());
        slurm.drained();
        List<RunRecord> again = runs().subList(1, runs().size());
        assertEquals(2, again.size(), printed());
        for (RunRecord run : again) {
            assertEquals(RunState.FINISHED, run.state(Instant.now()), printed());
            assertEquals("rerun", run.info().lineage().kind());
            assertEquals(id, run.info().lineage().parent());
            assertEquals(job, run.info().job().get("array_job"));
        }
        assertEquals(
                2,
                again.stream().map(run -> run.params().get("epochs")).distinct().count());
    }

    @Test
    void aRepeatThatIsPutBackGoesOnFromItsOwnCheckpoint() throws Exception {
        String id = first("--pause", "0").id();
        String job = hps.run("rerun", id, "epochs=30", "pause=0.1", "out=r.ckpt", "--on", "slurm")
                .out()
                .strip();
        slurm.waitFor("epoch 3", () -> epoch("r.ckpt") > 3);
        putBack(job);
        drainedAtOnce(job);
        assertEquals(3, runs().size(), printed());
        RunRecord last = runs().getLast();
        assertEquals(runs().get(1).id(), last.info().lineage().parent(), printed());
        assertEquals(numbers(1, 30), steps(last, "loss"));
    }

    @Test
    void aResumeThatIsPutBackTwiceGoesOnFromItsOwnCheckpoint() throws Exception {
        Files.writeString(folder.resolve("hps.yaml"), "checkpoints: ['*.ckpt']\n");
        String id = first("--pause", "0").id();
        String job = hps.run("resume", id, "epochs=30", "pause=0.1", "--with", "--resume {checkpoint}", "--on", "slurm")
                .out()
                .strip();
        slurm.waitFor("epoch 6", () -> epoch("model.ckpt") > 6);
        putBack(job);
        slurm.waitFor("epoch 12", () -> epoch("model.ckpt") > 12);
        putBack(job);
        drainedAtOnce(job);
        List<RunRecord> lives = runs();
        assertEquals(4, lives.size(), printed());
        for (int i = 1; i < 4; i++) {
            assertEquals("resume", lives.get(i).info().lineage().kind());
            assertEquals(lives.get(i - 1).id(), lives.get(i).info().lineage().parent(), printed());
        }
        assertEquals(numbers(1, 30), steps(lives.getLast(), "loss"));
    }

    /// Requeues a job, which starts again at once.
    private void putBack(String job) throws Exception {
        String number = slurm.number(job);
        slurm.call("scontrol requeue " + job);
        slurm.waitFor(
                "the job waits",
                () -> slurm.call("squeue -h -o %T -j " + job).contains("PENDING") && slurm.hasLeft(number));
        slurm.call("scontrol update JobId=" + job + " StartTime=now");
    }
}
