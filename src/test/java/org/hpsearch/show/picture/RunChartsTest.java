package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hpsearch.chart.HeatChart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.ParallelChart;
import org.hpsearch.chart.ScatterChart;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunChartsTest {
    private static final Objective ACC = new Objective("acc", Direction.MAX, false);
    private static final Objective LOSS = new Objective("loss", Direction.MIN, false);
    private static final Objective NORM = new Objective("norm", Direction.NONE, false);

    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run(
                        "aaaaa",
                        "{\"lr\": 0.1, \"opt\": \"sgd\"}",
                        "1,1,acc,0.5",
                        "2,2,acc,0.75",
                        "1,1,loss,4",
                        "1,1,norm,7")
                .run("bbbbb", "{\"lr\": 1e-1, \"opt\": \"adam\"}", "1,1,acc,0.875", "1,1,loss,2", "1,1,norm,9")
                .run("ccccc", "{\"lr\": 0.02, \"opt\": \"sgd\"}", "1,1,acc,0.25", "1,1,loss,3", "1,1,norm,8")
                .run("ddddd", "{\"lr\": 0.1, \"opt\": \"sgd\"}", "1,1,acc,0.25", "1,1,loss,5")
                .run("eeeee", "{\"lr\": \"auto\"}", "1,1,acc,NaN")
                .run("fffff", "{}");
    }

    private <T> T of(Function<RunCharts, T> question) throws IOException {
        try (Workspace workspace = runs.open()) {
            DifferingParams params = new DifferingParams(ShownRuns.values(workspace, ""));
            return question.apply(new RunCharts(params, RunLabels.of(params, "{id}"), "6 runs"));
        }
    }

    private String refused(Function<RunCharts, Object> question) {
        return String.valueOf(
                assertThrows(DataException.class, () -> of(question)).getMessage());
    }

    private static String points(ScatterChart chart) {
        return chart.points().stream().map(ScatterChart.Point::label).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void aPointForEachRunThatHasBothNumbers() throws IOException {
        ScatterChart chart = of(charts -> charts.scatter("lr", "acc", true, false));
        assertEquals("""
            aaaaa: lr 0.1, acc 0.75
            bbbbb: lr 0.1, acc 0.875
            ccccc: lr 0.02, acc 0.25
            ddddd: lr 0.1, acc 0.25
            """, points(chart));
        assertEquals("acc over lr", chart.heading().title());
        assertEquals("6 runs; 4 drawn", chart.heading().subtitle());
        assertEquals(1, chart.best());
        assertEquals(1, of(charts -> charts.scatter("lr", "loss", true, false)).best());
    }

    @Test
    void whereNothingSaysWhatIsBetterNoPointIsTheBest() throws IOException {
        assertEquals(
                -1, of(charts -> charts.scatter("acc", "norm", false, false)).best());
        assertEquals(-1, of(charts -> charts.scatter("acc", "lr", false, false)).best());
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertEquals(
                "no selected run has numbers for both 'opt' and 'acc'",
                refused(charts -> charts.scatter("opt", "acc", false, false)));
        assertEquals(
                "no selected run has 'accc'; did you mean 'acc'?",
                refused(charts -> charts.scatter("lr", "accc", false, false)));
        assertEquals(
                "no selected run has a number for 'opt'",
                refused(charts -> charts.bar(List.of("lr"), new Objective("opt", Direction.MAX, false))));
        assertEquals(
                "which way does 'norm' get better? Write directions: {norm: min} or max into hps.yaml",
                refused(charts -> charts.history(NORM, false)));
    }

    @Test
    void theBestSoFarGoesOverTheRunsFromTheOldest() throws IOException {
        LineChart chart = of(charts -> charts.history(ACC, false));
        LineChart.Series line = chart.panels().getFirst().lines().getFirst();
        assertEquals("best so far, of bbbbb", line.label().text());
        assertEquals(
                "[0.75, 0.875, 0.875, 0.875]", Arrays.toString(line.points().y()));
        assertEquals("[1.0, 2.0, 3.0, 4.0]", Arrays.toString(line.points().x()));
        assertEquals(true, chart.panels().getFirst().holds());
        assertEquals("best acc so far", chart.heading().title());
        assertEquals("6 runs; 4 drawn", chart.heading().subtitle());
        LineChart.Series losses = of(charts -> charts.history(LOSS, false))
                .panels()
                .getFirst()
                .lines()
                .getFirst();
        assertEquals("[4.0, 2.0, 2.0, 2.0]", Arrays.toString(losses.points().y()));
        assertEquals(2, losses.bestX());
    }

    @Test
    void linesRunThroughDifferingParametersTheWorstFirst() throws IOException {
        ParallelChart chart = of(charts -> charts.parallel(LOSS));
        assertEquals(List.of("lr", "opt", "loss"), chart.names());
        assertEquals(
                """
                ddddd: loss 5 [0.1, sgd, 5] 0.0
                aaaaa: loss 4 [0.1, sgd, 4] 0.3333333333333333
                ccccc: loss 3 [0.02, sgd, 3] 0.6666666666666666
                bbbbb: loss 2 [0.1, adam, 2] 1.0
                """,
                chart.things().stream()
                        .map(thing -> thing.label() + " " + thing.values() + " " + thing.score())
                        .collect(Collectors.joining("\n", "", "\n")));
        assertEquals("6 runs; 4 drawn", chart.heading().subtitle());
    }

    @Test
    void tilesAreMeansOfTheRunsThatShareTwoValues() throws IOException {
        HeatChart chart = of(charts -> charts.heat("lr", "opt", ACC));
        assertEquals(List.of("0.02", "0.1", "auto"), chart.columns());
        assertEquals(List.of("adam", "sgd"), chart.rows());
        assertEquals(
                """
                0,1 lr=0.02 opt=sgd: 0.25 1
                1,0 lr=0.1 opt=adam: 0.875 1
                1,1 lr=0.1 opt=sgd: 0.5 (mean of 2 runs) 2
                """,
                chart.tiles().stream()
                        .map(tile -> tile.column() + "," + tile.row() + " " + tile.label() + " " + tile.count())
                        .collect(Collectors.joining("\n", "", "\n")));
        assertEquals(1, chart.best());
        assertEquals("6 runs; 4 drawn; means of 1 to 2 runs", chart.heading().subtitle());
    }
}
