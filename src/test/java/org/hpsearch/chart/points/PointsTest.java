package org.hpsearch.chart.points;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static String held(Points points) {
        Points held = points.held();
        return Arrays.toString(held.x()) + " " + Arrays.toString(held.y());
    }

    @Test
    void aValueHoldsUntilTheNextOne() {
        assertEquals(
                "[1.0, 2.0, 2.0, 5.0, 5.0] [3.0, 3.0, 4.0, 4.0, 7.0]",
                held(new Points(new double[] {1, 2, 5}, new double[] {3, 4, 7})));
        assertEquals("[1.0] [3.0]", held(new Points(new double[] {1}, new double[] {3})));
        assertEquals("[] []", held(new Points(new double[0], new double[0])));
    }
}
