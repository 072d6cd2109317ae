package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// What can go wrong with jobs, on the real Slurm of this machine. It waits for time limits and lost nodes, so it runs
/// only
/// where it is asked for: `HPS_SLURM_TROUBLE=1`.
@EnabledIfEnvironmentVariable(
        named = "HPS_SLURM_TROUBLE",
        matches = "1",
        disabledReason = "HPS_SLURM_TROUBLE=1 runs it")
class SlurmTroubleTest extends OnSlurm {
    private String sweep(String values, int epochs, String... more) {
        List<String> words = new ArrayList<>(List.of("sweep", "--on", "slurm", "lr=" + values));
        words.addAll(List.of(more));
        words.addAll(List.of("--", "sh", "train.sh", "--out", "{lr}.ckpt", "--pause", "0.2", "--epochs", "" + epochs));
        return submitted(words.toArray(String[]::new));
    }

    private String submitted(String... words) {
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out().strip();
    }

    /// What `hps jobs` says, in `task state reason`, the oldest first.
    private List<String> jobs(String job) {
        return hps.run("jobs", "--fresh", "job:" + job, "--csv")
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> (cells[0] + " " + cells[3] + " " + cells[4]).strip())
                .sorted()
                .toList();
    }

    private void assertEachEpochOnce(RunRecord run, int epochs) throws Exception {
        assertEquals(RunState.FINISHED, run.state(Instant.now()), printed());
        assertEquals(numbers(1, epochs), steps(run, "loss"));
    }

    @Test
    void aControllerThatIsKilledAndStartedInMidSweepLosesNothing() throws Exception {
        String job = sweep("1,2,3", 10);
        slurm.waitFor("epoch 2", () -> epoch("1.ckpt") > 1);
        slurm.killController();
        Hps.Outcome silent = hps.run("jobs", "--fresh", "--all");
        assertTrue(
                silent.err().startsWith("hps: Slurm does not say what waits: slurm_load_jobs error: Unable to contact"),
                silent.err());
        assertTrue(silent.out().contains("no answer from the queue"), silent.out());
        slurm.startController();
        slurm.drained();
        assertEquals(3, runs().size(), printed());
        for (RunRecord run : runs()) {
            assertEachEpochOnce(run, 10);
        }
        assertEquals(List.of(job + "_0 finished", job + "_1 finished", job + "_2 finished"), jobs(job));
    }

    @Test
    void theJobsOfANodeThatGoesDownGoOnWhenItIsBack() throws Exception {
        String job = sweep("1,2", 60);
        slurm.waitFor("epoch 2", () -> epoch("1.ckpt") > 1 && epoch("2.ckpt") > 1);
        String node = slurm.call("sinfo --noheader --format=%n").strip();
        List<String> numbers = List.of(slurm.number(job + "_0"), slurm.number(job + "_1"));
        slurm.call("scontrol update nodename=" + node + " state=down reason=test");
        slurm.waitFor("both wait", () -> jobs(job).stream().allMatch(task -> task.contains(" queued ")));
        for (String number : numbers) {
            slurm.waitFor("the first life has left the node", () -> slurm.hasLeft(number));
        }
        slurm.call("scontrol update nodename=" + node + " state=resume");
        drainedAtOnce(job + "_0", job + "_1");
        assertEquals(4, runs().size(), printed());
        for (RunRecord run : runs().subList(2, 4)) {
            assertEquals("resume", run.info().lineage().kind());
            assertEachEpochOnce(run, 60);
        }
        assertEquals(List.of(job + "_0 finished", job + "_1 finished"), jobs(job));
    }

    @Test
    void ofAnArrayThatIsCancelledHalfWayTheSameLineSubmitsTheRest() throws Exception {
        String job = sweep("1,2,3", 12, "--jobs", "1");
        slurm.waitFor("epoch 2 of the second", () -> epoch("2.ckpt") > 1);
        slurm.call("scancel " + job);
        slurm.drained();
        assertEquals(
                List.of(
                        job + "_0 finished",
                        job + "_1 killed cancelled",
                        job + "_2 cancelled before its program started"),
                jobs(job));
        String rest = sweep("1,2,3", 12, "--jobs", "1");
        slurm.drained();
        assertEquals(List.of(rest + "_1 finished", rest + "_2 finished"), jobs(rest));
        assertEquals(4, runs().size(), printed());
        assertEquals(runs().get(1).id(), runs().get(2).info().lineage().parent());
        for (int run : List.of(0, 2, 3)) {
            assertEachEpochOnce(runs().get(run), 12);
        }
    }

    @Test
    void aJobThatItsMemoryLimitKillsSaysSo() throws Exception {
        Files.writeString(folder.resolve("eat.sh"), """
            echo "epoch 1/9 loss: 1"
            x=a
            while :; do x=$x$x; sleep 0.1; done
            """);
        String job = submitted("run", "--on", "slurm", "--", "sh", "eat.sh", "--", "--mem=300");
        slurm.drained();
        assertEquals(1, runs().size(), printed());
        assertEquals(List.of(job + " lost out of memory"), jobs(job));
    }

    @Test
    void aJobWhoseTimeLimitIsNearPutsItselfBackAndGoesOn() throws Exception {
        Files.writeString(folder.resolve("hps.yaml"), """
            resume: '--resume {checkpoint}'
            checkpoints: ['*.ckpt']
            slurm: {time: '1', signal: USR1, requeue: true, options: ['--signal=B:USR1@50']}
            """);
        Path train = folder.resolve("train.sh");
        Files.writeString(train, "trap 'echo near >> near; exit 3' USR1\n" + Files.readString(train));
        String job = submitted("run", "--on", "slurm", "--", "sh", "train.sh", "--epochs", "45", "--pause", "0.8");
        slurm.waitFor("the signal", () -> Files.exists(folder.resolve("near")));
        drainedAtOnce(job);
        assertEquals(Files.readAllLines(folder.resolve("near")).size() + 1, runs().size(), printed());
        assertEquals(3, Objects.requireNonNull(runs().getFirst().end()).exit(), printed());
        assertEachEpochOnce(runs().getLast(), 45);
        assertEquals(List.of(job + " finished"), jobs(job));
    }
}
