package org.hpsearch.chart.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexedPointsTest {
    private static final long SEED = 11;

    /// Points with gaps and equal values; of some x is evenly spaced, of others rising, of others in disorder.
    private static Points points(Random random) {
        int size = random.nextInt(3) == 0 ? random.nextInt(5) : random.nextInt(3000);
        double[] x = new double[size];
        double[] y = new double[size];
        int kind = random.nextInt(5);
        for (int i = 0; i < size; i++) {
            double before = i == 0 ? random.nextInt(3) : x[i - 1];
            x[i] = switch (kind) {
                case 0 -> 3 + 2.0 * i;
                case 1 -> before + random.nextInt(3);
                case 2 -> before + random.nextDouble();
                case 3 -> random.nextInt(50);
                default -> random.nextInt(99) == 0 ? Double.NaN : before + 1;
            };
            y[i] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(40);
        }
        if (random.nextInt(4) == 0) {
            Arrays.fill(y, size / 3, size / 2, Double.POSITIVE_INFINITY);
        }
        return new Points(x, y);
    }

    @Test
    void aPartIsWhatAWindowShowsOfAllPoints() {
        Random random = new Random(SEED);
        for (int round = 0; round < 3000; round++) {
            Points points = points(random);
            double most = points.size() * 2.5;
            double from = random.nextInt(3) == 0 ? Double.NaN : Math.rint(random.nextDouble() * most - 5);
            double to = random.nextInt(3) == 0
                    ? Double.NaN
                    : (Double.isNaN(from) ? 0 : from) + random.nextInt(2) * random.nextDouble() * most;
            Window window = new Window(from, to, 1 + random.nextInt(40));
            boolean log = random.nextBoolean();
            Points wanted = window.reduced(points.x(), points.y(), log);
            Points shown = IndexedPoints.of(points).reduced(window, log);
            String where = "seed " + SEED + " round " + round + " " + window + " of " + points.size();
            assertArrayEquals(wanted.x(), shown.x(), where);
            assertArrayEquals(wanted.y(), shown.y(), where);
        }
    }

    @Test
    void evenlySpacedXTakesNoRoom() {
        double[] x = new double[6400];
        Arrays.setAll(x, i -> 10.0 * i);
        assertEquals(8 * (6400 + 200), IndexedPoints.of(new Points(x, x)).bytes());
        assertArrayEquals(x, IndexedPoints.of(new Points(x, x)).all().x());
        double[] other = x.clone();
        other[6399] = 1e6;
        assertEquals(8 * (12800 + 200), IndexedPoints.of(new Points(other, x)).bytes());
    }
}
