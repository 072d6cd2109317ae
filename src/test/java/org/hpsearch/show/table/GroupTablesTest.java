package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupTablesTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 0.1, \"seed\": 1}", "1,1,acc,0.5", "1,1,norm,5")
                .run("bbbbb", "{\"lr\": 0.1, \"seed\": 2}", "1,1,acc,0.75", "1,1,norm,6")
                .run("ccccc", "{\"lr\": 0.02, \"seed\": 1}", "1,1,acc,0.875")
                .run("ddddd", "{\"seed\": 1}");
    }

    private String printed(String query, BiConsumer<TableOptions, GroupOptions> change) {
        TableOptions table = new TableOptions();
        GroupOptions options = new GroupOptions();
        change.accept(table, options);
        try (Workspace workspace = runs.open()) {
            new GroupTables(runs.context(), workspace, table, options).print(query);
            return runs.printed().replaceAll("20260901-\\d{6}-", "");
        } catch (UsageException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String refused(BiConsumer<TableOptions, GroupOptions> change) {
        return String.valueOf(
                assertThrows(UsageException.class, () -> printed("", change)).getMessage());
    }

    @Test
    void metricsThatNoRunOfTheAnswerHasAreLeftOut() {
        assertEquals("""
            lr,runs,acc.count,acc.mean,acc.std,acc.min,acc.max,acc.best,best
            0.02,1,1,0.875,,0.875,0.875,0.875,ccccc
            """, printed("lr<0.1", (table, options) -> {
            options.keys = List.of("lr");
            table.csv = true;
        }));
    }

    @Test
    void meansWithTheBestGroupFirst() {
        assertEquals("""
            4 runs in 3 groups; mean ± standard deviation of the runs' best values
              lr  runs           acc    min    max  best
            0.02     1         0.875  0.875  0.875  ccccc
             0.1     2  0.625 ± 0.18    0.5   0.75  bbbbb
                     1
            """, printed("", (table, options) -> options.keys = List.of("lr")));
    }

    @Test
    void theBestOneSaysHowManyTie() throws IOException {
        runs.run("eeeee", "{\"lr\": 0.02}", "1,1,acc,0.875");
        assertEquals("""
            2 runs in 1 group; mean ± standard deviation of the runs' best values
              lr  runs        acc    min    max  best
            0.02     2  0.875 ± 0  0.875  0.875  eeeee, 2 tie
            """, printed("lr:0.02", (table, options) -> options.keys = List.of("lr")));
    }

    @Test
    void aConfigurationIsAllButRepeats() {
        assertEquals("""
            2 runs in 1 group; mean ± standard deviation of the runs' best values
             lr  runs           acc  min   max  best
            0.1     2  0.625 ± 0.18  0.5  0.75  bbbbb
            """, printed("lr:0.1", (table, options) -> options.keys = List.of("config")));
    }

    @Test
    void theWholeAsCsvAndAsJson() {
        assertEquals("""
            lr,runs,acc.count,acc.mean,acc.std,acc.min,acc.max,acc.best,best
            0.1,2,2,0.625,0.1767766952966369,0.5,0.75,0.75,bbbbb
            """, printed("lr:0.1", (table, options) -> {
            table.csv = true;
            options.keys = List.of("lr");
            options.metrics = List.of("acc");
        }));
        assertEquals("""
            [
              {
                "best": "bbbbb",
                "key": {
                  "lr": 0.1
                },
                "metrics": {
                  "acc": {
                    "best": 0.75,
                    "count": 2,
                    "max": 0.75,
                    "mean": 0.625,
                    "min": 0.5,
                    "std": 0.1767766952966369
                  }
                },
                "runs": 2
              }
            ]
            """, printed("lr:0.1", (table, options) -> {
            table.json = true;
            options.keys = List.of("lr");
            options.metrics = List.of("acc");
        }));
    }

    @Test
    void valuesAreCountedTheMostFrequentFirst() {
        assertEquals("""
            4 runs in 2 groups; mean ± standard deviation of the runs' best values; (n): only n of the runs have a number
            seed  runs                acc  best
               1     3  0.6875 ± 0.27 (2)  ccccc
               2     1               0.75  bbbbb
            """, printed("", (table, options) -> options.facets = List.of("seed")));
    }

    @Test
    void aPivotSaysWhatIsInItsCells() {
        assertEquals("""
            acc: mean ± standard deviation over 3 of 4 runs, the others have no number; -: no run there has one
            lr      seed=1  seed=2
            0.02     0.875
            0.1        0.5    0.75
            (none)       -
            """, printed("", (table, options) -> options.pivot = List.of("lr", "seed")));
    }

    @Test
    void aMeanSaysOfHowManyRunsItIsWhereSomeDiverged() throws IOException {
        runs.run("eeeee", "{\"lr\": 0.1, \"seed\": 3}", "1,1,acc,NaN", "1,1,norm,7");
        assertEquals("""
            3 runs in 1 group; mean ± standard deviation of the runs' best values; (n): only n of the runs have a number
             lr  runs               acc  min   max  best
            0.1     3  0.625 ± 0.18 (2)  0.5  0.75  bbbbb
            """, printed("lr:0.1", (table, options) -> options.keys = List.of("lr")));
    }

    @Test
    void aPivotShowsAllGroupsAlsoOnATerminal() throws IOException {
        runs = new ShownRuns(project.resolve("many"), 200);
        StringBuilder whole = new StringBuilder("acc: mean ± standard deviation over 30 runs\n");
        whole.append("lr  seed=0  seed=1  seed=2  seed=3  seed=4\n");
        for (int i = 0; i < 30; i++) {
            runs.run(
                    "run" + "abcde".charAt(i / 6) + "bcdefg".charAt(i % 6),
                    "{\"lr\": " + i % 6 + ", \"seed\": " + i / 6 + "}",
                    "1,1,acc,0.25");
        }
        for (int lr = 0; lr < 6; lr++) {
            whole.append(lr).append("     0.25    0.25    0.25    0.25    0.25\n");
        }
        assertEquals(
                whole.toString(),
                printed("", (table, options) -> options.pivot = List.of("lr", "seed"))
                        .replaceAll("\u001b\\[\\d+m", ""));
        assertEquals(
                "--pivot shows all groups: a cell left out would look like one without runs",
                refused((table, options) -> {
                    options.pivot = List.of("lr", "seed");
                    table.limit = 3;
                }));
    }

    @Test
    void noRunsAndWhatDoesNotGoTogether() {
        assertEquals("no runs\n", printed("lr:7", (table, options) -> options.keys = List.of("lr")));
        assertEquals("use either --group-by or --facet", refused((table, options) -> {
            options.keys = List.of("lr");
            options.facets = List.of("lr");
        }));
        assertEquals(
                "--columns works without --group-by; use -m to choose the metrics of groups",
                refused((table, options) -> {
                    options.keys = List.of("lr");
                    table.columns = List.of("lr");
                }));
        assertEquals(
                "--pivot takes two fields, ROWS,COLS, at most one metric (-m), and no --group-by or --json",
                refused((table, options) -> options.pivot = List.of("lr")));
        assertEquals("--csv writes one table; give one facet", refused((table, options) -> {
            options.facets = List.of("lr", "seed");
            table.csv = true;
        }));
    }

    @Test
    void aNumberHasOneSpellingInAllGroups() throws IOException {
        runs.run("eeeee", "{\"lr\": 5e-1, \"opt\": \"sgd\"}", "1,1,acc,0.5")
                .run("fffff", "{\"lr\": 0.5, \"opt\": \"adam\"}", "1,1,acc,0.6");
        assertEquals("""
            2 runs in 2 groups; mean ± standard deviation of the runs' best values
             lr  opt   runs  acc  min  max  best
            0.5  adam     1  0.6  0.6  0.6  fffff
            0.5  sgd      1  0.5  0.5  0.5  eeeee
            """, printed("lr:0.5", (table, options) -> options.keys = List.of("lr", "opt")));
        assertEquals("""
            1 run in 1 group; mean ± standard deviation of the runs' best values
            opt   runs  acc  min  max  best
            adam     1  0.6  0.6  0.6  fffff
            """, printed("lr:0.5 opt:adam", (table, options) -> options.keys = List.of("opt")));
    }
}
