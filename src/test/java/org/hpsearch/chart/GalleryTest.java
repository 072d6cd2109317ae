package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.LineChart.Band;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Panel;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Smoothing;
import org.junit.jupiter.api.Test;

/// Pictures by their bytes, as `testdata/charts` has them; what is drawn now is written to `target/charts`.
class GalleryTest {
    private static final Path GOLDEN = Path.of("testdata/charts");
    private static final double[] NONE = {};

    private interface Function {
        double of(double x);
    }

    private static Series line(String key, String label, int count, Function f, End end) {
        double[] x = new double[count];
        double[] y = new double[count];
        int best = 0;
        for (int i = 0; i < count; i++) {
            x[i] = i + 1;
            y[i] = f.of(i + 1);
            best = y[i] > y[best] ? i : best;
        }
        return new Series(key, Label.of(label), new Points(x, y), null, null, NONE, end, x[best], y[best]);
    }

    private static Panel panel(String title, boolean log, List<Series> lines) {
        return new Panel(title, lines, log, Double.NaN, Double.NaN);
    }

    private static LineChart chart(String title, String about, Panel... panels) {
        return new LineChart(new Heading(title, about), List.of(panels), "step", false, new AxisUnit.Step());
    }

    private static List<Series> trainings(int count, boolean loss) {
        Random random = new Random(7);
        List<Series> lines = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double pace = 4 + 3 * k;
            End end = k == 1 ? End.open("running") : k == 4 ? End.broken("failed") : End.DONE;
            lines.add(line(
                    "run" + k,
                    "lr=" + (k < 3 ? "0.1" : "0.01") + " hidden=" + (16 << k % 6),
                    k == 4 ? 22 : 40,
                    x -> (loss ? 0.05 + 2 * StrictMath.exp(-x / pace) : 0.97 - 0.6 * StrictMath.exp(-x / pace))
                            + random.nextInt(100) * 1e-4,
                    end));
        }
        return lines;
    }

    private static Map<String, Chart> charts() {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(
                "curves",
                chart(
                        "val_acc",
                        "6 best of 34 runs by val_acc, greatest first; model:resnet",
                        panel("val_acc", false, trainings(6, false))));
        charts.put(
                "panels",
                chart(
                        "val_acc, loss",
                        "4 runs",
                        panel("val_acc", false, trainings(4, false)),
                        panel("loss", true, trainings(4, true))));
        charts.put(
                "one-point",
                chart("loss", "1 run", panel("loss", false, List.of(line("a", "a", 1, x -> 0.5, End.DONE)))));
        charts.put(
                "gaps",
                chart(
                        "loss",
                        "1 run",
                        panel(
                                "loss",
                                false,
                                List.of(line("a", "a", 60, x -> x % 20 > 14 ? Double.NaN : x * x, End.DONE)))));
        charts.put(
                "wide-range",
                chart(
                        "loss",
                        "2 runs",
                        panel(
                                "loss",
                                true,
                                List.of(
                                        line("a", "falls", 30, x -> StrictMath.pow(10, 9 - 18 * x / 30), End.DONE),
                                        line("b", "negative", 30, x -> 15 - x, End.DONE)))));
        charts.put(
                "outliers",
                chart(
                        "loss",
                        "2 runs",
                        panel(
                                "loss",
                                false,
                                List.of(
                                        line(
                                                "a",
                                                "spikes",
                                                400,
                                                x -> (x == 40 || x == 300 ? 5000 : 0) + 1 + StrictMath.sin(x / 20),
                                                End.DONE),
                                        line("b", "sinks", 400, x -> x == 200 ? -900 : 0.5, End.DONE)))));
        String long200 = "a label that is so very long that no picture has the room for it "
                .repeat(4)
                .substring(0, 200);
        charts.put(
                "labels",
                chart(
                        "val_acc <of> & \"all\"",
                        "3 runs",
                        panel(
                                "val_acc",
                                false,
                                List.of(
                                        line("a", long200, 20, x -> x, End.DONE),
                                        line("b", "the same", 20, x -> x / 2, End.DONE),
                                        line("c", "the same", 20, x -> x / 2, End.DONE)))));
        charts.put("fifty", chart("loss", "50 runs", panel("loss", false, trainings(50, true))));
        charts.put(
                "restarts",
                chart(
                        "loss",
                        "1 run",
                        panel("loss", false, List.of(line("a", "a", 1, x -> 1, End.DONE), restarting()))));
        charts.put(
                "group",
                chart(
                        "val_acc",
                        "10 runs in 2 groups",
                        panel(
                                "val_acc",
                                false,
                                List.of(banded("a", "lr=0.1 (5)", 0.9), banded("b", "lr=0.01 (5)", 0.7)))));
        charts.put("smooth", smooth());
        charts.put("fewer-runs", partial());
        charts.put("resumed", resumed());
        charts.put(
                "time",
                new LineChart(
                        new Heading("loss", "1 run"),
                        List.of(panel("loss", false, List.of(line("a", "a", 40, x -> 1 / x, End.DONE)))),
                        "time since the start",
                        false,
                        new AxisUnit.Span()));
        charts.put("date", date());
        Random random = new Random(3);
        List<ScatterChart.Point> points = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            double lr = StrictMath.pow(10, -4 * random.nextDouble());
            double distance = StrictMath.log10(lr) + 2;
            points.add(new ScatterChart.Point(
                    "run " + i, lr, 0.95 - 0.06 * distance * distance + random.nextInt(100) * 3e-4));
        }
        charts.put(
                "scatter",
                new ScatterChart(new Heading("val_acc over lr", "80 runs"), "lr", "val_acc", points, 12, false, false));
        charts.put("parallel", parallel());
        charts.put("heat", heat());
        charts.put(
                "bar",
                new GroupChart(
                        new Heading("val_acc by model", "10 runs"),
                        "val_acc",
                        List.of(
                                group("resnet", 0.93, 0.921, 0.928, 0.931, 0.934, 0.936),
                                group("vgg", 0.88, 0.851, 0.8799, 0.88, 0.909),
                                group(long200, 0.8, 0.8))));
        return charts;
    }

    private static GroupChart.Group group(String name, double mean, double... values) {
        boolean alone = values.length == 1;
        return new GroupChart.Group(
                name,
                values,
                mean,
                alone ? Double.NaN : mean - 0.02,
                alone ? Double.NaN : mean + 0.02,
                mean + " (" + values.length + ")");
    }

    private static Series restarting() {
        Series plain = line("b", "resumed twice", 30, x -> 2 / x, End.DONE);
        return new Series(
                "b",
                plain.label(),
                plain.points(),
                null,
                null,
                new double[] {11, 21},
                End.DONE,
                Double.NaN,
                Double.NaN);
    }

    private static Series banded(String key, String label, double height) {
        Series mean = line(key, label, 30, x -> height * (1 - StrictMath.exp(-x / 6)), End.DONE);
        double[] low = mean.points().y().clone();
        double[] high = mean.points().y().clone();
        for (int i = 0; i < low.length; i++) {
            low[i] -= 0.05;
            high[i] += 0.05;
        }
        return new Series(
                key,
                Label.of(label),
                mean.points(),
                null,
                new Band(mean.points().x(), low, high, new int[low.length]),
                NONE,
                End.DONE,
                Double.NaN,
                Double.NaN);
    }

    private static Chart partial() {
        Series mean = banded("a", "lr=0.1 (3)", 0.9);
        int[] counts = new int[mean.points().size()];
        Arrays.setAll(counts, i -> i < 12 ? 3 : 2);
        Series fewer = new Series(
                "a",
                mean.label(),
                mean.points(),
                null,
                mean.band(),
                NONE,
                End.DONE,
                Double.NaN,
                Double.NaN,
                new LineChart.Means(counts, 3, false),
                List.of());
        return chart("val_acc", "5 runs", panel("val_acc", false, List.of(fewer, banded("b", "lr=0.3 (2)", 0.7))));
    }

    private static Chart resumed() {
        Series parent = line("a", "a", 30, x -> 2 / x, End.DONE);
        Series child = line("b", "b", 40, x -> x < 15 ? 2 / x : 2 / x + 0.1, End.broken("killed"));
        Points tail = new Points(
                Arrays.copyOfRange(parent.points().x(), 14, 30),
                Arrays.copyOfRange(parent.points().y(), 14, 30));
        Series whole = new Series(
                "b",
                child.label(),
                child.points(),
                null,
                null,
                new double[] {15},
                child.end(),
                Double.NaN,
                Double.NaN,
                null,
                List.of(tail));
        Series other = line("c", "c", 25, x -> 1.5 / x + 0.2, End.open("silent"));
        return chart("loss", "2 runs; 1 goes on in another", panel("loss", false, List.of(whole, other)));
    }

    private static Chart smooth() {
        Random random = new Random(11);
        Series raw = line("a", "a", 300, x -> 2 * StrictMath.exp(-x / 80) + random.nextInt(1000) * 4e-4, End.DONE);
        double[] y = raw.points().y();
        Points smoothed = new Points(raw.points().x(), Smoothing.of(y, y.length, 0.9));
        return chart(
                "loss",
                "1 run, smoothed by 0.9",
                panel(
                        "loss",
                        false,
                        List.of(new Series(
                                "a",
                                Label.of("a"),
                                smoothed,
                                raw.points(),
                                null,
                                NONE,
                                End.DONE,
                                Double.NaN,
                                Double.NaN))));
    }

    private static Chart date() {
        Series line = line("a", "a", 48, x -> x, End.DONE);
        double[] x = new double[48];
        for (int i = 0; i < x.length; i++) {
            x[i] = 1_793_000_000 + 3600.0 * i;
        }
        Series dated = new Series(
                "a",
                Label.of("a"),
                new Points(x, line.points().y()),
                null,
                null,
                NONE,
                End.DONE,
                Double.NaN,
                Double.NaN);
        return new LineChart(
                new Heading("rows", "1 run"),
                List.of(panel("rows", false, List.of(dated))),
                "date",
                false,
                new AxisUnit.Date(ZoneOffset.UTC));
    }

    private static Chart parallel() {
        Random random = new Random(5);
        List<ParallelChart.Thing> things = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double score = i / 39.0;
            things.add(new ParallelChart.Thing(
                    "run " + i,
                    List.of(
                            Double.toString(StrictMath.pow(10, -1 - 3 * random.nextDouble())),
                            Integer.toString(16 << random.nextInt(4)),
                            i % 9 == 0 ? "" : List.of("adam", "lion", "sgd").get(random.nextInt(3)),
                            Double.toString(0.5 + score / 2)),
                    score));
        }
        return new ParallelChart(
                new Heading("val_acc by parameters", "40 runs"),
                List.of("lr", "hidden", "optimizer", "val_acc"),
                things);
    }

    private static Chart heat() {
        List<HeatChart.Tile> tiles = new ArrayList<>();
        for (int column = 0; column < 5; column++) {
            for (int row = 0; row < 4; row++) {
                if (column + row != 3) {
                    tiles.add(new HeatChart.Tile(column, row, 0.5 + 0.1 * column - 0.05 * row, 1 + row % 3, "tile"));
                }
            }
        }
        return new HeatChart(
                new Heading("val_acc by lr and hidden", "20 runs"),
                "lr",
                "hidden",
                List.of("1e-4", "0.001", "0.01", "0.1", "1"),
                List.of("16", "32", "64", "128"),
                tiles,
                tiles.size() - 4,
                true);
    }

    @Test
    void everyPictureIsAsItWas() throws IOException {
        Path target = Files.createDirectories(Path.of("target/charts"));
        List<String> different = new ArrayList<>();
        for (var chart : charts().entrySet()) {
            String svg = Picture.svg(chart.getValue(), Picture.Look.PLAIN);
            Files.writeString(target.resolve(chart.getKey() + ".svg"), svg);
            Path golden = GOLDEN.resolve(chart.getKey() + ".svg");
            if (!Files.exists(golden) || !Files.readString(golden).equals(svg)) {
                different.add(chart.getKey());
            }
        }
        assertEquals(List.of(), different, "compare target/charts with testdata/charts, by eye, too");
        try (var files = Files.list(GOLDEN)) {
            assertEquals(charts().size(), files.count());
        }
    }

    @Test
    void everyPictureIsXmlWithoutScriptAndAsPngAndPdf() throws Exception {
        for (var chart : charts().entrySet()) {
            byte[] svg = Picture.of(chart.getValue(), Picture.Format.SVG, Picture.Look.PLAIN);
            var document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
            assertEquals(0, document.getElementsByTagName("script").getLength());
            assertTrue(svg.length < 100_000, chart.getKey() + " has " + svg.length + " bytes");
            var png = ImageIO.read(
                    new ByteArrayInputStream(Picture.of(chart.getValue(), Picture.Format.PNG, Picture.Look.PLAIN)));
            assertEquals(1440, png.getWidth());
            byte[] pdf =
                    Picture.of(chart.getValue(), Picture.Format.PDF, new Picture.Look(316.8, 211.2, "x", true, false));
            try (var read = Loader.loadPDF(pdf)) {
                assertEquals(1, read.getNumberOfPages());
                assertEquals(316.8 * 0.75, read.getPage(0).getMediaBox().getWidth(), 0.01);
                String title = chart.getValue().heading().title();
                assertTrue(new PDFTextStripper().getText(read).contains(title), title);
            }
            String cells = Picture.cells(chart.getValue(), 80, 24, false);
            assertEquals(24, cells.lines().count());
            assertTrue(cells.lines().allMatch(line -> line.codePointCount(0, line.length()) <= 80), cells);
        }
    }

    @Test
    void aPictureHasTheSameBytesEachTime() throws IOException {
        Chart chart = heat();
        for (Picture.Format format : Picture.Format.values()) {
            assertArrayEquals(
                    Picture.of(chart, format, Picture.Look.PLAIN),
                    Picture.of(chart, format, Picture.Look.PLAIN),
                    format.toString());
        }
    }
}
