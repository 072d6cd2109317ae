package org.hpsearch.chart.points;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Points of a curve, in the order in which they came.
public record Points(double[] x, double[] y) {
    public int size() {
        return x.length;
    }

    /// With each value once more at the place of the next one, up to which it holds.
    public Points held() {
        double[] atX = new double[Math.max(0, 2 * x.length - 1)];
        double[] atY = new double[atX.length];
        for (int i = 0; i < atX.length; i++) {
            atX[i] = x[(i + 1) / 2];
            atY[i] = y[i / 2];
        }
        return new Points(atX, atY);
    }

    /// The points whose x and y are finite, in the order of x.
    Points rising() {
        int[] kept = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        boolean ordered = IntStream.range(1, kept.length).allMatch(i -> x[kept[i]] >= x[kept[i - 1]]);
        if (ordered && kept.length == x.length) {
            return this;
        }
        int[] order = ordered
                ? kept
                : IntStream.of(kept)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> x[i]))
                        .mapToInt(i -> i)
                        .toArray();
        return new Points(pick(x, order), pick(y, order));
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }
}
