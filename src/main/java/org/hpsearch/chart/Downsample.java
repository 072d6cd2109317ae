package org.hpsearch.chart;

import java.util.Arrays;

/// Fewer points that look the same: of each slice along x the least and the greatest value in their
/// order, so that no spike is lost; where values are missing, a gap stays.
public final class Downsample {
    private Downsample() {}

    /// At most two points a slice, beside the first and the last one.
    ///
    /// @param count  how many points the arrays hold
    /// @param slices how many there are; as many as the picture has pixels
    /// @param log    whether slices are equal factors of x
    public static Points minMax(double[] x, double[] y, int count, int slices, boolean log) {
        if (count <= 2 * slices) {
            return new Points(Arrays.copyOf(x, count), Arrays.copyOf(y, count));
        }
        boolean ordered = isOrdered(x, count);
        double low = ordered ? position(x[0], log) : 0;
        double high = ordered ? position(x[count - 1], log) : count - 1;
        Reduced reduced = new Reduced(slices * 3 + 2);
        int begin = 0;
        for (int slice = 0; slice < slices && begin < count; slice++) {
            int end = begin;
            double bound = low + (high - low) * (slice + 1) / slices;
            while (end < count && (slice == slices - 1 || (ordered ? position(x[end], log) : end) < bound)) {
                end++;
            }
            reduced.slice(x, y, begin, end, begin == 0, end == count);
            begin = end;
        }
        return reduced.done();
    }

    private static boolean isOrdered(double[] x, int count) {
        for (int i = 1; i < count; i++) {
            if (!(x[i] >= x[i - 1])) {
                return false;
            }
        }
        return count > 0 && x[0] < x[count - 1];
    }

    private static double position(double x, boolean log) {
        return log ? x > 0 ? StrictMath.log10(x) : -400 : x;
    }

    /// The points that stay.
    private static final class Reduced {
        private double[] x;
        private double[] y;
        private int size;

        Reduced(int capacity) {
            x = new double[capacity];
            y = new double[capacity];
        }

        void slice(double[] fromX, double[] fromY, int begin, int end, boolean first, boolean last) {
            int least = -1;
            int greatest = -1;
            boolean missing = false;
            for (int i = begin; i < end; i++) {
                if (!Double.isFinite(fromY[i])) {
                    missing = true;
                } else {
                    least = least < 0 || fromY[i] < fromY[least] ? i : least;
                    greatest = greatest < 0 || fromY[i] > fromY[greatest] ? i : greatest;
                }
            }
            if (first && least > begin && greatest > begin && end > begin) {
                add(fromX[begin], fromY[begin]);
            }
            if (least >= 0) {
                add(fromX[Math.min(least, greatest)], fromY[Math.min(least, greatest)]);
                if (least != greatest) {
                    add(fromX[Math.max(least, greatest)], fromY[Math.max(least, greatest)]);
                }
            }
            if (missing && least < 0) {
                add(fromX[Math.min(end, begin + Math.max(0, end - begin - 1))], Double.NaN);
            }
            if (last && end > begin && Math.max(least, greatest) < end - 1) {
                add(fromX[end - 1], fromY[end - 1]);
            }
        }

        private void add(double px, double py) {
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
            }
            x[size] = px;
            y[size++] = py;
        }

        Points done() {
            return new Points(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
        }
    }
}
