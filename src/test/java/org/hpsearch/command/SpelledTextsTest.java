package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `Adam` and `adam` are found by one query, and stay two values wherever they are shown.
class SpelledTextsTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void runsOfTwoSpellings() throws IOException {
        hps = new Hps(scratch);
        hps.write("20260101-120000-aaaaa", "{\"opt\": \"Adam\"}", "1,,acc,0.5");
        hps.write("20260101-120100-bbbbb", "{\"opt\": \"adam\"}", "1,,acc,0.75");
        hps.write("20260101-120200-ccccc", "{\"opt\": \"sgd\"}", "1,,acc,0.25");
    }

    private String out(String... words) {
        return hps.run(words).out();
    }

    @Test
    void aQueryFindsBoth() {
        assertEquals("opt\nadam\nAdam\n", out("query", "opt:ADAM", "--columns", "opt", "--csv"));
    }

    @Test
    void groupsAreOfOneSpelling() {
        assertEquals("""
            3 runs in 3 groups; mean ± standard deviation of the runs' best values
            opt   runs   acc   min   max  best
            adam     1  0.75  0.75  0.75  bbbbb
            Adam     1   0.5   0.5   0.5  aaaaa
            sgd      1  0.25  0.25  0.25  ccccc
            """, out("query", "--group-by", "opt"));
    }

    @Test
    void sortingHasThemBesideEachOther() {
        assertEquals("opt\nadam\nAdam\nsgd\n", out("query", "--sort", "opt", "--columns", "opt", "--csv"));
    }

    @Test
    void fieldsNameBothWithTheRunsOfBoth() {
        assertEquals("""
            field  kind   type  runs  values
            opt    param  text     3  Adam/adam (2), sgd (1)
            """, out("fields", "opt"));
    }
}
