package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.GroupChart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.ScatterChart;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPictureTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 1}", "1,1,val_acc,0.5", "1,1,loss,1", "1,1,norm,2")
                .run("bbbbb", "{\"lr\": 2}", "1,1,val_acc,0.75", "1,1,loss,2", "1,1,norm,1")
                .run("ccccc", "{\"lr\": 3}", "1,1,val_acc,0.25", "1,1,loss,3", "1,1,norm,3");
    }

    private Chart chart(String query, Consumer<PlotOptions> change) {
        PlotOptions options = new PlotOptions();
        change.accept(options);
        said.clear();
        try (Workspace workspace = runs.open()) {
            return new RunPicture(workspace, ZoneOffset.UTC, said::add).chart(query, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String heading(Chart chart) {
        return chart.heading().title() + ": " + chart.heading().subtitle();
    }

    private static List<String> lines(Chart chart) {
        return assertInstanceOf(LineChart.class, chart).panels().getFirst().lines().stream()
                .map(line -> line.label().text())
                .toList();
    }

    @Test
    void theFirstOnesAreTheBestByTheMetricThatIsDrawn() {
        Chart acc = chart("", options -> options.top = 2);
        assertEquals("val_acc: best 2 of 3 runs by val_acc", heading(acc));
        assertEquals(List.of("lr=2", "lr=1"), lines(acc));
        Chart loss = chart("", options -> {
            options.metrics = List.of("loss");
            options.top = 2;
        });
        assertEquals("loss: best 2 of 3 runs by loss", heading(loss));
        assertEquals(List.of("lr=1", "lr=2"), lines(loss));
    }

    @Test
    void ofAMetricWithoutDirectionTheBestByTheObjective() {
        Chart chart = chart("", options -> {
            options.metrics = List.of("norm");
            options.top = 1;
        });
        assertEquals("norm: best 1 of 3 runs by val_acc", heading(chart));
        assertEquals(List.of("bbbbb"), lines(chart));
    }

    @Test
    void theQueryIsInTheSubtitle() {
        assertEquals("val_acc: 2 runs; lr<3", heading(chart("lr<3", options -> {})));
    }

    @Test
    void patternsOfMetricsAreExpanded() {
        LineChart chart = assertInstanceOf(LineChart.class, chart("", options -> options.metrics = List.of("*o*")));
        assertEquals(
                List.of("loss", "norm"),
                chart.panels().stream().map(LineChart.Panel::title).toList());
        assertEquals("a, b, c and 2 more", RunPicture.title(List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void aRunWithoutAValueHidesNotTheOneThatItGoesOnFrom() throws IOException {
        runs.run("ddddd", "{\"lr\": 2}").resumes("ddddd", "bbbbb");
        GroupChart bars = assertInstanceOf(GroupChart.class, chart("", options -> options.bar = List.of("lr")));
        assertEquals(
                List.of("1", "2", "3"),
                bars.groups().stream().map(GroupChart.Group::name).toList());
        assertEquals("val_acc by lr: 4 runs; 3 drawn", heading(bars));
        assertEquals(List.of(), said);
        ScatterChart points =
                assertInstanceOf(ScatterChart.class, chart("", options -> options.scatter = List.of("lr", "loss")));
        assertEquals(3, points.points().size());
        Chart curves = chart("", options -> {});
        assertEquals(3, lines(curves).size());
        assertEquals("val_acc: 4 runs; 1 continues in another", heading(curves));
        assertEquals(List.of("1 run is part of the curve of a drawn run that continues from it"), said);
    }

    @Test
    void whereNothingSaysWhatIsDrawnItAsks() throws IOException {
        runs = new ShownRuns(project.resolve("other"));
        runs.run("aaaaa", "{}", "1,1,norm,1", "1,1,size,2");
        assertEquals(
                "which metric? -m norm or -m size",
                assertThrows(DataException.class, () -> chart("", options -> {}))
                        .getMessage());
        runs.file("aaaaa", "metrics.csv", "step,time,metric,value\n1,1,norm,1\n");
        assertEquals("norm: 1 run", heading(chart("", options -> {})));
        runs.file("aaaaa", "metrics.csv", "step,time,metric,value\n");
        assertEquals(
                "which metric? the selected runs have none",
                assertThrows(DataException.class, () -> chart("", options -> {}))
                        .getMessage());
    }

    @Test
    void curvesThatAreLeftOutAreCountedWithTheRangeThatShowsThem() throws IOException {
        for (int i = 0; i < 5; i++) {
            double loss = i == 4 ? 123456 : 1;
            runs.run(
                    "far" + "abcde".charAt(i) + "a",
                    "{\"lr\": 9, \"seed\": " + i + "}",
                    "1,1,far," + loss,
                    "2,2,far," + (loss + 0.5));
        }
        chart("lr=9", options -> options.metrics = List.of("far"));
        assertEquals(
                List.of("1 of 5 curves of far lies wholly outside the picture; --ylim 0.96,130000 shows all"), said);
        chart("lr=9", options -> {
            options.metrics = List.of("far");
            options.curves.ylim = "0.96,130000";
        });
        assertEquals(List.of(), said);
    }
}
