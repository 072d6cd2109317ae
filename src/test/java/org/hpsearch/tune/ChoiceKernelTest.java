package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Kernels over values without an order.
class ChoiceKernelTest {
    private static double[] density(int count, double value, double... trials) {
        double[] sums = new double[trials.length + 1];
        new ChoiceKernel(count, trials).addLogDensities(value, sums);
        return sums;
    }

    @Test
    void eachKernelSharesOutAllOfItself() {
        for (int kernel = 0; kernel < 3; kernel++) {
            double all = 0;
            for (int value = 0; value < 4; value++) {
                all += Math.exp(density(4, value, 2, 0)[kernel]);
            }
            assertEquals(1, all, 1e-12);
        }
    }

    @Test
    void mostStandsOnTheTrialsValue() {
        double[] at = density(4, 2, 2, 0);
        assertEquals((1 / 3.0 + 1) / (1 + 4 / 3.0), Math.exp(at[0]), 1e-12);
        assertEquals((1 / 3.0) / (1 + 4 / 3.0), Math.exp(at[1]), 1e-12);
        assertEquals(0.25, Math.exp(at[2]), 1e-12);
        assertEquals(0.5, Math.exp(density(2, 1)[0]), 1e-12, "without a trial all are alike");
    }

    @Test
    void drawsFollowTheShares() {
        ChoiceKernel kernel = new ChoiceKernel(3, new double[] {1});
        Random random = new Random(7);
        int[] counts = new int[3];
        for (int i = 0; i < 20_000; i++) {
            counts[(int) kernel.draw(0, random)]++;
        }
        assertEquals(0.2, counts[0] / 20_000.0, 0.02);
        assertEquals(0.6, counts[1] / 20_000.0, 0.02);
        assertEquals(0.2, counts[2] / 20_000.0, 0.02);
    }
}
