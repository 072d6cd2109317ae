package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.junit.jupiter.api.Test;

/// Searches on the real Slurm of this machine.
class SlurmSearchTest extends OnSlurm {
    private static List<String> search(String... more) {
        List<String> line = new ArrayList<>(List.of("sweep", "--on", "slurm", "--objective", "min loss"));
        line.addAll(List.of(more));
        return line;
    }

    @Test
    void whatADeadSearchLeftInTheQueueIsFollowedAndNotSubmittedAgain() throws Exception {
        List<String> line =
                search("--search", "random", "--runs", "3", "--jobs", "2", "lr=uniform(0,1)", "--", "sh", "train.sh");
        List<String> hold = new ArrayList<>(line);
        hold.addAll(List.of("--", "--hold"));
        List<String> rest = new ArrayList<>(line);
        rest.addAll(List.of("--", "--mem=800"));
        slurm.call("cd '" + folder + "'; export HPS_INDEX=$PWD/.index; '" + script + "' " + Words.join(hold)
                + " > driver.out 2>&1 & echo $! > '" + folder + "/driver'");
        slurm.waitFor(
                "records of two jobs",
                () -> slurm.call("ls '" + folder + "'/hps-runs/.submitted/*/job.json")
                                .lines()
                                .count()
                        == 2);
        slurm.call("kill -9 $(cat '" + folder + "/driver')");
        List<String> look = new ArrayList<>(rest);
        look.add(1, "--dry-run");
        Hps.Outcome foreseen = hps.run(look.toArray(String[]::new));
        assertTrue(foreseen.err().contains("; 1 of 3 runs to do; 2 wait or run already\n"), foreseen.err());
        assertEquals(1, foreseen.out().lines().count(), foreseen.out());
        slurm.call("for job in $(squeue --noheader --format=%A); do scontrol release $job; done");
        Hps.Outcome outcome = hps.run(rest.toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err() + printed());
        assertTrue(outcome.err().contains(": 3 finished in "), outcome.err());
        assertEquals(3, batches().size());
        assertEquals(3, runs().size(), printed());
        assertTrue(runs().stream().allMatch(run -> run.state(Instant.now()) == RunState.FINISHED));
    }

    /// Counts its epochs to `--epochs`, keeps a checkpoint an epoch, goes on from `--resume`; its loss is about `--lr`.
    private static final String FALLING = """
        lr=1 epochs=30 from=0
        while [ $# -gt 0 ]; do
          case $1 in --lr) lr=$2 ;; --resume) from=$(cat "$2") ;; esac
          shift 2
        done
        for epoch in $(seq $((from + 1)) $epochs); do
          [ -e quick ] || sleep 0.3
          echo "epoch $epoch/$epochs loss: $lr.$((99 - epoch))"
          echo $epoch > $lr.tmp && mv $lr.tmp $lr.ckpt
        done
        """;

    @Test
    void whatIsBadIsCancelledAndGoesOnFromItsCheckpointOnceItIsAmongTheBest() throws Exception {
        Files.writeString(folder.resolve("falling.sh"), FALLING);
        Hps.Outcome outcome = hps.run(search(
                        "--search",
                        "grid",
                        "--stop",
                        "halving",
                        "--min",
                        "1",
                        "--max",
                        "2",
                        "--eta",
                        "2",
                        "lr=choice(1,2,3,4)",
                        "--",
                        "sh",
                        "falling.sh",
                        "--",
                        "--mem=800")
                .toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err() + printed());
        assertEquals(
                List.of("1 FINISHED ", "2 STOPPED halving", "3 STOPPED halving", "4 STOPPED halving", "2 FINISHED "),
                runs().stream().map(SlurmSearchTest::told).toList(),
                outcome.err() + printed());
        RunRecord promoted = runs().getLast();
        assertEquals(runs().get(1).id(), promoted.info().lineage().parent());
        assertEquals(
                runs().getFirst().info().lineage().sweep(),
                promoted.info().lineage().sweep());
        assertEquals(numbers(1, 30), steps(promoted, "loss"));
    }

    @Test
    void whatIsWorseThanTheMedianOfEarlierRunsIsCancelled() throws Exception {
        Files.writeString(folder.resolve("falling.sh"), FALLING);
        Files.createFile(folder.resolve("quick"));
        for (int lr = 1; lr <= 5; lr++) {
            Hps.Outcome run = hps.run("run", "--no-sys", "--", "sh", "falling.sh", "--lr", "" + lr);
            assertEquals(0, run.code(), run.err());
        }
        Files.delete(folder.resolve("quick"));
        Hps.Outcome outcome = hps.run(search(
                        "--search",
                        "grid",
                        "--stop",
                        "median",
                        "--min",
                        "2",
                        "lr=choice(1,2,3,4,5,6)",
                        "--",
                        "sh",
                        "falling.sh",
                        "--",
                        "--mem=800")
                .toArray(String[]::new));
        assertEquals(0, outcome.code(), outcome.err() + printed());
        assertEquals(
                List.of("1 FINISHED ", "2 FINISHED ", "3 FINISHED ", "4 FINISHED ", "5 FINISHED ", "6 STOPPED median"),
                runs().stream().map(SlurmSearchTest::told).sorted().toList(),
                outcome.err() + printed());
    }

    private static String told(RunRecord run) {
        Value lr = run.params().get("lr");
        EndStatus end = run.end();
        return (lr == null ? "" : lr.print()) + " " + run.state(Instant.now()) + " "
                + (end == null ? "no end" : end.stopped());
    }
}
