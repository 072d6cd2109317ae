package org.hpsearch.exchange.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Store;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptunaJournalTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));
    private final Omissions omissions = new Omissions();

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    /// The studies and trials of the journal: of a study its directions, of a trial state, values and curve.
    private String journal() throws IOException {
        Path folder = Files.createDirectories(project.resolve("out"));
        try (Workspace workspace = runs.open()) {
            List<Row> rows = ShownRuns.values(workspace, "").rows();
            Store store = workspace.project().store();
            new OptunaJournal(workspace.settings())
                    .write(
                            rows.stream()
                                    .map(row -> new ExportedRun(row, store.run(row.id())))
                                    .toList(),
                            folder,
                            omissions,
                            done -> {});
        }
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("journal.log"))) {
            Value.Obj operation = (Value.Obj) Json.parse(line.getBytes(StandardCharsets.UTF_8));
            lines.add(
                    operation.fields().containsKey("study_name")
                            ? Fields.text(operation, "study_name", "") + " " + field(operation, "directions")
                            : field(operation, "state") + " " + field(operation, "values") + " "
                                    + field(operation, "intermediate_values"));
        }
        return String.join("\n", lines);
    }

    private static String field(Value.Obj operation, String name) {
        return Json.line(operation.fields().getOrDefault(name, Value.nothing()));
    }

    @Test
    void aTrialHasTheValueAndTheCurveOfTheObjectiveInWhateverSpelling() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,val_loss,0.5", "2,2,val_loss,0.25", "3,3,val_loss,0.375")
                .run("bbbbb", "{\"lr\": 2}", "1,1,Val-Loss,0.75")
                .run("ccccc", "{\"lr\": 3}", "1,1,val_loss,1.5");
        assertEquals("""
            train [1]
            1 [0.25] {"1": 0.5, "2": 0.25, "3": 0.375}
            1 [0.75] {"1": 0.75}
            1 [1.5] {"1": 1.5}\
            """, journal());
        assertEquals(List.of(), omissions.lines());
    }

    @Test
    void aFinishedRunWithoutTheObjectiveCountsAsFailed() throws IOException {
        runs.run("aaaaa", "{}", "1,1,acc,0.5").run("bbbbb", "{}", "1,1,acc,NaN").run("ccccc", "{}", "1,1,acc,0.75");
        runs.file("ccccc", "status.json", "{\"exit\": 1, \"ended\": \"2026-09-01T08:04:00Z\"}");
        assertEquals("""
            train [2]
            1 [0.5] {"1": 0.5}
            3 null {}
            3 [0.75] {"1": 0.75}\
            """, journal());
        assertEquals(
                List.of(
                        "finished runs without a value of the objective, which count as failed (1):"
                                + " 20260901-080200-bbbbb",
                        "values of a curve that are no numbers, or without a whole step (1): acc"),
                omissions.lines());
    }

    @Test
    void aStudyIsNotGivenADirectionThatNobodyKnows() throws IOException {
        runs.settings("hps.yaml", "objective: width\n").run("aaaaa", "{}", "1,1,width,3");
        assertEquals("""
            train [2]
            3 null {}\
            """, journal());
        assertEquals(
                "studies without a metric of known direction: their trials have no values (1): train\n"
                        + "finished runs without a value of the objective, which count as failed (1):"
                        + " 20260901-080100-aaaaa",
                String.join("\n", omissions.lines()));
    }
}
