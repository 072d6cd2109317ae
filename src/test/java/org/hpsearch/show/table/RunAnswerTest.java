package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunAnswerTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 1, \"model\": \"mlp\"}", "1,1,acc,0.5")
                .run("bbbbb", "{\"lr\": 2, \"model\": \"mlp\"}", "1,1,acc,0.75")
                .run("ccccc", "{\"lr\": 3, \"model\": \"mlp\"}", "1,1,acc,0.25");
    }

    private String printed(String query, int most, Consumer<TableOptions> change) {
        TableOptions table = new TableOptions();
        change.accept(table);
        try (Workspace workspace = runs.open()) {
            Result result = workspace.search(new Search.Request(query, List.of(), Search.Order.BEST, most));
            new RunAnswer(runs.context(), workspace, table, result).print(query, RunTable::automaticColumns, false);
            return runs.printed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatWasFoundInWhichOrderAndWhatAllHaveInCommon() {
        assertEquals("""
            3 runs, best acc first (guessed; set objective in hps.yaml)
            all: model=mlp
            id     lr   acc  age
            bbbbb   2  0.75  58 min
            aaaaa   1   0.5  59 min
            ccccc   3  0.25  57 min
            """, printed("", 100, table -> {}));
    }

    @Test
    void ofManyTheFirstAndHowManyMore() {
        assertEquals("""
            3 runs, best acc first (guessed; set objective in hps.yaml)
            id     lr   acc  age
            bbbbb   2  0.75  58 min
            aaaaa   1   0.5  59 min
            ... 1 more
            """, printed("", 2, table -> {}));
        assertEquals("""
            2 of 3 runs, best acc first (guessed; set objective in hps.yaml)
            id     lr   acc  age
            bbbbb   2  0.75  58 min
            aaaaa   1   0.5  59 min
            """, printed("", 2, table -> table.top = 2));
    }

    @Test
    void forProgramsAllColumnsAndNoHead() {
        assertEquals("""
            id,lr,model,acc,started
            20260901-080200-bbbbb,2,mlp,0.75,2026-09-01T08:02:00.000Z
            """, printed("lr:2", 100, table -> table.csv = true));
        assertEquals("""
            | id | lr | acc |
            | --- | --: | --: |
            | bbbbb | 2 | 0.75 |
            """, printed("lr:2", 100, table -> {
            table.markdown = true;
            table.columns = List.of("id", "lr", "acc");
        }));
        assertEquals("[]\n", printed("lr:7", 100, table -> table.json = true));
    }

    @Test
    void noRuns() {
        assertEquals("no runs\n", printed("lr:7", 100, table -> {}));
    }

    @Test
    void foundLinesAreBelowTheirRuns() throws IOException {
        runs.file("aaaaa", "output.log", "CUDA out of memory\n");
        assertEquals(
                """
                id     lr  model  acc  age
                aaaaa   1  mlp    0.5  59 min
                  output.log:1: CUDA out of memory
                """,
                printed("log:cuda", 100, table -> {})
                        .lines()
                        .skip(1)
                        .map(line -> line + "\n")
                        .reduce("", String::concat));
    }
}
