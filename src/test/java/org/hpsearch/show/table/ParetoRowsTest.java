package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.query.Result;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParetoRowsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{\"size\": 3}", "1,1,acc,0.9", "1,1,loss,2")
                .run("bbbbb", "{\"size\": 1}", "1,1,acc,0.5", "1,1,loss,1")
                .run("ccccc", "{\"size\": 2}", "1,1,acc,0.4", "1,1,loss,3")
                .run("ddddd", "{\"size\": 1}", "1,1,acc,0.95")
                .run("eeeee", "{\"size\": 1}", "1,1,acc,NaN", "1,1,loss,0");
    }

    private Result front(int most, String... objectives) {
        try (Workspace workspace = runs.open()) {
            Result all = ShownRuns.result(workspace, "");
            return ParetoRows.of(all, new RowValues(all.rows(), workspace.names()), List.of(objectives), most);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> ids(Result result) {
        return result.rows().stream().map(Row::shortId).toList();
    }

    @Test
    void whatNoOtherRunBeatsInEverything() {
        Result front = front(9, "acc", "loss");
        assertEquals(List.of("aaaaa", "bbbbb"), ids(front));
        assertEquals(
                "no other one of 3 is better in acc and in loss", front.order().words());
        assertEquals(2, front.total());
        assertEquals(List.of("bbbbb", "aaaaa"), ids(front(9, "loss", "acc")));
    }

    @Test
    void aDirectionMayStandBeforeTheName() {
        assertEquals(List.of("ddddd"), ids(front(9, "acc", "min size")));
        assertEquals(List.of("ddddd", "aaaaa"), ids(front(9, "acc", "max size")));
    }

    @Test
    void onlyTheFirstOnesAreReadButAllAreCounted() {
        Result front = front(1, "acc", "loss");
        assertEquals(List.of("aaaaa"), ids(front));
        assertEquals(2, front.total());
    }

    @Test
    void whatHasNoDirectionIsNotGuessed() {
        assertEquals(
                "which way does 'size' get better? Write min size or max size",
                assertThrows(UsageException.class, () -> front(9, "acc", "size"))
                        .getMessage());
        assertEquals(
                "--pareto takes two or more objectives, such as val_acc,duration",
                assertThrows(UsageException.class, () -> front(9, "acc")).getMessage());
    }
}
