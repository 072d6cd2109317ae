package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Style;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTableTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private void swept(String id, String sweep, String params, String... metrics) throws IOException {
        runs.run(id, params, metrics).info(id, "\"lineage\": {\"kind\": \"run\", \"sweep\": \"" + sweep + "\"}");
    }

    private String table() throws IOException {
        try (Workspace workspace = runs.open()) {
            return new AlignedTable(new Style(false), 0)
                    .of(new SweepTable(runs.context(), workspace).of(ShownRuns.result(workspace, "")));
        }
    }

    @Test
    void aRowForEachSweepWithItsBestRun() throws IOException {
        swept("aaaaa", "sabcd", "{\"lr\": 0.1, \"n\": 1}", "1,1,loss,3");
        swept("bbbbb", "sabcd", "{\"lr\": 1e-1, \"n\": 2}", "1,1,loss,2");
        swept("ccccc", "sabcd", "{\"lr\": 0.3, \"n\": 1}", "1,1,loss,NaN");
        runs.file("ccccc", "status.json", "{\"exit\": 1}");
        swept("ddddd", "szzzz", "{\"lr\": 0.1}");
        runs.run("eeeee", "{\"lr\": 0.5}", "1,1,loss,0");
        assertEquals("""
            sweep  experiment  runs  states                varied        loss  best   age
            sabcd  train          3  2 finished, 1 failed  lr (2) n (2)     2  bbbbb  57 min
            szzzz  train          1  1 finished                                       56 min
            """, table());
    }

    @Test
    void howManyTie() throws IOException {
        swept("aaaaa", "sabcd", "{\"lr\": 0.1}", "1,1,loss,2");
        swept("bbbbb", "sabcd", "{\"lr\": 0.2}", "1,1,loss,2");
        assertEquals("""
            sweep  experiment  runs  states      varied  loss  best          age
            sabcd  train          2  2 finished  lr (2)     2  aaaaa, 2 tie  58 min
            """, table());
    }

    @Test
    void noSweep() throws IOException {
        runs.run("aaaaa", "{}");
        assertEquals("sweep  experiment  runs  states  varied  age\n", table());
    }
}
