package org.hpsearch.chart.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SmoothingTest {
    @Test
    void theAverageIsCorrectedForItsStart() {
        assertArrayEquals(
                new double[] {1, 1, Double.NaN, (0.125 + 0.25 + 1.5) / 0.875},
                Smoothing.of(new double[] {1, 1, Double.NaN, 3}, 4, 0.5),
                1e-12);
    }

    @Test
    void aFactorOfZeroChangesNothing() {
        assertArrayEquals(new double[] {3, -1, 2}, Smoothing.of(new double[] {3, -1, 2}, 3, 0), 1e-12);
    }
}
