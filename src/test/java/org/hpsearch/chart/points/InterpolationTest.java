package org.hpsearch.chart.points;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InterpolationTest {
    private static double at(double place) {
        return Interpolation.at(new double[] {1, 3, 5}, new double[] {10, 30, 20}, place);
    }

    @Test
    void valuesBetweenAreOnStraightLines() {
        assertEquals(10, at(1));
        assertEquals(20, at(2));
        assertEquals(25, at(4));
    }

    @Test
    void beyondTheEndsThereIsNothing() {
        assertEquals(Double.NaN, at(0));
        assertEquals(Double.NaN, at(9));
        assertEquals(Double.NaN, at(Double.NaN));
        assertEquals(Double.NaN, Interpolation.at(new double[0], new double[0], 1));
    }
}
