package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.Picture;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvePlotTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void begin() {
        runs = new ShownRuns(project);
    }

    private LineChart chart(List<String> metrics, Consumer<CurveOptions> change) {
        CurveOptions options = new CurveOptions();
        change.accept(options);
        said.clear();
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            var labels = RunLabels.of(new DifferingParams(values), "{id}");
            return new CurvePlot(workspace, options, values, labels, ZoneOffset.UTC)
                    .chart(
                            metrics,
                            new Chart.Heading("t", values.rows().size() + " runs"),
                            values.rows().size(),
                            said::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LineChart chart(String metric) {
        return chart(List.of(metric), options -> {});
    }

    private String refused(String metric, Consumer<CurveOptions> change) {
        return String.valueOf(assertThrows(DataException.class, () -> chart(List.of(metric), change))
                .getMessage());
    }

    @Test
    void aPartOfXHasTheRangeOfItsOwnValues() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,90", "2,2,loss,3", "3,3,loss,2", "4,4,loss,1", "9,5,loss,0");
        LineChart chart = chart(List.of("loss"), options -> options.xlim = "2,4");
        assertEquals("""
            t
            1 runs
            3 loss
               ⠈⠉⠑⠒⠒⠤⠤⣀⣀
                        ⠉⠉⠒⠒⠢⠤⢄⣀⡀
            2                   ⠈⠉⠑⠒⠢⠤⠤⣀⣀
                                         ⠉⠉⠒⠒⠤⠤⢄⣀⡀
                                                 ⠈⠉⠑⠒⠢⠤⢄⣀⣀
            1 ⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠭⠭⡖⠒
             2                      3                      4
                                                        step
            """, Picture.cells(chart, 50, 12, false).replaceAll(" *\n+", "\n"));
        assertEquals("""
            metric,run,line,kind,x,y,runs
            loss,%1$s,aaaaa,line,2,3,1
            loss,%1$s,aaaaa,line,3,2,1
            loss,%1$s,aaaaa,line,4,1,1
            """.formatted(runs.id("aaaaa")), CurvePlot.csv(chart));
        assertEquals(
                "there is no finite value of loss in the selected runs that has a place on these axes",
                refused("loss", options -> options.xlim = "20,30"));
    }

    @Test
    void aRunThatSpellsTheMetricOtherwiseHasItsLine() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3").run("bbbbb", "{}", "1,1,Loss,2").run("ccccc", "{}", "1,1,loss,1");
        String drawn = """
            metric,run,line,kind,x,y,runs
            NAME,%s,aaaaa,line,1,3,1
            NAME,%s,bbbbb,line,1,2,1
            NAME,%s,ccccc,line,1,1,1
            """.formatted(runs.id("aaaaa"), runs.id("bbbbb"), runs.id("ccccc"));
        assertEquals(drawn.replace("NAME", "loss"), CurvePlot.csv(chart("loss")));
        assertEquals(drawn.replace("NAME", "Loss"), CurvePlot.csv(chart("Loss")));
        assertEquals(List.of(), said);
    }

    @Test
    void theSubtitleSaysThatLinesAreSmoothed() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3", "2,2,loss,1");
        assertEquals(
                "1 runs; smoothed with 0.9, values as reported are pale",
                chart(List.of("loss"), options -> options.smooth = 0.9)
                        .heading()
                        .subtitle());
        assertEquals("1 runs", chart("loss").heading().subtitle());
    }

    @Test
    void aLineForEachRunThatHasTheMetric() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3", "2,2,loss,1", "2,2,acc,0.5").run("bbbbb", "{}", "1,1,acc,0.25");
        LineChart chart = chart(List.of("loss", "acc"), options -> {});
        assertEquals("""
            metric,run,line,kind,x,y,runs
            loss,%1$s,aaaaa,line,1,3,1
            loss,%1$s,aaaaa,line,2,1,1
            acc,%1$s,aaaaa,line,2,0.5,1
            acc,%2$s,bbbbb,line,1,0.25,1
            """.formatted(runs.id("aaaaa"), runs.id("bbbbb")), CurvePlot.csv(chart));
        assertEquals(List.of("1 of 2 runs have no loss"), said);
        assertEquals("2 runs", chart.heading().subtitle());
        assertEquals("2 runs; 1 without a curve", chart("loss").heading().subtitle());
    }

    @Test
    void aRunWithoutTheMetricOfXIsNotDrawnByItsSteps() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3", "2,2,loss,1", "1,1,tokens,1000", "2,2,tokens,2000")
                .run("bbbbb", "{}", "1,1,loss,4", "2,2,loss,2");
        LineChart chart = chart(List.of("loss"), options -> options.x = "tokens");
        assertEquals("""
            metric,run,line,kind,x,y,runs
            loss,%1$s,aaaaa,line,1000,3,1
            loss,%1$s,aaaaa,line,2000,1,1
            """.formatted(runs.id("aaaaa")), CurvePlot.csv(chart));
        assertEquals(List.of("1 of 2 runs have no loss over tokens"), said);
        assertEquals("2 runs; 1 without a curve", chart.heading().subtitle());
        assertEquals("tokens", chart.xLabel());
        runs.run("ccccc", "{}", "1,1,acc,1");
        assertEquals(
                List.of("loss"),
                chart(List.of("loss", "acc"), options -> options.x = "tokens").panels().stream()
                        .map(LineChart.Panel::title)
                        .toList());
        assertEquals(List.of("2 of 3 runs have no loss over tokens", "3 of 3 runs have no acc over tokens"), said);
    }

    @Test
    void stepsAreNotCalledEpochs() throws IOException {
        runs.run("aaaaa", "{}", "100,1,loss,3", "200,2,loss,1");
        assertEquals(
                "step", chart(List.of("loss"), options -> options.x = "epoch").xLabel());
        assertEquals(List.of("no selected run has the metric 'epoch', so x is the step"), said);
        runs.run("bbbbb", "{}", "100,1,loss,3", "100,1,epoch,1");
        LineChart chart = chart(List.of("loss"), options -> options.x = "epoch");
        assertEquals("epoch", chart.xLabel());
        assertEquals(List.of("1 of 2 runs have no loss over epoch"), said);
    }

    @Test
    void groupsSayHowManyRunsAreInNone() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,loss,3")
                .run("bbbbb", "{\"lr\": 1}", "1,1,loss,5")
                .run("ccccc", "{}");
        LineChart chart = chart(List.of("loss"), options -> options.groupBy = List.of("lr"));
        assertEquals("""
            metric,run,line,kind,x,y,runs
            loss,lr=1,lr=1 (2),line,1,4,2
            loss,lr=1,lr=1 (2),low,1,2.585786437626905,2
            loss,lr=1,lr=1 (2),high,1,5.414213562373095,2
            """, CurvePlot.csv(chart));
        assertEquals(
                "3 runs; 1 without a curve; mean ± standard deviation",
                chart.heading().subtitle());
        assertEquals(List.of("1 of 3 runs have no loss"), said);
    }

    @Test
    void aMeanSaysOfHowManyRunsItIs() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,loss,3", "2,2,loss,2", "3,3,loss,1")
                .run("bbbbb", "{\"lr\": 1}", "1,1,loss,5", "2,2,loss,NaN", "3,3,loss,NaN");
        LineChart chart = chart(List.of("loss"), options -> {
            options.groupBy = List.of("lr");
            options.band = "minmax";
        });
        assertEquals("""
            metric,run,line,kind,x,y,runs
            loss,lr=1,lr=1 (2),line,1,4,2
            loss,lr=1,lr=1 (2),line,2,2,1
            loss,lr=1,lr=1 (2),line,3,1,1
            loss,lr=1,lr=1 (2),low,1,3,2
            loss,lr=1,lr=1 (2),low,2,2,1
            loss,lr=1,lr=1 (2),low,3,1,1
            loss,lr=1,lr=1 (2),high,1,5,2
            loss,lr=1,lr=1 (2),high,2,2,1
            loss,lr=1,lr=1 (2),high,3,1,1
            """, CurvePlot.csv(chart));
        assertEquals(true, svg(chart).contains(">mean of fewer runs<"));
        assertEquals(false, svg(chart("loss")).contains(">mean of fewer runs<"));
    }

    @Test
    void whereAMeanStopsIsSaid() throws IOException {
        runs.run("aaaaa", "{\"lr\": 1}", "1,1,loss,3", "2,2,loss,2")
                .run("bbbbb", "{\"lr\": 1}", "1,1,loss,5")
                .run("ccccc", "{\"lr\": 1}", "1,1,loss,4");
        LineChart chart = chart(List.of("loss"), options -> options.groupBy = List.of("lr"));
        assertEquals(
                "[1.0]",
                Arrays.toString(
                        chart.panels().getFirst().lines().getFirst().points().x()));
        assertEquals(List.of("the mean of loss stops where fewer than half of a group's runs have a value"), said);
    }

    @Test
    void ofSomeRunsItSaysOfWhichItSpeaks() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3", "1,1,acc,1").run("bbbbb", "{}", "1,1,loss,3");
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            new CurvePlot(workspace, new CurveOptions(), values, Map.of(), ZoneOffset.UTC)
                    .chart(List.of("acc"), new Chart.Heading("t", "2 of 7 runs"), 7, said::add);
        }
        assertEquals(List.of("1 of the 2 runs to draw (of 7) have no acc"), said);
    }

    private static String svg(LineChart chart) throws IOException {
        return new String(Picture.of(chart, Picture.Format.SVG, Picture.Look.PLAIN), StandardCharsets.UTF_8);
    }

    @Test
    void theKeyCallsEndsWhatTablesCallThem() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3")
                .file("aaaaa", "status.json", "{\"exit\": 137, \"signal\": 9}")
                .run("bbbbb", "{}", "1,1,loss,4")
                .file("bbbbb", "status.json", "");
        String svg = svg(chart("loss"));
        assertEquals(true, svg.contains(">killed<"), svg);
        assertEquals(true, svg.contains(">silent<"), svg);
        assertEquals(false, svg.contains(">failed<") || svg.contains(">running<"), svg);
    }

    @Test
    void whereNoRowHasAStepXIsTheRow() throws IOException {
        runs.run("aaaaa", "{}", ",1,loss,3", ",2,loss,2", "5,1,acc,0.5");
        assertEquals("row", chart("loss").xLabel());
        assertEquals(List.of(), said);
        assertEquals("step or row", chart(List.of("loss", "acc"), options -> {}).xLabel());
        assertEquals(List.of("loss has no step in 1 of 1 runs: x is the row there"), said);
        runs.run("bbbbb", "{}", "1,1,loss,3", ",2,loss,2");
        assertEquals("step or row", chart("loss").xLabel());
        assertEquals(
                List.of(
                        "1 value of loss has no step or row and is not drawn",
                        "loss has no step in 1 of 2 runs: x is the row there"),
                said);
    }

    @Test
    void whatAnEpochHasSeveralTimesIsSaid() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,4", "2,2,loss,3", "2,2,epoch,1", "3,3,loss,2", "3,3,epoch,2");
        assertEquals(
                """
                metric,run,line,kind,x,y,runs
                loss,%1$s,aaaaa,line,1,4,1
                loss,%1$s,aaaaa,line,1,3,1
                loss,%1$s,aaaaa,line,2,2,1
                """.formatted(runs.id("aaaaa")), CurvePlot.csv(chart(List.of("loss"), options -> options.x = "epoch")));
        assertEquals(
                List.of("loss has several values in an epoch, all drawn at that epoch; -x step draws them apart"),
                said);
    }

    @Test
    void whatHasNoPlaceOrStandsBetweenOthersIsSaid() throws IOException {
        runs.run(
                "aaaaa",
                "{}",
                "1,1,loss,4",
                "2,2,loss,3",
                "3,3,loss,2",
                "4,4,loss,1",
                "1,1,tokens,100",
                "3,3,tokens,300");
        assertEquals(
                """
                metric,run,line,kind,x,y,runs
                loss,%1$s,aaaaa,line,100,4,1
                loss,%1$s,aaaaa,line,200,3,1
                loss,%1$s,aaaaa,line,300,2,1
                loss,%1$s,aaaaa,line,NaN,1,1
                """.formatted(runs.id("aaaaa")),
                CurvePlot.csv(chart(List.of("loss"), options -> options.x = "tokens")));
        assertEquals(
                List.of(
                        "1 value of loss has no tokens and is not drawn",
                        "loss is interpolated between the values of tokens linearly"),
                said);
    }

    @Test
    void whatAParentWroteAfterTheCheckpointIsItsOwn() throws IOException {
        resumed();
        LineChart chart = chart("loss");
        assertEquals("""
            loss,aaaaa,line,1,4,1
            loss,aaaaa,line,2,3,1
            loss,aaaaa,line,3,2,1
            loss,aaaaa,line,4,1,1
            loss,bbbbb,line,1,4,1
            loss,bbbbb,line,2,3,1
            loss,bbbbb,line,3,9,1
            loss,bbbbb,tail,3,2,1
            loss,bbbbb,tail,4,1,1
            """, shortCsv(chart));
        assertEquals(true, svg(chart).contains(">parent alone<"));
        assertEquals(
                "time since the start, without breaks",
                chart(List.of("loss"), options -> options.x = "time").xLabel());
    }

    @Test
    void aMetricThatAResumedRunHasNotPrintedYetEndsAtTheCheckpoint() throws IOException {
        resumed();
        assertEquals("""
            acc,aaaaa,line,2,0.5,1
            acc,aaaaa,line,4,0.25,1
            acc,bbbbb,line,2,0.5,1
            acc,bbbbb,tail,4,0.25,1
            """, shortCsv(chart("acc")));
    }

    @Test
    void datesOfAResumedRunAreThoseOfItsOwnClock() throws IOException {
        resumed();
        assertEquals("""
            loss,aaaaa,line,1788249670,4,1
            loss,aaaaa,line,1788249680,3,1
            loss,aaaaa,line,1788249690,2,1
            loss,aaaaa,line,1788249700,1,1
            loss,bbbbb,line,1788249670,4,1
            loss,bbbbb,line,1788249680,3,1
            loss,bbbbb,line,1788249725,9,1
            loss,bbbbb,tail,1788249690,2,1
            loss,bbbbb,tail,1788249700,1,1
            """, shortCsv(chart(List.of("loss"), options -> options.x = "date")));
    }

    @Test
    void timesOfAMetricThatOnlyAResumedRunHasComeBehindTheCheckpoint() throws IOException {
        resumed();
        assertEquals("""
            extra,bbbbb,line,25,7,1
            """, shortCsv(chart(List.of("extra"), options -> options.x = "time")));
        assertEquals("""
            extra,bbbbb,line,1788249725,7,1
            """, shortCsv(chart(List.of("extra"), options -> options.x = "date")));
    }

    @Test
    void whereNobodyKnowsWhenTheCheckpointWasWrittenARunGoesOnWhereItsParentCameToItsFirstStep() throws IOException {
        resumed();
        runs.file("aaaaa", "checkpoints.csv", "");
        assertEquals("""
            loss,aaaaa,line,10,4,1
            loss,aaaaa,line,20,3,1
            loss,aaaaa,line,30,2,1
            loss,aaaaa,line,40,1,1
            loss,bbbbb,line,10,4,1
            loss,bbbbb,line,20,3,1
            loss,bbbbb,line,35,9,1
            loss,bbbbb,tail,30,2,1
            loss,bbbbb,tail,40,1,1
            """, shortCsv(chart(List.of("loss"), options -> options.x = "time")));
        assertEquals("""
            acc,aaaaa,line,2,0.5,1
            acc,aaaaa,line,4,0.25,1
            acc,bbbbb,line,2,0.5,1
            acc,bbbbb,tail,4,0.25,1
            """, shortCsv(chart("acc")));
    }

    /// The parent starts at 08:01:00 (1788249660), its child at 08:02:00 (1788249720).
    private void resumed() throws IOException {
        runs.run(
                        "aaaaa",
                        "{}",
                        "1,10,loss,4",
                        "2,20,loss,3",
                        "2,20,acc,0.5",
                        "3,30,loss,2",
                        "4,40,loss,1",
                        "4,40,acc,0.25")
                .file("aaaaa", "checkpoints.csv", "step,time,path,kept,bytes,sha256\n,20,c.pt,,1,\n")
                .run("bbbbb", "{}", "3,5,loss,9", "3,5,extra,7")
                .info(
                        "bbbbb",
                        "\"lineage\": {\"kind\": \"resume\", \"parent\": \"" + runs.id("aaaaa")
                                + "\", \"checkpoint\": \"c.pt\"}");
    }

    private static String shortCsv(LineChart chart) {
        return CurvePlot.csv(chart)
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst(",[0-9a-z-]+,", ",") + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void aRunWithoutAFiniteValueIsDrawnAsNothing() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,3", "2,2,loss,1").run("bbbbb", "{}", "1,1,loss,NaN", "2,2,loss,NaN");
        LineChart chart = chart("loss");
        for (Picture.Format format : Picture.Format.values()) {
            assertEquals(true, Picture.of(chart, format, Picture.Look.PLAIN).length > 0, format.name());
        }
    }

    @Test
    void whereNothingCanBeDrawnItSaysWhy() throws IOException {
        runs.run("aaaaa", "{}", "1,1,loss,-3", "1,1,acc,NaN");
        assertEquals("no selected run has the metric 'los'; did you mean 'loss'?", refused("los", options -> {}));
        assertEquals(
                "no selected run has the metric 'tokens' for -x; there are acc, loss",
                refused("loss", options -> options.x = "tokens"));
        assertEquals(
                "there is no finite value of acc in the selected runs that has a place on these axes",
                refused("acc", options -> {}));
        assertEquals(
                "there is no finite value of loss in the selected runs that has a place on these axes",
                refused("loss", options -> options.logY = true));
    }

    @Test
    void ofManyLinesOnlyTheBestHasItsBestPointMarked() throws IOException {
        for (String id : List.of("aaaaa", "bbbbb", "ccccc", "ddddd")) {
            runs.run(id, "{}", "1,1,loss," + (id.charAt(0) == 'c' ? 1 : 2), "2,2,loss,3", "1,1,norm,1");
        }
        assertEquals(
                List.of(Double.NaN, Double.NaN, 1.0, Double.NaN),
                chart("loss").panels().getFirst().lines().stream()
                        .map(LineChart.Series::bestX)
                        .toList());
        assertEquals(
                List.of(Double.NaN),
                chart("norm").panels().getFirst().lines().stream()
                        .map(LineChart.Series::bestX)
                        .distinct()
                        .toList());
    }

    @Test
    void axesSayWhatTheyAre() throws IOException {
        runs.run("aaaaa", "{}", "1,10,loss,3");
        assertEquals("step", chart("loss").xLabel());
        assertEquals(
                "time since the start",
                chart(List.of("loss"), options -> options.x = "time").xLabel());
        assertEquals(
                "date", chart(List.of("loss"), options -> options.x = "date").xLabel());
        assertEquals(
                "step (log)",
                chart(List.of("loss"), options -> options.logX = true).xLabel());
    }
}
