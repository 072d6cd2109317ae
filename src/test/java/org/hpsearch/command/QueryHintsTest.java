package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What hps says of a question that has no answer, of a cut one, and where there are no runs yet.
class QueryHintsTest {
    @TempDir
    Path scratch;

    private Hps hps() throws IOException {
        Hps hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        for (int i = 1; i <= 4; i++) {
            hps.write(
                    "2026090" + i + "-080000-" + "abcd".charAt(i - 1) + "aaaa",
                    "{\"lr\": 0." + i + ", \"model\": \"a,b\"}",
                    "1,1,val_acc,0." + i,
                    "2,1,val_acc,0." + (5 - i),
                    "2,1,tokens," + i);
        }
        return hps;
    }

    private static String first(Hps.Outcome outcome, String text) {
        return outcome.code() + " " + text.lines().findFirst().orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
        lr:0.1,0.2             => hps: '0.1,0.2' is one value with a comma; for one of several: lr:(0.1 OR 0.2)
        lr=0.1,0.2 AND lr<1    => hps: '0.1,0.2' is one value with a comma; for one of several: lr:(0.1 OR 0.2)
        lr>0.1 AN lr<0.3       => hps: hps searches for the word 'AN'; did you mean AND?
        lr>0.1 ro lr<0.3       => hps: hps searches for the word 'ro'; did you mean OR?
        model:a,b              => ''
        """)
    void whatAQueryWithoutAnAnswerMayMean(String query, String said) throws IOException {
        assertEquals(said, hps().run("query", query).err().lines().findFirst().orElse(""));
    }

    @Test
    void aSecondOperatorInOneComparisonIsAnError() throws IOException {
        Hps hps = hps();
        assertEquals("""
            hps query: a second '>' in one comparison; write lr>0.1 AND lr<0.2, or quote a value that holds such a sign
              lr>>1
                 ^
            """, hps.run("query", "lr>>1").err());
        assertEquals(2, hps.run("query", "lr<0.1<0.2").code());
        assertEquals("no runs\n", hps.run("query", "model=\">x\"").out());
    }

    @Test
    void theHeadSaysHowManyWereFound() throws IOException {
        Hps hps = hps();
        assertEquals("0 2 of 4 runs, best val_acc first (guessed; set objective in hps.yaml)", head("--top", "2"));
        assertEquals("0 4 runs, best val_acc first (guessed; set objective in hps.yaml)", head("--top", "4"));
        assertEquals("0 0 of 4 runs", head("--top", "0"));
        assertEquals(
                "hps: of tokens the last value counts: no direction is known (directions: in hps.yaml)\n",
                hps.run("query", "--group-by", "lr", "-m", "tokens").err());
    }

    private String head(String... more) throws IOException {
        String[] words = new String[more.length + 1];
        words[0] = "query";
        System.arraycopy(more, 0, words, 1, more.length);
        Hps.Outcome outcome = hps().run(words);
        return first(outcome, outcome.out());
    }

    @Test
    void anAggregateOfAMetricComesBestFirst() throws IOException {
        assertEquals("0 4 runs, best val_acc.last first", head("--sort", "val_acc.last"));
        assertTrue(hps().run("query", "--sort", "val_acc.last", "--columns", "val_acc.last", "--csv")
                .out()
                .startsWith("val_acc.last\n0.4\n0.3\n"));
        assertEquals("0 4 runs, least val_acc.count first", head("--sort", "val_acc.count"));
    }

    @Test
    void whereThereAreNoRunsYetHpsSaysWhatToType() throws IOException {
        Files.createDirectories(scratch.resolve("hps-runs"));
        Hps hps = new Hps(scratch);
        String said = "hps: there are no runs yet; record one: hps run python train.py --lr 0.1\n";
        assertEquals(new Hps.Outcome(0, "", said), hps.run("fields"));
        assertEquals(new Hps.Outcome(0, "", said), hps.run("fields", "lr"));
        assertEquals(
                new Hps.Outcome(0, "no runs\n", "hps: record one: hps run python train.py --lr 0.1\n"),
                hps.run("query"));
        assertEquals(
                new Hps.Outcome(1, "", "hps: no field is called 'xyz'; hps fields lists all\n"),
                hps().run("fields", "xyz"));
    }

    @Test
    void aWordThatNoSweepCanBeOfIsRefused() throws IOException {
        Hps.Outcome outcome = hps().run("sweep", "0.2", "lr=1,2", "--", "true");
        assertEquals(
                "2 hps sweep: '0.2' is not a run, not an experiment of hps.yaml, and not KEY=VALUES; put -- before the"
                        + " command",
                first(outcome, outcome.err()));
    }

    @Test
    void removedRunsGoIntoTheTrash() throws IOException {
        assertEquals(
                "hps: would move 1 run into the trash\n",
                hps().run("rm", "aaaaa", "--dry-run").err());
    }
}
