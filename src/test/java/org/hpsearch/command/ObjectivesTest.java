package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs are judged by: their experiment's objective, the project's, or a guess.
class ObjectivesTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void twoExperiments() throws IOException {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        hps.write("20260901-080000-aaaaa", "{\"lr\": 1}", "1,1,val_acc,0.9", "1,1,val_loss,3");
        hps.write("20260902-080000-bbbbb", "{\"lr\": 2}", "1,1,val_acc,0.8", "1,1,val_loss,2");
        for (String id : new String[] {"ccccc", "ddddd"}) {
            String energy = id.equals("ccccc") ? "-7" : "-5";
            Path run = hps.write("20260903-080000-" + id, "{\"T\": 3}", "1,1,energy," + energy, "1,1,rmse,1");
            Files.writeString(
                    run.resolve("run.json"), "{\"format\": 1, \"experiment\": \"ising\", \"command\": [\"ising\"]}");
        }
    }

    private String head(String... query) {
        String[] words = new String[query.length + 1];
        words[0] = "query";
        System.arraycopy(query, 0, words, 1, query.length);
        Hps.Outcome outcome = hps.run(words);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.out().lines().findFirst().orElse("");
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(scratch.resolve("hps.yaml"), yaml);
    }

    @Test
    void anExperimentHasItsOwn() throws IOException {
        settings("""
            objective: min val_loss
            experiments:
              ising: {objective: min energy}
            """);
        assertEquals("2 runs, best energy first", head("run.experiment:ising"));
        assertEquals("2 runs, best val_loss first", head("experiment:train"));
        assertEquals("4 runs, best energy first", head());
        assertEquals(
                "id\n20260903-080000-ccccc\n20260903-080000-ddddd\n",
                hps.run("query", "experiment:ising", "--columns", "id", "--csv").out());
    }

    @Test
    void whereTheSetOneIsAbsentItIsGuessed() throws IOException {
        settings("objective: min val_loss\n");
        assertEquals("2 runs, best rmse first (guessed; set objective in hps.yaml)", head("experiment:ising"));
        assertEquals("4 runs, best val_loss first", head());
        settings("objective: max nothing\n");
        assertEquals("2 runs, best val_acc first (guessed; set objective in hps.yaml)", head("experiment:train"));
    }

    @Test
    void aRunThatStartsIsJudgedByItsExperiment() throws IOException {
        settings("experiments: {job: {objective: min val_acc, command: echo 'val_acc=0.5'}}\n");
        Hps.Outcome outcome = hps.run("run", "job");
        assertEquals(0, outcome.code(), outcome.err());
        assertEquals("1 run, best val_acc first", head("experiment:job"));
    }

    @Test
    void metricsMayBeChosenWithoutGroups() {
        assertEquals("2 runs, best val_loss first", head("experiment:train", "-m", "val_loss"));
        assertEquals(
                "id,val_loss,lr\n20260902-080000-bbbbb,2,2\n20260901-080000-aaaaa,3,1\n",
                hps.run("query", "experiment:train", "-m", "val_loss", "--columns", "id,val_loss,lr", "--csv")
                        .out());
        assertEquals(
                "id,lr,val_acc\n20260901-080000-aaaaa,1,0.9\n20260902-080000-bbbbb,2,0.8\n",
                hps.run("query", "experiment:train", "-m", "val_acc", "--columns", "id,lr", "--csv")
                        .out());
    }
}
