package org.hpsearch.chart.points;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WindowTest {
    private static String of(double from, double to, double... x) {
        return Arrays.toString(new Window(from, to, 100).of(new Points(x, x)).x());
    }

    @Test
    void whatLinesLeadToFromInsideStays() {
        assertEquals("[1.0, 2.0, 3.0, 4.0]", of(1.5, 3.5, 0, 1, 2, 3, 4, 5));
        assertEquals("[1.0, 2.0, 3.0]", of(2, 2, 0, 1, 2, 3, 4));
        assertEquals("[2.0, 3.0]", of(2.2, 2.4, 0, 1, 2, 3, 4));
        assertEquals("[]", of(8, 9, 0, 1, 2));
    }

    @Test
    void anOpenEndReachesToTheEnd() {
        assertEquals("[0.0, 1.0, 2.0]", of(Double.NaN, Double.NaN, 0, 1, 2));
        assertEquals("[1.0, 2.0]", of(1.5, Double.NaN, 0, 1, 2));
        assertEquals("[0.0, 1.0]", of(Double.NaN, 0.5, 0, 1, 2));
        assertEquals("[3.0]", of(1, 5, 3));
    }

    @Test
    void pointsBeyondTheWindowTakeNoneOfItsSlices() {
        double[] x = new double[10_000];
        Arrays.setAll(x, i -> i);
        Points points = new Window(5_000, 5_009, 100).reduced(x, x, false);
        assertEquals(4_999, points.x()[0]);
        assertEquals(12, points.size());
    }
}
