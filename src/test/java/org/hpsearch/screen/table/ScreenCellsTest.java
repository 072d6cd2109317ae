package org.hpsearch.screen.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScreenCellsTest {
    @Test
    void sparklines() {
        assertEquals("▁▅█", ScreenCells.sparkline(new double[] {0, 1, 2}, 8));
        assertEquals("▁▃▆█", ScreenCells.sparkline(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, 4));
        assertEquals("▅▅", ScreenCells.sparkline(new double[] {3, 3}, 8));
        assertEquals(" ", ScreenCells.sparkline(new double[] {Double.NaN}, 8));
        assertEquals("", ScreenCells.sparkline(new double[0], 8));
    }
}
