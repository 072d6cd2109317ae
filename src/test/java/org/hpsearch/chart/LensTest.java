package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.chart.points.Points;
import org.junit.jupiter.api.Test;

class LensTest {
    private static LineChart chart(Lens lens) {
        double[] x = {0, 10, 20, 30, 40};
        double[] y = {5, 4, 3, 2, 1};
        LineChart.Series line = LineChart.Series.of("a", Label.of("a"), new Points(x, y))
                .resumed(new double[] {10, 30}, List.of())
                .ending(LineChart.End.broken("failed"))
                .best(40, 1);
        LineChart.Panel panel = new LineChart.Panel("loss", List.of(line), false, Double.NaN, Double.NaN);
        return new LineChart(Chart.Heading.NONE, List.of(panel), "step", false, new AxisUnit.Step()).through(lens);
    }

    @Test
    void aPanelKeepsWhatIsSeen() {
        LineChart.Panel whole = chart(Lens.WHOLE).panels().getFirst();
        LineChart.Series seen = new Lens(5, 25, Double.NaN).of(whole).lines().getFirst();
        assertArrayEquals(new double[] {10, 20}, seen.points().x());
        assertArrayEquals(new double[] {10}, seen.seams());
        assertEquals(LineChart.End.DONE, seen.end(), "it goes on beyond what is seen");
        assertEquals(Double.NaN, seen.bestX());
        assertEquals(
                40,
                new Lens(5, Double.NaN, Double.NaN).of(whole).lines().getFirst().bestX());
        assertEquals(whole, Lens.WHOLE.of(whole));
        assertEquals(whole, new Lens(12, 14, Double.NaN).of(whole), "between two points all values count");
    }

    @Test
    void whatTheKeyExplainsIsOfThePartThatIsSeen() {
        Points points = new Points(new double[] {0, 10, 20, 30}, new double[] {5, 4, 3, 2});
        LineChart.Means means = new LineChart.Means(new int[] {2, 2, 2, 1}, 2, false);
        Points tail = new Points(new double[] {30, 40}, new double[] {9, 9});
        LineChart.Series line = LineChart.Series.of("a", Label.of("a"), points)
                .averaging(means)
                .resumed(new double[] {20}, List.of(tail));
        LineChart.Panel panel = new LineChart.Panel("loss", List.of(line), false, Double.NaN, Double.NaN);
        LineChart.Series early = new Lens(0, 20, Double.NaN).of(panel).lines().getFirst();
        LineChart.Series late = new Lens(20, 40, Double.NaN).of(panel).lines().getFirst();
        assertEquals("[2, 2, 2]", runs(early));
        assertEquals("[2, 1]", runs(late));
        assertEquals(0, early.tails().size());
        assertArrayEquals(new double[] {30, 40}, late.tails().getFirst().x());
    }

    private static String runs(LineChart.Series line) {
        LineChart.Means means = line.means();
        return means == null ? "none" : java.util.Arrays.toString(means.runs());
    }

    @Test
    void theAxisInCellsKnowsWhereAValueIs() {
        CellAxis axis = chart(new Lens(10, 30, Double.NaN)).cellAxis(60, 12);
        assertEquals(10, axis.low());
        assertEquals(30, axis.high());
        for (int cell = axis.left(); cell < axis.left() + axis.cells(); cell++) {
            assertEquals(cell, axis.cell(axis.value(cell)));
        }
        assertEquals(axis.value(axis.left()), 10 + 10.0 / axis.cells(), 1e-9, "the middle of the first cell");
        assertEquals(30, axis.value(1000));
        assertEquals(10, axis.value(-5));
    }
}
