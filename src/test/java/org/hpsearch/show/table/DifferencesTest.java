package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Style;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.Json;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private DifferenceTable of(boolean all) throws IOException {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            RunTable table = new RunTable(values, Optional.empty(), ShownRuns.NOW);
            return new DifferenceTable(values.rows(), new Differences(workspace, values, table).lines(all));
        }
    }

    private String text(boolean all) throws IOException {
        return new AlignedTable(new Style(false), 0).of(of(all).table());
    }

    private void input(String id, String name, String text) throws IOException {
        Path file = project.resolve("hps-runs")
                .resolve(runs.id(id))
                .resolve("inputs")
                .resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void twoSpellingsOfAMetricAreOneLine() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,2").run("bbbbb", "{}", "1,1,Loss,1.5");
        assertEquals("""
                  aaaaa  bbbbb        change
            loss  2      1.5    -0.5 (-25 %)
            """, text(false));
    }

    @Test
    void ofTwoRunsWhatDiffersWithItsChange() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1, \"model\": \"mlp\", \"n\": 5, \"old\": 1}", "1,1,loss,2", "1,1,sys/cpu,1")
                .run("bbbbb", "{\"lr\": 0.3, \"model\": \"cnn\", \"n\": 5e0}", "1,1,loss,1.5", "1,1,sys/cpu,2")
                .file("bbbbb", "status.json", "{\"exit\": 1, \"ended\": \"2026-09-01T08:03:00Z\"}");
        input("aaaaa", "a.py", "1\n");
        input("bbbbb", "a.py", "2\n");
        input("bbbbb", "sub/b.py", "2\n");
        assertEquals(
                """
                                 aaaaa     bbbbb           change
                lr               0.1       0.3     +0.2 (+200 %)
                model            mlp       cnn
                old              1
                loss             2         1.5     -0.5 (-25 %)
                """.lines().map(line -> line.replaceAll(" +", " ")).toList(),
                text(false)
                        .lines()
                        .limit(5)
                        .map(line -> line.replaceAll(" +", " "))
                        .toList());
        assertEquals(
                List.of("state", "exit", "duration", "inputs/a.py", "inputs/sub/b.py"),
                text(false).lines().skip(5).map(line -> line.split(" ")[0]).toList());
        assertEquals(
                "{\"fields\": {\"duration\": [30, 60], \"exit\": [0, 1], \"state\": [\"finished\", \"failed\"]},"
                        + " \"inputs\": {\"inputs/a.py\":"
                        + " [\"4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865\","
                        + " \"53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3\"], \"inputs/sub/b.py\":"
                        + " [null, \"53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3\"]}, \"metrics\":"
                        + " {\"loss\": [2, 1.5]}, \"params\": {\"lr\": [0.1, 0.3], \"model\": [\"mlp\", \"cnn\"], \"old\":"
                        + " [1, null]}, \"runs\": [\"" + runs.id("aaaaa") + "\", \"" + runs.id("bbbbb") + "\"]}",
                Json.line(of(false).json()));
    }

    @Test
    void aMetricWithAParametersNameHasALabel() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}", "1,1,lr,2").run("bbbbb", "{\"lr\": 0.3}", "1,1,lr,1.5");
        assertEquals(
                List.of("lr", "metric.lr"),
                text(false)
                        .lines()
                        .skip(1)
                        .limit(2)
                        .map(line -> line.split(" ")[0])
                        .toList());
    }

    @Test
    void ofThreeRunsThereIsNoChange() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}").run("bbbbb", "{\"lr\": 0.3}").run("ccccc", "{\"lr\": 0.3}");
        assertEquals("""
                aaaaa  bbbbb  ccccc
            lr  0.1    0.3    0.3
            """, text(false));
    }

    @Test
    void whereNoParameterDiffersTheCommandsAreShown() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.1}")
                .run("bbbbb", "{\"lr\": 0.1}")
                .file(
                        "bbbbb",
                        "run.json",
                        "{\"command\": [\"train\", \"-v\"], \"experiment\": \"train\", \"host\": \"h\","
                                + " \"started\": \"2026-09-01T08:02:00Z\"}");
        assertEquals("""
                     aaaaa  bbbbb
            command  train  train -v
            """, text(false));
        assertEquals(
                List.of("lr", "experiment", "state", "exit", "host", "kind", "duration", "command"),
                text(true)
                        .lines()
                        .skip(1)
                        .map(line -> line.split(" ")[0])
                        .filter(name -> !name.equals("git") && !name.equals("user"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        1     | 3        | +2 (+200 %)
        3     | 1        | -2 (-67 %)
        -2    | -1       | +1 (+50 %)
        0     | 1        | +1
        1     | 1        | 0 (0 %)
        1     | Infinity | +Infinity
        1     | NaN      | ``
        mlp   | 3        | ``
        1     | ``       | ``
        0.1   | 0.3      | +0.2 (+200 %)
        """)
    void theChangeOfANumber(String from, String to, String change) {
        Differences.Line line =
                new Differences.Line(Differences.Kind.METRICS, "loss", List.of(Cell.of(from), Cell.of(to)), true);
        assertEquals(change, line.change().text());
        assertEquals(
                "",
                new Differences.Line(Differences.Kind.FIELDS, "exit", List.of(Cell.of("0"), Cell.of("1")), true)
                        .change()
                        .text());
    }
}
