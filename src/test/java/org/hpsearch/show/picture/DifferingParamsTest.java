package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferingParamsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private <T> T of(Function<DifferingParams, T> question) throws IOException {
        try (Workspace workspace = runs.open()) {
            return question.apply(new DifferingParams(ShownRuns.values(workspace, "")));
        }
    }

    private List<String> names() throws IOException {
        return of(DifferingParams::names);
    }

    @Test
    void equalNumbersInOtherSpellingsDoNotDiffer() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1, \"n\": 100, \"m\": 1}").run("bbbbb", "{\"lr\": 1e-1, \"n\": 1e2, \"m\": 2}");
        assertEquals(List.of("m"), names());
    }

    @Test
    void toHaveNoValueIsADifference() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}").run("bbbbb", "{}");
        assertEquals(List.of("lr"), names());
    }

    @Test
    void noRunAndOneRunDifferInNothing() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}");
        assertEquals(List.of(), names());
        try (Workspace workspace = runs.open()) {
            assertEquals(List.of(), new DifferingParams(new RowValues(List.of(), workspace.names())).names());
        }
    }

    @Test
    void whatOnlyTellsOfACheckpointAndWhatIsIrrelevantIsLeftOut() throws IOException {
        runs.settings("hps.yaml", "experiments:\n  train: {irrelevant: [gpu]}\n");
        runs.run("aaaaa", "{\"gpu\": 0, \"resume\": \"a.pt\", \"lr\": 1}")
                .run("bbbbb", "{\"gpu\": 1, \"resume\": \"b.pt\", \"lr\": 2}");
        assertEquals(List.of("lr"), names());
    }

    @Test
    void givenOnesComeBeforeFoundOnesAndPlacesOfFilesLast() throws IOException {
        runs.run("aaaaa", "{\"a_dir\": \"x\", \"data\": \"sets/a\", \"z\": 1}")
                .file("aaaaa", "found.json", "{\"b\": {\"value\": 1, \"from\": \"declared\"}}")
                .run("bbbbb", "{\"a_dir\": \"y\", \"data\": \"sets/b\", \"z\": 2}")
                .file("bbbbb", "found.json", "{\"b\": {\"value\": 2, \"from\": \"declared\"}}");
        assertEquals(List.of("z", "b", "a_dir", "data"), names());
        assertEquals(List.of("z"), of(differing -> differing.telling(1, 4)));
        assertEquals(List.of("z"), of(differing -> differing.telling(3, 4)));
    }

    @Test
    void repeatsAreNoSettingsAndTellLast() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1, \"seed\": 1}")
                .run("bbbbb", "{\"lr\": 1, \"seed\": 2}")
                .run("ccccc", "{\"lr\": 2, \"seed\": 3}");
        assertEquals(List.of("lr"), of(DifferingParams::settings));
        assertEquals(List.of("lr", "seed"), of(differing -> differing.telling(1, 4)));
        assertEquals(List.of("seed"), of(differing -> differing.needed(List.of("lr", "seed"))));
    }

    @Test
    void thoseThatTellMostRunsApartComeFirst() throws IOException {
        runs.run("aaaaa", "{\"a\": 1, \"b\": 1, \"c\": 1}")
                .run("bbbbb", "{\"a\": 1, \"b\": 2, \"c\": 1}")
                .run("ccccc", "{\"a\": 2, \"b\": 3, \"c\": 1}")
                .run("ddddd", "{\"a\": 2, \"b\": 3, \"c\": 2}");
        assertEquals(List.of("b", "c"), of(differing -> differing.telling(0, 4)));
        assertEquals(List.of("b", "c", "a"), of(differing -> differing.telling(3, 4)));
        assertEquals(List.of("b"), of(differing -> differing.telling(3, 1)));
    }

    @Test
    void amongFewerRunsFewerParametersDiffer() throws IOException {
        runs.run("aaaaa", "{\"a\": 1, \"b\": 1}")
                .run("bbbbb", "{\"a\": 1, \"b\": 2}")
                .run("ccccc", "{\"a\": 2, \"b\": 2}");
        assertEquals(List.of("a", "b"), names());
        assertEquals(
                List.of("b"),
                of(differing ->
                        differing.among(differing.values().rows().subList(0, 2)).names()));
        assertEquals(
                List.of("a"),
                of(differing ->
                        differing.among(differing.values().rows().subList(1, 3)).names()));
    }

    @Test
    void aValueHasTheShortestSpellingOfItsRuns() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.100}").run("bbbbb", "{\"lr\": 0.1}").run("ccccc", "{\"lr\": \"auto\"}");
        List<String> texts = of(differing -> {
            var byRow = differing.texts("lr");
            return differing.values().rows().stream()
                    .map((Row row) -> byRow.getOrDefault(row, "?"))
                    .toList();
        });
        assertEquals(List.of("0.1", "0.1", "auto"), texts);
    }
}
