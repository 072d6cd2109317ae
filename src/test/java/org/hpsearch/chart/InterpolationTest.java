package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InterpolationTest {
    private static double at(double place, boolean beyond) {
        return Interpolation.at(new double[] {1, 3, 5}, new double[] {10, 30, 20}, place, beyond);
    }

    @Test
    void valuesBetweenAreOnStraightLines() {
        assertEquals(10, at(1, false));
        assertEquals(20, at(2, false));
        assertEquals(25, at(4, false));
    }

    @Test
    void beyondTheEndsThereIsNothingOrTheLastValue() {
        assertEquals(Double.NaN, at(0, false));
        assertEquals(10, at(0, true));
        assertEquals(20, at(9, true));
        assertEquals(Double.NaN, at(Double.NaN, true));
        assertEquals(Double.NaN, Interpolation.at(new double[0], new double[0], 1, true));
    }
}
