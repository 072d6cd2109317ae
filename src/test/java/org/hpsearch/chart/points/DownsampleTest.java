package org.hpsearch.chart.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DownsampleTest {
    @Test
    void fewPointsStayAsTheyAre() {
        Points points = Downsample.minMax(new double[] {1, 2, 3}, new double[] {5, 6, 7}, 3, 10, false);
        assertArrayEquals(new double[] {1, 2, 3}, points.x());
        assertArrayEquals(new double[] {5, 6, 7}, points.y());
    }

    @Test
    void eachSliceKeepsItsLeastAndItsGreatestValueInTheirOrder() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] y = {1, 9, 0, 2, 5, 4, 8, 3};
        Points points = Downsample.minMax(x, y, 8, 2, false);
        assertArrayEquals(new double[] {0, 1, 2, 6, 7}, points.x());
        assertArrayEquals(new double[] {1, 9, 0, 8, 3}, points.y());
    }

    @Test
    void aGapStaysAGap() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        double[] y = {1, 1, 1, Double.NaN, Double.NaN, Double.NaN, 2, 2, 2};
        assertTrue(Arrays.stream(Downsample.minMax(x, y, 9, 3, false).y()).anyMatch(Double::isNaN));
    }

    @Test
    void noSpikeIsLost() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int count = 1 + random.nextInt(5000);
            double[] x = new double[count];
            double[] y = new double[count];
            for (int i = 0; i < count; i++) {
                x[i] = round % 3 == 0 ? random.nextInt(100) : i;
                y[i] = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
            }
            int spike = random.nextInt(count);
            y[spike] = round % 2 == 0 ? 100 : -100;
            Points fewer = Downsample.minMax(x, y, count, 50, false);
            assertTrue(fewer.size() <= Math.max(100, 50 * 3 + 2));
            boolean kept = false;
            for (int i = 0; i < fewer.size(); i++) {
                kept |= fewer.y()[i] == y[spike] && fewer.x()[i] == x[spike];
            }
            assertTrue(kept, "round " + round);
        }
    }
}
