package org.hpsearch.chart.points;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/// Fewer points that look the same: of each slice along x the least and the greatest value in their
/// order, so that no spike is lost; where values are missing, a gap stays.
public final class Downsample {
    private Downsample() {}

    /// Where the least and the greatest finite value of some points are, the first of equal ones, -1 for none, and
    /// whether some are not finite.
    interface Extremes {
        int least();

        int greatest();

        boolean gap();
    }

    /// Points whose x rises.
    public interface Rising {
        /// The first point's number.
        int begin();

        /// The number behind the last point's.
        int end();

        /// Where a point is.
        double x(int i);

        /// The value of a point.
        double y(int i);

        /// The first point from one on whose x fulfils a condition, which all behind it do; the end where none does.
        int first(int from, DoublePredicate condition);

        /// The least and the greatest value of the points from one to another (excluded).
        Extremes extremes(int from, int to);
    }

    /// Points as arrays, of which all are looked at.
    private record Plain(double[] px, double[] py, int begin, int end, boolean ordered) implements Rising {
        @Override
        public double x(int i) {
            return px[i];
        }

        @Override
        public double y(int i) {
            return py[i];
        }

        /// Where x does not rise, the places are the numbers of the points.
        @Override
        public int first(int from, DoublePredicate condition) {
            int at = from;
            while (at < end && !condition.test(ordered ? px[at] : at)) {
                at++;
            }
            return at;
        }

        @Override
        public Extremes extremes(int from, int to) {
            int least = -1;
            int greatest = -1;
            boolean gap = false;
            for (int i = from; i < to; i++) {
                if (!Double.isFinite(py[i])) {
                    gap = true;
                } else {
                    least = least < 0 || py[i] < py[least] ? i : least;
                    greatest = greatest < 0 || py[i] > py[greatest] ? i : greatest;
                }
            }
            return new Found(least, greatest, gap);
        }
    }

    private record Found(int least, int greatest, boolean gap) implements Extremes {}

    /// At most two points a slice, beside the first and the last one.
    ///
    /// @param count  how many points the arrays hold
    /// @param slices how many there are; as many as the picture has pixels
    /// @param log    whether slices are equal factors of x
    public static Points minMax(double[] x, double[] y, int count, int slices, boolean log) {
        if (count <= 2 * slices) {
            return new Points(Arrays.copyOf(x, count), Arrays.copyOf(y, count));
        }
        Plain plain = new Plain(x, y, 0, count, isOrdered(x, count));
        return plain.ordered ? minMax(plain, slices, log) : new Reduced(plain, slices).of(0, count - 1, place -> place);
    }

    /// The same of points whose x rises, and is not the same everywhere.
    static Points minMax(Rising points, int slices, boolean log) {
        double low = position(points.x(points.begin()), log);
        double high = position(points.x(points.end() - 1), log);
        return new Reduced(points, slices).of(low, high, place -> position(place, log));
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
        private final Rising points;
        private final int slices;
        private double[] x;
        private double[] y;
        private int size;

        Reduced(Rising points, int slices) {
            this.points = points;
            this.slices = slices;
            x = new double[slices * 3 + 2];
            y = new double[slices * 3 + 2];
        }

        /// @param low      place of the first one
        /// @param high     place of the last one
        /// @param position the place of an x
        Points of(double low, double high, java.util.function.DoubleUnaryOperator position) {
            int begin = points.begin();
            for (int slice = 0; slice < slices && begin < points.end(); slice++) {
                double bound = low + (high - low) * (slice + 1) / slices;
                int end = slice == slices - 1
                        ? points.end()
                        : points.first(begin, place -> !(position.applyAsDouble(place) < bound));
                slice(begin, end, begin == points.begin(), end == points.end());
                begin = end;
            }
            return new Points(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
        }

        private void slice(int begin, int end, boolean first, boolean last) {
            Extremes of = points.extremes(begin, end);
            int least = of.least();
            int greatest = of.greatest();
            if (first && least > begin && greatest > begin && end > begin) {
                add(begin);
            }
            if (least >= 0) {
                add(Math.min(least, greatest));
                if (least != greatest) {
                    add(Math.max(least, greatest));
                }
            }
            if (of.gap() && least < 0) {
                add(points.x(Math.min(end, begin + Math.max(0, end - begin - 1))), Double.NaN);
            }
            if (last && end > begin && Math.max(least, greatest) < end - 1) {
                add(end - 1);
            }
        }

        private void add(int i) {
            add(points.x(i), points.y(i));
        }

        private void add(double px, double py) {
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
            }
            x[size] = px;
            y[size++] = py;
        }
    }
}
