package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCellsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    /// `text (full) kind` of each run, the oldest first.
    private List<String> cells(String name) throws IOException {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            RunCells cells = new RunCells(values, ShownRuns.NOW);
            return values.rows().stream()
                    .map(row -> text(cells.of(row, workspace.names().require(name))))
                    .toList();
        }
    }

    private static String text(Cell cell) {
        return cell.text() + (cell.text().equals(cell.full()) ? "" : " (" + cell.full() + ")") + " " + cell.kind();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        lr           | 1e-3 PLAIN
        note         | text PLAIN
        tags         | [a, 1] PLAIN
        nothing      | null PLAIN
        found        | 32 WEAK
        set          | 0.5 WEAK
        loss         | 0.1235 (0.123456789) PLAIN
        loss.last    | 2 PLAIN
        loss.count   | 2 PLAIN
        norm         | 7 PLAIN
        odd          | NaN PLAIN
        run.id       | aaaaa (20260901-080100-aaaaa) PLAIN
        run.duration | 30 s (30) PLAIN
        run.state    | finished PLAIN
        run.host     | h PLAIN
        run.exit     | 0 PLAIN
        run.started  | 2026-09-01T08:01:00.000Z PLAIN
        run.parent   | PLAIN
        """)
    void aValueIsShortForPeopleAndWholeForPrograms(String name, String cell) throws IOException {
        runs.settings("hps-defaults.json", "{\"defaults\": [{\"key\": \"set\", \"value\": 0.5}]}")
                .run(
                        "aaaaa",
                        "{\"lr\": 1e-3, \"note\": \"text\", \"tags\": [\"a\", 1], \"nothing\": null}",
                        "1,1,loss,0.123456789",
                        "2,2,loss,2",
                        "1,1,norm,7",
                        "1,1,odd,NaN")
                .file("aaaaa", "found.json", "{\"found\": {\"value\": 32, \"from\": \"declared\"}}");
        assertEquals(List.of(cell), cells(name).stream().map(String::strip).toList());
    }

    @Test
    void aValueThatTheProgramContradictsHasAMark() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.3}")
                .file("aaaaa", "observed.json", "{\"conflicts\": {\"lr\": {\"value\": 0.1, \"from\": \"output\"}}}")
                .run("bbbbb", "{\"lr\": 0.3}");
        assertEquals(List.of("0.3! (0.3) BAD", "0.3 PLAIN"), cells("lr"));
    }

    @Test
    void theMarkStaysWhereTheParameterIsSpelledOrCalledOtherwise() throws IOException {
        runs.run("aaaaa", "{\"weight-decay\": 0.3}")
                .file(
                        "aaaaa",
                        "observed.json",
                        "{\"conflicts\": {\"weight-decay\": {\"value\": 0.1, \"from\": \"output\"}}}")
                .run("bbbbb", "{\"weight_decay\": 0.3}")
                .run("ccccc", "{\"weight_decay\": 0.3}");
        assertEquals(List.of("0.3! (0.3) BAD", "0.3 PLAIN", "0.3 PLAIN"), cells("weight_decay"));
        runs.settings("hps-defaults.json", "{\"renames\": [{\"old\": \"weight_decay\", \"key\": \"decay\"}]}");
        assertEquals(List.of("0.3! (0.3) BAD", "0.3 PLAIN", "0.3 PLAIN"), cells("decay"));
    }

    @Test
    void statesHaveTheirColours() throws IOException {
        runs.run("aaaaa", "{}")
                .run("bbbbb", "{}")
                .file("bbbbb", "status.json", "{\"exit\": 1}")
                .run("ccccc", "{}")
                .file("ccccc", "status.json", "{\"exit\": 137}")
                .run("ddddd", "{}")
                .file("ddddd", "status.json", "{\"exit\": 143, \"stopped\": \"median\"}");
        assertEquals(List.of("finished PLAIN", "failed BAD", "killed BAD", "stopped PLAIN"), cells("run.state"));
    }

    @Test
    void anAgeIsHowLongAgoTheRunStarted() throws IOException {
        runs.run("aaaaa", "{}");
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            assertEquals(
                    List.of("59 min (2026-09-01T08:01:00.000Z) PLAIN"),
                    values.rows().stream()
                            .map((Row row) -> text(new RunCells(values, ShownRuns.NOW).age(row)))
                            .collect(Collectors.toList()));
        }
    }
}
