package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.RunState;
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
        slurm.call("cd '" + folder + "'; export HPS_INDEX=$PWD/.index; '" + script + "' "
                + org.hpsearch.value.Words.join(hold) + " > driver.out 2>&1 & echo $! > '" + folder + "/driver'");
        slurm.waitFor("two jobs", () -> slurm.call("squeue --noheader").lines().count() == 2);
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
}
