package org.hpsearch.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hpsearch.project.Direction;
import org.junit.jupiter.api.Test;

class LiveCurveTest {
    @Test
    void aMillionRowsKeepNoMorePointsThanAScreenShowsAndTheirExtremes() {
        LiveCurve curve = new LiveCurve();
        for (int i = 0; i < 1_000_000; i++) {
            curve.add(i, i == 500_000 ? -7 : i, Direction.MIN);
        }
        assertTrue(curve.points().size() <= 8_192);
        assertEquals(1_000_000, curve.rows());
        assertEquals(-7, curve.best(Direction.MIN));
        assertEquals(999_999, curve.last());
        assertEquals(499_999, curve.worse());
        assertEquals(-7, java.util.Arrays.stream(curve.points().y()).min().orElseThrow(), "the spike is drawn");
    }

    @Test
    void sparklines() {
        assertEquals("▁▅█", Cells.sparkline(new double[] {0, 1, 2}, 8));
        assertEquals("▁▃▆█", Cells.sparkline(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 4));
        assertEquals("▅▅", Cells.sparkline(new double[] {3, 3}, 8));
        assertEquals(" ", Cells.sparkline(new double[] {Double.NaN}, 8));
        assertEquals("", Cells.sparkline(new double[0], 8));
    }
}
