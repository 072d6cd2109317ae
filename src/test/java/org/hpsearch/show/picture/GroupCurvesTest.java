package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.Spread;
import org.hpsearch.chart.points.Window;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCurvesTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private List<Series> lines(Spread spread, String... keys) throws IOException {
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            CurveSource source = new CurveSource(
                    workspace.project().store(), workspace.settings(), new CurveAxis("step"), 0, 600, false);
            return new GroupCurves(
                            new KeyValues(List.of(keys), values),
                            new GroupCurves.Drawing(spread, Window.whole(600), false, true, null))
                    .lines("loss", values.rows(), source.read(values.rows(), List.of("loss"))).stream()
                            .map(RunLine::series)
                            .toList();
        }
    }

    private String labels(String... keys) throws IOException {
        return lines(Spread.STD, keys).stream()
                .map(line -> line.label().forms().stream()
                        .map(form -> form.text() + (form.heading().isEmpty() ? "" : " [" + form.heading() + "]"))
                        .collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void numbersAreInOrderEqualOnesTogether() throws IOException {
        runs.run("aaaaa", "{\"lr\": 0.3}", "1,1,loss,1")
                .run("bbbbb", "{\"lr\": 0.02}", "1,1,loss,2")
                .run("ccccc", "{\"lr\": 3e-1}", "1,1,loss,3")
                .run("ddddd", "{\"lr\": 0.1}", "1,1,loss,3");
        assertEquals("""
            lr=0.02 (1) | lr 0.02 (1) | 0.02 [lr]
            lr=0.1 (1) | lr 0.1 (1) | 0.1 [lr]
            lr=0.3 (2) | lr 0.3 (2) | 0.3 [lr]
            """, labels("lr"));
    }

    @Test
    void runsWithoutAValueAreAGroupThatSaysSo() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,1").run("bbbbb", "{\"lr\": 0.02, \"weight_decay\": 1}", "1,1,loss,2");
        assertEquals("""
            lr=0.02 (1) | lr 0.02 (1) | 0.02 [lr]
            lr=(none) (1) | lr (none) (1) | (none) [lr]
            """, labels("lr"));
        assertEquals("""
            lr=0.02 weight_decay=1 (1) | lr 0.02 wd 1 (1) | 0.02 1 [lr wd]
            lr=(none) weight_decay=(none) (1) | lr (none) wd (none) (1) | (none) (none) [lr wd]
            """, labels("lr", "weight_decay"));
    }

    @Test
    void onlyRunsThatHaveTheMetricCount() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,loss,1")
                .run("bbbbb", "{\"lr\": 1}")
                .run("ccccc", "{\"lr\": 2}");
        assertEquals("lr=1 (1) | lr 1 (1) | 1 [lr]\n", labels("lr"));
    }

    @Test
    void aConfigurationIsAllThatIsNoRepeat() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1, \"seed\": 1}", "1,1,loss,1")
                .run("bbbbb", "{\"lr\": 1, \"seed\": 2}", "1,1,loss,2")
                .run("ccccc", "{\"lr\": 2, \"seed\": 1}", "1,1,loss,2");
        assertEquals("""
            lr=1 (2) | lr 1 (2) | 1 [lr]
            lr=2 (1) | lr 2 (1) | 2 [lr]
            """, labels("config"));
    }

    @Test
    void whereNothingDiffersAllAreOneGroup() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,loss,1").run("bbbbb", "{\"lr\": 1}", "1,1,loss,3");
        assertEquals("all (2) | all (2) | all\n", labels("config"));
    }

    @Test
    void theCurveOfOneRunEndsAsItsRunDid() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,loss,1", "2,2,loss,2")
                .file("aaaaa", "status.json", "{\"exit\": 1, \"ended\": \"2026-09-01T08:02:00.000Z\"}")
                .run("bbbbb", "{\"lr\": 2}", "1,1,loss,3", "2,2,loss,2")
                .file("bbbbb", "status.json", "{\"exit\": 1, \"ended\": \"2026-09-01T08:03:00.000Z\"}")
                .run("ccccc", "{\"lr\": 2}", "1,1,loss,7");
        List<Series> lines = lines(Spread.STD, "lr");
        assertEquals(LineChart.End.broken("failed"), lines.getFirst().end());
        assertEquals(LineChart.End.DONE, lines.getLast().end());
    }

    @Test
    void aBandWhereThereIsMoreThanOneRun() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,loss,1", "2,2,loss,2")
                .run("bbbbb", "{\"lr\": 1}", "1,1,loss,3", "2,2,loss,2")
                .run("ccccc", "{\"lr\": 2}", "1,1,loss,7");
        List<Series> lines = lines(Spread.MINMAX, "lr");
        Series two = lines.getFirst();
        assertEquals(
                "[1.0, 2.0] [2.0, 2.0]",
                Arrays.toString(two.points().x()) + " "
                        + Arrays.toString(two.points().y()));
        assertEquals(
                "[1.0, 2.0] [3.0, 2.0]",
                two.band() == null
                        ? "none"
                        : Arrays.toString(two.band().low()) + " "
                                + Arrays.toString(two.band().high()));
        assertEquals(null, lines.getLast().band());
    }
}
