package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that prints `loss` and `Loss` has two metrics.
class SplitMetricsTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void aRunWithBothAndRunsWithOne() {
        hps = new Hps(scratch);
        run("both", "loss=1 Loss=8");
        run("more", "loss=2 Loss=5");
        run("small", "loss=3");
        run("great", "Loss=4");
    }

    private void run(String name, String values) {
        hps.run("run", "-q", "-n", name, "--", "sh", "-c", "echo epoch 1 " + values);
    }

    private String rows(String... words) {
        Hps.Outcome outcome = hps.run(words);
        return outcome.err() + outcome.out();
    }

    @Test
    void eachSpellingIsAColumnAndOrdersTheRuns() {
        assertEquals("""
            name,Loss,loss
            great,4,4
            more,5,2
            both,8,1
            small,,3
            """, rows("query", "--sort", "Loss", "--columns", "name,Loss,loss", "--csv"));
        assertEquals("""
            name,Loss,loss
            both,8,1
            more,5,2
            small,,3
            great,4,4
            """, rows("query", "--sort", "loss", "--columns", "name,Loss,loss", "--csv"));
    }

    @Test
    void aConditionMeansTheSpelling() {
        assertEquals("name\nboth\n", rows("query", "loss<2", "--columns", "name", "--csv"));
        assertEquals("name\ngreat\n", rows("query", "Loss<5", "--columns", "name", "--csv"));
        assertEquals("name\nsmall\n", rows("query", "NOT has:Loss", "--columns", "name", "--csv"));
        assertEquals("name\nboth\n", rows("query", "metric.Loss.max>5", "--columns", "name", "--csv"));
    }

    @Test
    void anotherSpellingIsRefused() {
        assertEquals("""
            hps query: 'LOSS' may be Loss or loss: a run has both as metrics of their own; write it as the program does
            """, rows("query", "LOSS<5"));
        assertEquals("""
            hps query: 'LOSS' may be Loss or loss: a run has both as metrics of their own; write it as the program does
            """, rows("query", "--sort", "LOSS"));
    }

    @Test
    void whereNoRunHasBothTheSpellingCountsNothing() {
        hps.run("rm", "-y", "both,more");
        assertEquals("""
            name,Loss
            small,3
            great,4
            """, rows("query", "--sort", "LOSS", "--columns", "name,loss", "--csv"));
    }
}
