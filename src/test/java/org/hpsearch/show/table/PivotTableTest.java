package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.Style;
import org.hpsearch.console.Table;
import org.hpsearch.query.Groups;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PivotTableTest {
    @TempDir
    Path project;

    private static Table pivot(ShownRuns runs, String metric) throws IOException {
        try (Workspace workspace = runs.open()) {
            Groups groups = workspace.groups(
                    new Groups.Request("", List.of("opt", "lr"), List.of(metric), 1, List.of("opt", "lr"), 100));
            RowValues values = new RowValues(
                    groups.groups().stream().map(Groups.Group::best).toList(), workspace.names());
            return new PivotTable(values, groups).of("opt", "lr", metric);
        }
    }

    @Test
    void meansAndDeviationsByTwoFields() throws IOException {
        ShownRuns runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 1e-1, \"opt\": \"sgd\"}", "1,1,acc,0.5")
                .run("bbbbb", "{\"lr\": 0.1, \"opt\": \"sgd\"}", "1,1,acc,1")
                .run("ccccc", "{\"lr\": 0.02, \"opt\": \"sgd\"}", "1,1,acc,0.25")
                .run("ddddd", "{\"lr\": 0.02, \"opt\": \"none\"}", "1,1,acc,NaN")
                .run("eeeee", "{\"lr\": 0.02}", "1,1,acc,0.123456789")
                .run("fffff", "{\"opt\": \"none\"}", "1,1,acc,0.75");
        assertEquals("""
            opt     lr=0.02       lr=0.1  lr=(none)
            none          -                    0.75
            sgd        0.25  0.75 ± 0.35
            (none)   0.1235
            """, new AlignedTable(new Style(false), 0).of(pivot(runs, "acc")));
        assertEquals("""
            opt,lr=0.02,lr=0.1,lr=(none)
            none,,,0.75
            sgd,0.25,0.75 ± 0.3535533905932738,
            (none),0.123456789,,
            """, new CsvTable().of(pivot(runs, "acc")));
    }

    @Test
    void oneRun() throws IOException {
        ShownRuns runs = new ShownRuns(project).run("aaaaa", "{\"lr\": 0.1, \"opt\": \"sgd\"}", "1,1,acc,0.5");
        assertEquals("opt,lr=0.1\nsgd,0.5\n", new CsvTable().of(pivot(runs, "acc")));
    }
}
