package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.chart.LineChart;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ShownRuns;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsTest {
    @TempDir
    Path project;

    private ShownRuns runs = new ShownRuns(Path.of(""));
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void begin() throws IOException {
        runs = new ShownRuns(project)
                .run("aaaaa", "{\"lr\": 0.3, \"opt\": \"sgd\", \"seed\": 1}", "1,1,loss,1", "1,1,acc,0.1")
                .run("bbbbb", "{\"lr\": 0.3, \"opt\": \"sgd\", \"seed\": 2}", "1,1,loss,2")
                .run("ccccc", "{\"lr\": 0.02, \"opt\": \"adam\", \"seed\": 1}", "1,1,loss,3")
                .run("ddddd", "{\"opt\": \"adam\", \"seed\": 2}", "1,1,loss,4");
    }

    /// Panel: lines with the number of their colour in the chart and their dashes.
    private String drawn(List<String> metrics, CurveOptions options) throws IOException {
        said.clear();
        try (Workspace workspace = runs.open()) {
            RowValues values = ShownRuns.values(workspace, "");
            options.check(values);
            LineChart chart = new CurvePlot(
                            workspace,
                            options,
                            values,
                            RunLabels.of(new DifferingParams(values), "{id}"),
                            ZoneOffset.UTC)
                    .chart(
                            metrics,
                            org.hpsearch.chart.Chart.Heading.NONE,
                            values.rows().size(),
                            said::add);
            List<Integer> colours = new ArrayList<>();
            return chart.panels().stream()
                    .map(panel -> panel.title() + ": "
                            + panel.lines().stream()
                                    .map(line -> {
                                        int rgb = chart.looks().rgb(line.key(), false);
                                        if (!colours.contains(rgb)) {
                                            colours.add(rgb);
                                        }
                                        return line.label().text() + " " + colours.indexOf(rgb)
                                                + chart.looks().dashes(line.key());
                                    })
                                    .collect(Collectors.joining(", "))
                            + "\n")
                    .collect(Collectors.joining());
        }
    }

    private static CurveOptions options(String groupBy, String colour, String stroke, String panel) {
        List<String> keys = groupBy.isEmpty() ? List.of() : List.of(groupBy.split(","));
        return CurveOptions.of("step", 0, false, false, keys)
                .telling(
                        colour.isEmpty() ? List.of() : List.of(colour),
                        stroke.isEmpty() ? List.of() : List.of(stroke),
                        panel.isEmpty() ? List.of() : List.of(panel));
    }

    @Test
    void aLineARunIsColouredDashedAndPlacedByWhatItWasGiven() throws IOException {
        assertEquals("""
            loss: aaaaa 0[], bbbbb 0[], ccccc 1[], ddddd 2[]
            """, drawn(List.of("loss"), options("", "lr", "", "")));
        assertEquals("""
            loss: aaaaa 0[], bbbbb 0[9.0, 4.0], ccccc 1[], ddddd 1[9.0, 4.0]
            """, drawn(List.of("loss"), options("", "opt", "seed", "")));
        assertEquals("""
            loss, lr=0.02: ccccc 0[]
            loss, lr=0.3: aaaaa 1[], bbbbb 2[]
            loss, lr=(none): ddddd 3[]
            acc, lr=0.3: aaaaa 1[]
            """, drawn(List.of("loss", "acc"), options("", "", "", "lr")));
    }

    @Test
    void whatDecidesTheLookOfAMeanSplitsItsRuns() throws IOException {
        assertEquals("""
            loss: opt=sgd (2) 0[], opt=adam (2) 1[]
            """, drawn(List.of("loss"), options("opt", "opt", "", "")));
        assertEquals("""
            loss, seed=1: opt=sgd seed=1 (1) 0[], opt=adam seed=1 (1) 1[]
            loss, seed=2: opt=sgd seed=2 (1) 0[], opt=adam seed=2 (1) 1[]
            """, drawn(List.of("loss"), options("opt", "opt", "", "seed")));
    }

    @Test
    void valuesThatShareAStrokeAreSaid() throws IOException {
        for (int i = 0; i < 5; i++) {
            runs.run("eeee" + (char) ('a' + i), "{\"lr\": " + (i + 1) + ", \"seed\": 1}", "1,1,loss,1");
        }
        drawn(List.of("loss"), options("", "", "lr", ""));
        assertEquals(List.of("lr has 8 values for 4 strokes, so some share one"), said);
    }

    @Test
    void aFieldThatNoRunHasIsRefused() {
        assertEquals(
                "no selected run has 'lrr'; did you mean 'lr'?",
                String.valueOf(assertThrows(
                                DataException.class, () -> drawn(List.of("loss"), options("", "lrr", "", "")))
                        .getMessage()));
    }
}
