package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Panel;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.points.Points;
import org.junit.jupiter.api.Test;

/// Each kind of chart in cells of a terminal: what is where.
class ChartLayoutTest {
    private static final double NAN = Double.NaN;

    private static Series series(String key, String label, End end, double... y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        return new Series(
                key, Label.of(label), new Points(x, y), null, null, new double[0], end, y.length, y[y.length - 1]);
    }

    private static LineChart lines(String title, Panel... panels) {
        return new LineChart(new Heading(title, "2 runs"), List.of(panels), "step", false, new AxisUnit.Step());
    }

    private static Panel panel(String title, Series... lines) {
        return new Panel(title, List.of(lines), false, NAN, NAN);
    }

    private static String cells(Chart chart, int rows) {
        return Picture.cells(chart, 50, rows, false);
    }

    @Test
    void aPanelHasNoTitleThatIsAboveIt() {
        assertEquals(
                """
                acc
                2 runs

                1.0
                                                    ⣀⡠⠤o⠒⠒⠒ lr=0.1
                                              ⢀⣀⠤⠒⠊⠉
                                         ⣀⡠⠔⠒⠉⠁
                0.5                ⢀⡠⠤⠒⠊⠉
                              ⣀⠤⠔⠒⠉⠁
                        ⣀⡠⠤⠒⣊⣉⣀⠤⠤⠔⠒⠒⠊×                 ⠈⠉⠉⠉ lr=0.2
                    ⠤⠴⠖⠛⠒⠊⠉⠉
                  0 ⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⡤
                    1                2                3
                    o best  × failed               step
                """,
                cells(
                        lines(
                                "acc",
                                panel(
                                        "acc",
                                        series("a", "lr=0.1", End.DONE, 0.1, 0.5, 0.9),
                                        series("b", "lr=0.2", End.broken("failed"), 0.1, 0.3))),
                        14));
    }

    @Test
    void severalPanelsShareAnAxisAndALegend() {
        assertEquals(
                """
                acc, loss
                2 runs
                ⣀⣀⣀ lr=0.1  ⣀⣀⣀ lr=0.2

                    acc
                1.0                                     ⢀⣀⣀⠤⠤⠒⠒o
                                                ⣀⣀⠤⠤⠔⠒⠊⠉⠁
                0.5                    ⢀⣀⡠⠤⠔⠒⠒⠉⠉          ⢀⣀⣀⣀⡠o⠄⠄
                              ⢀⣀⡠⠤⠤⠒⠒⠉⠉⠁ ⣀⣀⣀⣀⠤⠤⠤⠤⠔⠒⠒⠒⠒⠉⠉⠉⠉⠁
                      ⣀⣀⣤⣤⣒⡲⠮⠭⠥⠤⠒⠒⠒⠒⠊⠉⠉⠉⠉
                  0 ⠟⠛⠛⠓⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠲⠂
                    loss
                  2 ⠒⠒⠶⠦⣤⣤⠤⢄⣀⣀⣀⣀
                          ⠉⠉⠑⠒⠢⠤⢍⣉⣉⠉⠑⠒⠒⠒⠒⠤⠤⠤⠤⣀⣀⣀⣀⡀
                  1                ⠉⠉⠒⠒⠢⠤⢄⣀⡀     ⠈⠉⠉⠉⠉⠒⠒⠒⠒⠢⠤⠤⠤⢄o
                                           ⠈⠉⠉⠒⠒⠤⠤⣀⣀⡀
                                                    ⠈⠉⠑⠒⠢⠤⠤⣀⣀
                  0 ⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠭⠭o⠆⠂
                    1                                          2
                    o best ⠠⠄ running                       step
                """,
                cells(
                        lines(
                                "acc, loss",
                                panel(
                                        "acc",
                                        series("a", "lr=0.1", End.DONE, 0, 1),
                                        series("b", "lr=0.2", End.open("running"), 0, 0.5)),
                                panel(
                                        "loss",
                                        series("a", "lr=0.1", End.DONE, 2, 1),
                                        series("b", "lr=0.2", End.open("running"), 2, 0))),
                        20));
    }

    @Test
    void pointsThatCoincideAreSideBySide() {
        List<ScatterChart.Point> points = List.of(
                new ScatterChart.Point("a", 0.001, 0),
                new ScatterChart.Point("b", 0.1, 1),
                new ScatterChart.Point("c", 0.1, 1),
                new ScatterChart.Point("d", 0.1, 1));
        assertEquals(
                """
                acc over lr
                4 runs
                    acc
                1.0                                          ⡀o


                0.5


                  0 ⠒⠒⠗⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠖⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠖⠒⠂
                   0.001                0.01                0.1
                    o best  ⠠ moved aside               lr (log)
                """,
                cells(
                        new ScatterChart(new Heading("acc over lr", "4 runs"), "lr", "acc", points, 1, false, false),
                        12));
    }

    @Test
    void aGroupHasADotForEachRunAndABarAtTheMean() {
        assertEquals(
                """
                acc by lr
                3 runs

                0.1                   ⠁   |   ⠈    0.85 ± 0.07 (2)
                0.3  ⠄                             0.6 (1)
                    ⠤⡤⠤⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⠤⠤⢤⠤⠤⠤
                   0.6      0.7      0.8     0.9
                                               acc
                """,
                cells(
                        new GroupChart(
                                new Heading("acc by lr", "3 runs"),
                                "acc",
                                List.of(
                                        new GroupChart.Group(
                                                "0.1", new double[] {0.8, 0.9}, 0.85, 0.78, 0.92, "0.85 ± 0.07 (2)"),
                                        new GroupChart.Group("0.3", new double[] {0.6}, 0.6, NAN, NAN, "0.6 (1)"))),
                        8));
    }

    @Test
    void aTileHasItsMeanAndItsCount() {
        assertEquals(
                """
                acc by lr and hidden
                4 runs
                hidden       0.5               0.9   framed: best
                                          ⡤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢤
                                          ⡇                     ⢸
                32                        ⡇         0.9         ⢸
                                          ⠧⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠼

                16           0.5                 0.75 (2)

                             0.1                    0.3
                                                               lr
                """,
                cells(
                        new HeatChart(
                                new Heading("acc by lr and hidden", "4 runs"),
                                "lr",
                                "hidden",
                                List.of("0.1", "0.3"),
                                List.of("16", "32"),
                                List.of(
                                        new HeatChart.Tile(0, 0, 0.5, 1, "a"),
                                        new HeatChart.Tile(1, 0, 0.75, 2, "b"),
                                        new HeatChart.Tile(1, 1, 0.9, 1, "c")),
                                2,
                                true),
                        12));
    }

    @Test
    void aLineGoesThroughItsValues() {
        assertEquals(
                """
                acc by parameters
                2 runs

                       lr              opt              acc
                    0.3⠐⡦⣀             ⢀⡰⡦sgd           ⢀⡰⡆0.9
                        ⡇ ⠑⢄         ⢀⠔⠁ ⡇ ⠑⢄         ⢀⠔⠁ ⡇
                        ⡇   ⠉⠢⡀    ⡠⠊⠁   ⡇   ⠉⠢⡀    ⡠⠊⠁   ⡇
                        ⡇     ⠈⠒⢄⠔⠊      ⡇     ⠈⠒⢄⠔⠊      ⡇
                        ⡇     ⡠⠒⠁⠑⠢⡀     ⡇     ⡠⠒⠁⠑⠢⡀     ⡇
                        ⡇  ⢀⠤⠊     ⠈⠢⢄   ⡇  ⢀⠤⠊     ⠈⠢⢄   ⡇
                        ⡇⣀⠔⠁          ⠑⢄⡀⡇⣀⠔⠁          ⠑⢄⡀⡇
                    0.1⠐⠋               ⠘⠋adam           ⠘⠃0.5
                """,
                cells(
                        new ParallelChart(
                                new Heading("acc by parameters", "2 runs"),
                                List.of("lr", "opt", "acc"),
                                List.of(
                                        new ParallelChart.Thing("a", List.of("0.1", "sgd", "0.5"), 0),
                                        new ParallelChart.Thing("b", List.of("0.3", "adam", "0.9"), 1))),
                        12));
    }

    @Test
    void panelsThatWouldBeTooLowStandSideBySide() {
        LineChart two = lines(
                "acc, loss",
                panel("acc", series("a", "lr=0.1", End.DONE, 0.1, 0.9)),
                panel("loss", series("a", "lr=0.1", End.DONE, 2, 1)));
        assertEquals("acc 37.3,66.1 loss 37.3,217.9", titles(two, 400, 400), "one below the other");
        assertEquals("acc 37.3,66.1 loss 184.8,66.1", titles(two, 317, 211), "side by side");
    }

    /// Where the titles of two panels are.
    private static String titles(LineChart chart, double width, double height) {
        String svg = Picture.svg(chart, new Picture.Look(width, height, "Arial", true, true));
        return Pattern.compile(" x=\"([\\d.]+)\" y=\"([\\d.]+)\">(acc|loss)<")
                .matcher(svg)
                .results()
                .map(title -> title.group(3) + " " + title.group(1) + "," + title.group(2))
                .collect(Collectors.joining(" "));
    }
}
