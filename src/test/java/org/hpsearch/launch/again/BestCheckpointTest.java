package org.hpsearch.launch.again;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The checkpoint of the best row.
class BestCheckpointTest {
    @TempDir
    Path scratch;

    private String of(String objective, String rows) throws IOException {
        WrittenRuns runs = new WrittenRuns(scratch);
        Files.writeString(scratch.resolve("hps.yaml"), objective);
        RunFolder run = runs.write('a', "./t");
        Files.writeString(run.file("metrics.csv"), "step,time,metric,value\n" + rows);
        List<Checkpoint> checkpoints = new ArrayList<>();
        for (int step = 1; step <= 3; step++) {
            checkpoints.add(new Checkpoint((double) step, (double) step, "e" + step, "", 1, ""));
        }
        Checkpoint best = new BestCheckpoint(run, runs.settings(), run.read()).of(checkpoints);
        return best == null ? "-" : best.path();
    }

    @Test
    void byTheObjective() throws IOException {
        String rows = "1,1,loss,3\n1,1,acc,0.5\n2,2,loss,NaN\n2,2,acc,0.9\n3,3,loss,2\n3,3,acc,0.9\n";
        assertEquals("e2", of("objective: max acc", rows));
        assertEquals("e3", of("objective: min loss", rows));
        assertEquals("e1", of("objective: max loss", rows));
        assertEquals("e1", of("objective: min acc", rows));
    }

    @Test
    void ofEquallyGoodRowsTheFirst() throws IOException {
        assertEquals("e2", of("", "1,1,loss,3\n2,2,loss,1\n3,3,loss,1\n"));
    }
}
