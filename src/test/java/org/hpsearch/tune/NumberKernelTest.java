package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Kernels over numbers, cut at the ends of their domain.
class NumberKernelTest {
    private static double[] densities(NumberKernel kernel, int kernels, double value) {
        double[] sums = new double[kernels];
        kernel.addLogDensities(value, sums);
        return sums;
    }

    @Test
    void theDensityOverADomainIsOne() {
        NumberKernel kernel = NumberKernel.of(new Domain.Real(2, 6, false), new double[] {2, 5.5, 5.5});
        double[] all = new double[4];
        for (int i = 0; i < 4000; i++) {
            double[] at = densities(kernel, 4, 2 + (i + 0.5) / 1000);
            for (int k = 0; k < 4; k++) {
                all[k] += Math.exp(at[k]) / 1000;
            }
        }
        for (double sum : all) {
            assertEquals(1, sum, 1e-4);
        }
    }

    @Test
    void theWeightsOfWholeNumbersAreOneTogether() {
        for (boolean logarithmic : new boolean[] {false, true}) {
            NumberKernel kernel = NumberKernel.of(new Domain.Whole(1, 9, logarithmic), new double[] {1, 9, 4});
            double[] all = new double[4];
            for (int value = 1; value <= 9; value++) {
                double[] at = densities(kernel, 4, value);
                for (int k = 0; k < 4; k++) {
                    all[k] += Math.exp(at[k]);
                }
            }
            for (double sum : all) {
                assertEquals(1, sum, 1e-6);
            }
        }
    }

    @Test
    void drawsStayInsideAndAreWholeWhereTheyHaveToBe() {
        Random random = new Random(3);
        NumberKernel whole = NumberKernel.of(new Domain.Whole(1, 4, true), new double[] {1, 4});
        NumberKernel real = NumberKernel.of(new Domain.Real(1e-5, 1e-1, true), new double[] {1e-5, 1e-1});
        double near = 0;
        for (int i = 0; i < 3000; i++) {
            double n = whole.draw(i % 3, random);
            assertTrue(n == Math.rint(n) && n >= 1 && n <= 4, () -> "" + n);
            double x = real.draw(i % 3, random);
            assertTrue(x >= 1e-5 && x <= 1e-1, () -> "" + x);
            near += i % 3 == 0 && x < 1e-3 ? 1 : 0;
        }
        assertTrue(near > 500, "the kernel of the least value draws mostly small ones: " + near);
    }
}
