package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Style;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.value.Json;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportanceTableTest {
    private static final Objective ACC = new Objective("acc", Direction.MAX, false);

    @TempDir
    Path project;

    private ImportanceTable of(int count) throws IOException {
        ShownRuns runs = new ShownRuns(project);
        for (int i = 0; i < count; i++) {
            String id = "a" + (char) ('a' + i / 26) + (char) ('a' + i % 26) + "aa";
            runs.run(
                    id,
                    "{\"lr\": " + (i + 1) + ", \"noise\": " + (i * 7 % 5) + ", \"same\": 1, \"out\": \"d" + i
                            + "\", \"resume\": \"c" + i + "\", \"opt\": \"" + (i % 2 == 0 ? "sgd" : "adam") + "\"}",
                    "1,1,acc," + (i + 1));
        }
        runs.run("zzzzz", "{\"lr\": 1, \"other\": 1}");
        try (Workspace workspace = runs.open()) {
            return ImportanceTable.of(ShownRuns.values(workspace, ""), ACC);
        }
    }

    @Test
    void theParameterThatMovesTheMetricComesFirst() throws IOException {
        ImportanceTable table = of(40);
        assertEquals(40, table.runs());
        assertEquals("lr", table.shares().getFirst().name());
        assertEquals(
                List.of("lr", "noise", "opt"),
                table.shares().stream()
                        .map(ImportanceTable.Share::name)
                        .sorted()
                        .toList());
        assertEquals(
                1,
                table.shares().stream()
                        .mapToDouble(ImportanceTable.Share::share)
                        .sum(),
                1e-9);
        assertEquals("what mattered for the best tenth by acc, of 40 runs", table.about());
    }

    @Test
    void fewRunsSayLittle() throws IOException {
        assertEquals(
                "what mattered for the best tenth by acc, of 3 runs; fewer than 30 runs say little:"
                        + " the next ones may change the order",
                of(3).about());
    }

    @Test
    void sharesAsBarsAndAsJson() {
        ImportanceTable table = new ImportanceTable(
                ACC, 12, List.of(new ImportanceTable.Share("lr", 0.75, 12), new ImportanceTable.Share("opt", 0.25, 9)));
        assertEquals("""
            parameter  importance  runs
            lr               0.75    12  ███████████████████████
            opt              0.25     9  ████████
            """, new AlignedTable(new Style(false), 0).of(table.table(true)));
        assertEquals("""
            parameter  importance  runs
            lr           0.750000    12
            opt          0.250000     9
            """, new AlignedTable(new Style(false), 0).of(table.table(false)));
        assertEquals(
                "[{\"importance\": 0.75, \"metric\": \"acc\", \"parameter\": \"lr\", \"runs\": 12},"
                        + " {\"importance\": 0.25, \"metric\": \"acc\", \"parameter\": \"opt\", \"runs\": 9}]",
                Json.line(table.json()));
    }
}
