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
        LineChart.Series line = new LineChart.Series(
                "a",
                Label.of("a"),
                new Points(x, y),
                null,
                null,
                new double[] {10, 30},
                LineChart.End.broken("failed"),
                40,
                1);
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
