package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Panel;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.points.Points;
import org.junit.jupiter.api.Test;

class CurveRangeTest {
    private static Series series(double... y) {
        double[] x = IntStream.range(0, y.length).mapToDouble(i -> i).toArray();
        return new Series("a", Label.of("a"), new Points(x, y), null, null, new double[0], End.DONE, Double.NaN, 0);
    }

    private static double[] rising(int count) {
        return IntStream.range(0, count).mapToDouble(i -> i / 100.0).toArray();
    }

    private static CurveRange range(boolean log, double low, double high, Series... lines) {
        return new CurveRange(new Panel("loss", List.of(lines), log, low, high));
    }

    private static CurveRange range(boolean log, Series... lines) {
        return range(log, Double.NaN, Double.NaN, lines);
    }

    @Test
    void aSpikeIsCutOffAndNoted() {
        double[] values = rising(300);
        values[7] = 5000;
        CurveRange range = range(false, series(values));
        Scale scale = range.scale();
        assertEquals(4, scale.high());
        assertEquals("values above 4 cut off", range.note(scale));
    }

    @Test
    void aLineFarFromAllOthersDoesNotFlattenThem() {
        double[] far = new double[100];
        Arrays.fill(far, 1000);
        CurveRange range = range(
                false, series(rising(100)), series(rising(100)), series(rising(100)), series(rising(100)), series(far));
        Scale scale = range.scale();
        assertTrue(scale.high() < 3);
        assertEquals("values above 2 cut off, 1 of 5 curves is wholly outside", range.note(scale));
        assertEquals(Optional.of(new LineChart.Outside("loss", 1, 5, "-0.06", "1000")), range.outside());
    }

    @Test
    void theBestPointOfManyLinesIsShownHoweverFarItIs() {
        Series best = new Series(
                "a",
                Label.of("a"),
                new Points(new double[] {1, 2}, new double[] {0.91, 0.96}),
                null,
                null,
                new double[0],
                End.DONE,
                2,
                0.96);
        CurveRange range =
                range(false, series(0.01, 0.02), series(0.01, 0.03), series(0.01, 0.04), series(0.01, 0.05), best);
        Scale scale = range.scale();
        assertTrue(scale.high() >= 0.96);
        assertEquals("", range.note(scale));
    }

    @Test
    void valuesBeforeTheSmoothingThatAreCutOffAreNoted() {
        Series smoothed = new Series(
                "a",
                Label.of("a"),
                new Points(new double[] {1, 2}, new double[] {1, 2}),
                new Points(new double[] {1, 2}, new double[] {1, 9}),
                null,
                new double[0],
                End.DONE,
                Double.NaN,
                0);
        assertEquals(
                "values above 3 cut off",
                range(false, 0, 3, smoothed).note(range(false, 0, 3, smoothed).scale()));
    }

    @Test
    void limitsHoldAsTheyAreGiven() {
        Scale scale = range(false, 0.2, Double.NaN, series(0, 1)).scale();
        assertEquals(0.2, scale.low());
        assertTrue(scale.high() > 1);
        assertEquals(
                "values below 0.2 cut off", range(false, 0.2, 2, series(0, 1)).note(scale));
    }

    @Test
    void whatCannotBeShownIsNoted() {
        CurveRange range = range(true, series(1, 10, -1, Double.NaN));
        assertEquals("some values are NaN, a log axis cannot show values of 0 or below", range.note(range.scale()));
        assertEquals(
                "", range(false, series(1, 2)).note(range(false, series(1, 2)).scale()));
    }
}
