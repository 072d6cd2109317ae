package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs of a search say together: which parameters mattered, the front, the history.
class SearchAnswersTest {
    @TempDir
    Path scratch;

    private Hps hps;

    /// The loss is x, the size 10 - x but for the last; kind is idle, out names each run.
    @BeforeEach
    void runs() throws Exception {
        hps = new Hps(scratch);
        Files.writeString(
                scratch.resolve("t.sh"), "echo \"epoch 1 val_loss: $2 val_size: $(( $2 == 7 ? 9 : 10 - $2 ))\"\n");
        for (int x = 1; x <= 7; x++) {
            hps.run(
                    "run",
                    "--no-sys",
                    "-q",
                    "--",
                    "sh",
                    "t.sh",
                    "--x",
                    "" + (x * 3 % 8),
                    "--kind",
                    x % 2 == 0 ? "a" : "b",
                    "--out",
                    "dir/run-" + x);
        }
    }

    @Test
    void importanceNamesWhatDiffersAndWhatItRestsOn() {
        Hps.Outcome outcome = hps.run("importance", "-m", "val_loss");
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals("""
            what mattered for the best tenth by val_loss, of 7 runs; fewer than 30 runs say little: the next ones may change the order
            parameter  importance  runs
            x                0.99     7  ██████████████████████████████
            kind             0.01     7
            """, outcome.out());
        assertTrue(hps.run("importance", "-m", "val_loss", "--json").out().contains("\"parameter\": \"x\""));
        Hps.Outcome none = hps.run("importance", "x:3", "-m", "val_loss");
        assertEquals(1, none.code());
        assertTrue(none.err().contains("differ in no parameter"), none.err());
        assertTrue(hps.run("importance", "-m", "val_size").err().contains("min val_size or max val_size"));
    }

    @Test
    void theFrontHasTheRunsThatNoOtherBeatsInAll() {
        assertEquals(
                """
                val_loss,val_size
                1,9
                2,8
                3,7
                4,6
                5,5
                6,4
                """, values("query", "--pareto", "val_loss,min val_size", "--columns", "val_loss,val_size", "--csv"));
        assertEquals(
                "val_loss,val_size\n1,9\n",
                values("query", "--pareto", "val_loss,min x", "--columns", "val_loss,val_size", "--csv"));
        String head = values("query", "--pareto", "val_loss,min duration", "--csv")
                .lines()
                .findFirst()
                .orElseThrow();
        assertTrue(head.contains("val_loss") && head.contains("duration"), head);
        Hps.Outcome alone = hps.run("query", "--pareto", "val_loss");
        assertEquals(2, alone.code());
    }

    private String values(String... words) {
        return hps.run(words).out();
    }

    @Test
    void historyAndSliceAreDrawn() {
        String history = hps.run("plot", "--history", "-m", "val_loss").out();
        assertTrue(history.contains("best val_loss so far"), history);
        String slice = hps.run("plot", "--slice", "x", "-m", "val_loss").out();
        assertTrue(slice.contains("val_loss over x"), slice);
        assertEquals(2, hps.run("plot", "--slice", "x", "--history").code());
    }
}
