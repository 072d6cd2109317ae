package org.hpsearch.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is mistyped, hps names the nearest thing that there is.
class NearestNamesTest {
    @TempDir
    Path scratch;

    private Hps hps;

    @BeforeEach
    void twoRuns() throws IOException {
        hps = new Hps(scratch).at("2026-11-20T12:00:00Z");
        for (String id : new String[] {"20260901-080000-aaaaa", "20260902-080000-kqmxz"}) {
            Path run = hps.write(id, "{\"lr\": 1}");
            Files.writeString(run.resolve("metrics.csv"), "step,time,metric,value\n1,1,val_acc,0.5\n1,1,loss,0.5\n");
        }
        hps.run("name", "aaaaa", "baseline");
    }

    private void says(int code, String message, String... words) {
        Hps.Outcome outcome = hps.run(words);
        String first = outcome.err().lines().findFirst().orElse("");
        assertEquals(code + " " + message, outcome.code() + " " + first + outcome.out());
    }

    @Test
    void anOption() {
        says(2, "hps plot: unknown option '--grop-by'; did you mean '--group-by'?", "plot", "--grop-by", "lr");
        says(2, "hps plot: unknown option '--grop-by'; did you mean '--group-by'?", "plot", "--grop-by=lr");
        says(2, "hps sweep: unknown option '--lr'", "sweep", "lr=1,2", "--lr");
        says(2, "hps query: unknown option '--zzzzzz'", "query", "--zzzzzz");
        says(2, "hps fields: unexpected word 'lr'", "fields", "loss", "lr");
    }

    @Test
    void aRun() {
        says(1, "hps show: no run matches 'baselin'; did you mean 'baseline'?", "show", "baselin");
        says(1, "hps show: no run matches 'kqmxy'; did you mean 'kqmxz'?", "show", "kqmxy");
        says(1, "hps show: no run matches 'nothing'; hps ls lists all", "show", "nothing");
        says(1, "hps rerun: no run matches 'baselin'; did you mean 'baseline'?", "rerun", "baselin");
        says(1, "hps rm: no run has the id or the name 'baselin'; did you mean 'baseline'?", "rm", "baselin");
        says(
                1,
                "hps rm: no run has the id or the name 'nothing'; a query takes a field, such as command:nothing",
                "rm",
                "nothing");
    }

    @Test
    void aMetricOrAnotherField() {
        says(1, "hps: no field is called 'lsos'; did you mean 'loss'?", "fields", "lsos");
        says(
                2,
                "hps importance: no run has the metric 'val_ac'; did you mean 'val_acc'?",
                "importance",
                "-m",
                "val_ac");
        says(
                2,
                "hps importance: no run has the metric 'val_ac'; did you mean 'val_acc'?",
                "importance",
                "-m",
                "max val_ac");
        says(1, "hps plot: no selected run has the metric 'los'; did you mean 'loss'?", "plot", "-m", "los");
    }
}
