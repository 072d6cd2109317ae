package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnRunsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    /// first ← second ← third, and one by itself.
    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("first", "{}", "1,1,loss,3")
                .run("secnd", "{}", "2,1,loss,2")
                .resumes("secnd", "first")
                .run("third", "{}", "3,1,loss,1")
                .resumes("third", "secnd")
                .run("other", "{}", "1,1,loss,3");
    }

    private static List<String> ids(DrawnRuns drawn) {
        return drawn.rows().stream().map(Row::shortId).toList();
    }

    private DrawnRuns of(String query) throws IOException {
        try (Workspace workspace = runs.open()) {
            return DrawnRuns.of(ShownRuns.values(workspace, query).rows());
        }
    }

    @Test
    void aParentIsLeftOutWhereItsChildIsDrawn() throws IOException {
        DrawnRuns drawn = of("");
        assertEquals(List.of("third", "other"), ids(drawn));
        assertEquals(2, drawn.continued());
        assertEquals("4 runs; 2 continue in others", drawn.about("4 runs"));
    }

    @Test
    void aParentIsDrawnWhereItsChildIsNotSelected() throws IOException {
        assertEquals(List.of("first", "other"), ids(of("id:first OR id:other")));
        assertEquals(List.of("secnd"), ids(of("id:first OR id:secnd")));
        assertEquals(
                "2 runs; 1 continues in another", of("id:first OR id:secnd").about("2 runs"));
    }

    @Test
    void aRunThatBeganAgainContinuesNothing() throws IOException {
        runs.file("secnd", "observed.json", "{\"restarted\": \"its first step is 1\"}");
        assertEquals(List.of("first", "third", "other"), ids(of("")));
    }

    @Test
    void aRerunContinuesNothing() throws IOException {
        runs.info("secnd", "\"lineage\": {\"kind\": \"rerun\", \"parent\": \"" + runs.id("first") + "\"}");
        assertEquals(List.of("first", "third", "other"), ids(of("")));
    }

    @Test
    void runsThatContinueOneAnotherInACircleAreAllDrawn() throws IOException {
        runs.resumes("first", "secnd");
        assertEquals(List.of("first", "secnd"), ids(of("id:first OR id:secnd")));
    }

    @Test
    void aParentCountsInItsOwnGroupWhereItsChildIsInAnother() throws IOException {
        runs.file("first", "params.json", "{\"lr\": 1}")
                .file("secnd", "params.json", "{\"lr\": 2}")
                .file("third", "params.json", "{\"lr\": 2.0}");
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            assertEquals(List.of("first", "third", "other"), ids(DrawnRuns.inGroups(values, List.of("lr"))));
            assertEquals(List.of("third", "other"), ids(DrawnRuns.inGroups(values, List.of())));
        }
    }

    @Test
    void whatIsPartOfAnotherCurveIsSaid() throws IOException {
        List<String> said = new ArrayList<>();
        of("").tell(said::add);
        of("id:first OR id:secnd").tell(said::add);
        of("id:other").tell(said::add);
        assertEquals(
                List.of(
                        "2 runs are part of the curve of a drawn run that continues from them",
                        "1 run is part of the curve of a drawn run that continues from it"),
                said);
    }
}
