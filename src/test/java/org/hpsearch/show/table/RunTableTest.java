package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Style;
import org.hpsearch.console.Table;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTableTest {
    private static final Objective ACC = new Objective("acc", Direction.MAX, false);

    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private <T> T of(Optional<Objective> objective, Function<RunTable, T> question) throws IOException {
        try (Workspace workspace = runs.open()) {
            return question.apply(new RunTable(
                    ShownRuns.values(workspace, ""), objective, ShownRuns.NOW, row -> "because " + row.shortId()));
        }
    }

    private List<String> columns(Optional<Objective> objective) throws IOException {
        return of(objective, table -> table.automaticColumns(false));
    }

    private String text(Function<RunTable, Table> question) throws IOException {
        return new AlignedTable(new Style(false), 0).of(of(Optional.of(ACC), question));
    }

    @Test
    void whatDiffersIsInColumnsAndWhatIsEqualIsSaidOnce() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1, \"model\": \"mlp\"}", "1,1,acc,0.5", "1,1,loss,2", "1,1,norm,3")
                .run("bbbbb", "{\"lr\": 0.25, \"model\": \"mlp\"}", "1,1,acc,0.75", "1,1,loss,1")
                .run("ccccc", "{\"lr\": 2.5e-1, \"model\": \"mlp\"}");
        assertEquals("""
            id         lr   acc  loss  age
            aaaaa     0.1   0.5     2  59 min
            bbbbb    0.25  0.75     1  58 min
            ccccc  2.5e-1              57 min
            """, text(table -> table.of(table.automaticColumns(false))));
        assertEquals(Map.of("model", "mlp"), of(Optional.empty(), RunTable::common));
    }

    @Test
    void twoSpellingsOfAMetricAreOneColumnUnderTheMoreFrequentName() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3")
                .run("bbbbb", "{}", "1,1,Loss,2", "1,1,acc,0.5")
                .run("ccccc", "{}", "1,1,loss,1");
        assertEquals(List.of("id", "acc", "loss", "age"), columns(Optional.of(ACC)));
        assertEquals(
                List.of("id", "loss", "acc", "age"), columns(Optional.of(new Objective("Loss", Direction.MIN, true))));
        assertEquals("""
            id     loss
            aaaaa     3
            bbbbb     2
            ccccc     1
            """, text(table -> table.of(List.of("id", "loss"))));
    }

    @Test
    void noRun() throws IOException {
        runs.run("aaaaa", "{}");
        try (Workspace workspace = runs.open()) {
            RunTable table = new RunTable(
                    ShownRuns.values(workspace, "id:aaaaa").of(List.of()), Optional.of(ACC), ShownRuns.NOW);
            assertEquals(List.of("id", "metric.acc", "age"), table.automaticColumns(false));
            assertEquals(List.of(), table.of(List.of("id")).rows());
            assertEquals(Map.of(), table.common());
            assertEquals(Optional.empty(), table.reason());
        }
    }

    @Test
    void oneRunHasAllItsParametersInColumns() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1, \"model\": \"mlp\"}");
        assertEquals(List.of("id", "lr", "model", "age"), columns(Optional.empty()));
        assertEquals(Map.of(), of(Optional.empty(), RunTable::common));
    }

    @Test
    void fieldsOfTheRunAreShownWhereTheyTell() throws IOException {
        runs.run("aaaaa", "{}")
                .file("aaaaa", "notes.json", "{\"name\": \"base\", \"tags\": [\"good\"]}")
                .run("bbbbb", "{}")
                .info("bbbbb", "\"experiment\": \"eval\"")
                .file("bbbbb", "status.json", "{\"exit\": 1}");
        assertEquals(List.of("id", "name", "experiment", "tag", "state", "age"), columns(Optional.empty()));
        assertEquals(Optional.of("reason"), of(Optional.empty(), RunTable::reason));
        assertEquals("""
            id     reason
            aaaaa  because aaaaa
            bbbbb  because bbbbb
            """, text(table -> table.of(List.of("id", "reason"))));
    }

    @Test
    void theObjectiveIsTheFirstMetricAndThoseWithoutDirectionAreLeftOut() throws IOException {
        runs.run("aaaaa", "{}", "1,1,acc,1", "1,1,loss,1", "1,1,f1,1", "1,1,auc,1", "1,1,norm,1", "1,1,sys/cpu,1");
        assertEquals(List.of("id", "acc", "auc", "f1", "age"), columns(Optional.of(ACC)));
        assertEquals(
                List.of("id", "norm", "acc", "auc", "age"),
                columns(Optional.of(new Objective("norm", Direction.NONE, false))));
        assertEquals(
                List.of("id", "experiment", "acc", "auc", "f1", "loss", "norm", "state", "started", "duration"),
                of(Optional.of(ACC), RunTable::allColumns));
    }

    @Test
    void runsOfSeveralExperimentsShowTheResultOfEachAndWhatTheyShare() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}", "1,1,acc,0.5", "1,1,loss,2", "1,1,f1,1")
                .run("bbbbb", "{\"lr\": 0.25}", "1,1,acc,0.75", "1,1,loss,1")
                .run("ccccc", "{\"depth\": 3}", "1,1,score,7", "1,1,auc,0.5")
                .info("ccccc", "\"experiment\": \"tree\"")
                .run("ddddd", "{\"lr\": 0.5}", "1,1,loss,0.5")
                .info("ddddd", "\"experiment\": \"line\"");
        assertEquals("""
            id     experiment    lr  result     acc  loss  age
            aaaaa  train        0.1  acc 0.5    0.5     2  59 min
            bbbbb  train       0.25  acc 0.75  0.75     1  58 min
            ccccc  tree              auc 0.5               57 min
            ddddd  line         0.5  loss 0.5         0.5  56 min
            """, text(table -> table.of(table.automaticColumns(false))));
    }

    @Test
    void theBestIsMarkedAsTheObjectiveSays() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3", "2,2,loss,1")
                .run("bbbbb", "{}", "1,1,loss,2")
                .run("ccccc", "{}", "1,1,loss,NaN")
                .run("ddddd", "{}");
        Objective loss = new Objective("loss", Direction.MIN, false);
        assertEquals(
                List.of("1 BEST", "2 STRONG", "NaN STRONG", " PLAIN"),
                of(
                        Optional.of(loss),
                        table -> table.of(List.of("loss")).rows().stream()
                                .map(row -> row.getFirst().text() + " "
                                        + row.getFirst().kind())
                                .toList()));
        assertEquals(
                List.of("1 PLAIN", "2 PLAIN", "NaN PLAIN", " PLAIN"),
                of(
                        Optional.of(loss),
                        table -> table.of(List.of("loss.last")).rows().stream()
                                .map(row -> row.getFirst().text() + " "
                                        + row.getFirst().kind())
                                .toList()));
    }

    @Test
    void aParameterCalledAsAFieldOfTheRunWins() throws IOException {
        runs.run("aaaaa", "{\"state\": \"hot\", \"age\": 7, \"reason\": 3}")
                .run("bbbbb", "{\"state\": \"cold\", \"age\": 8, \"reason\": 4}");
        assertEquals("""
            state  run.state  age  run.age  reason
            hot    finished     7  59 min        3
            cold   finished     8  58 min        4
            """, text(table -> table.of(List.of("state", "run.state", "age", "run.age", "reason"))));
        assertEquals(List.of("id", "age", "reason", "state", "run.age"), columns(Optional.empty()));
        assertEquals(
                List.of(true, false, false, true),
                of(
                        Optional.empty(),
                        table -> List.of(
                                table.isAge("run.age"),
                                table.isAge("age"),
                                table.isReason("reason"),
                                table.isReason("run.reason"))));
    }

    @Test
    void aContradictedValueIsNotSaidToBeCommon() throws IOException {
        String conflict = "{\"conflicts\": {\"lr\": {\"value\": 0.1, \"from\": \"output\"}}}";
        runs.run("aaaaa", "{\"lr\": 0.3, \"n\": 1}")
                .run("bbbbb", "{\"lr\": 0.3, \"n\": 2}")
                .file("bbbbb", "observed.json", conflict);
        assertEquals(Map.of(), of(Optional.empty(), RunTable::common));
        assertEquals("""
              lr  n
             0.3  1
            0.3!  2
            """, text(table -> table.of(table.automaticColumns(false).subList(1, 3))));
    }

    @Test
    void onlyWhatWasGivenIsSaidToBeCommon() throws IOException {
        String found = "{\"depth\": {\"value\": 3, \"from\": \"declared\"}}";
        runs.run("aaaaa", "{\"lr\": 0.3}")
                .file("aaaaa", "found.json", found)
                .run("bbbbb", "{\"lr\": 3e-1}")
                .file("bbbbb", "found.json", found);
        assertEquals(Map.of("lr", "0.3"), of(Optional.empty(), RunTable::common));
        assertEquals(List.of("id", "age"), columns(Optional.empty()));
        assertEquals(List.of("id", "lr", "depth", "age"), of(Optional.empty(), table -> table.automaticColumns(true)));
    }
}
