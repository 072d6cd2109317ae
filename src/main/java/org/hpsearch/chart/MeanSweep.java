package org.hpsearch.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hpsearch.chart.points.Downsample;

/// Goes over the places of several curves, from the least to the greatest, and takes the mean at each. Parts of x are
/// gone over at the same time.
final class MeanSweep {
    /// A part has so many points of the longest curve at least.
    private static final int LEAST_PART = 1 << 14;

    private static final int MOST_PARTS = 64;

    private final List<Downsample.Rising> curves;
    private final Spread spread;
    private final Downsample.Rising longest;

    /// @param curves whose points are finite; none is empty, and there is at least one
    MeanSweep(List<Downsample.Rising> curves, Spread spread) {
        this.curves = List.copyOf(curves);
        this.spread = spread;
        this.longest = curves.stream()
                .max(Comparator.comparingInt(Downsample.Rising::end))
                .orElseThrow();
    }

    /// The mean, where at least half of the curves have a value.
    ///
    /// @param of how many curves there are
    MeanCurve mean(int of) {
        int parts = Math.clamp(longest.end() / LEAST_PART, 1, MOST_PARTS);
        List<Part> done = IntStream.range(0, parts)
                .parallel()
                .mapToObj(i -> part(bound(i, parts), bound(i + 1, parts)))
                .toList();
        int size = done.stream().mapToInt(part -> part.size).sum();
        Part whole = new Part(size);
        done.forEach(whole::append);
        return new MeanCurve(whole.x, whole.mean, whole.low, whole.high, whole.runs, of, whole.cut);
    }

    /// Where a part begins.
    private double bound(int number, int parts) {
        return number == 0
                ? Double.NEGATIVE_INFINITY
                : number == parts ? Double.POSITIVE_INFINITY : longest.x((int) ((long) longest.end() * number / parts));
    }

    private Part part(double from, double to) {
        Cursor[] cursors = curves.stream().map(curve -> new Cursor(curve, from)).toArray(Cursor[]::new);
        Part part = new Part(64);
        double[] values = new double[cursors.length];
        for (double place = next(cursors); place < to; place = next(cursors)) {
            int count = 0;
            for (Cursor cursor : cursors) {
                double value = cursor.at(place);
                if (!Double.isNaN(value)) {
                    values[count++] = value;
                }
            }
            if (2 * count >= cursors.length) {
                part.add(place, values, count, spread);
            } else {
                part.cut |= count > 0;
            }
        }
        return part;
    }

    /// The least place that comes next in any curve; infinite where all are through.
    private static double next(Cursor[] cursors) {
        double least = Double.POSITIVE_INFINITY;
        for (Cursor cursor : cursors) {
            least = Math.min(least, cursor.place);
        }
        return least;
    }

    /// Means of a part of x.
    private static final class Part {
        private double[] x;
        private double[] mean;
        private double[] low;
        private double[] high;
        private int[] runs;
        private int size;
        private boolean cut;

        Part(int room) {
            x = new double[room];
            mean = new double[room];
            low = new double[room];
            high = new double[room];
            runs = new int[room];
        }

        void add(double place, double[] values, int count, Spread spread) {
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                mean = Arrays.copyOf(mean, 2 * size);
                low = Arrays.copyOf(low, 2 * size);
                high = Arrays.copyOf(high, 2 * size);
                runs = Arrays.copyOf(runs, 2 * size);
            }
            double average = Spread.sum(values, count) / count;
            x[size] = place;
            mean[size] = average;
            spread.prepare(values, count);
            low[size] = spread.bound(values, count, average, false);
            high[size] = spread.bound(values, count, average, true);
            runs[size++] = count;
        }

        void append(Part part) {
            System.arraycopy(part.x, 0, x, size, part.size);
            System.arraycopy(part.mean, 0, mean, size, part.size);
            System.arraycopy(part.low, 0, low, size, part.size);
            System.arraycopy(part.high, 0, high, size, part.size);
            System.arraycopy(part.runs, 0, runs, size, part.size);
            size += part.size;
            cut |= part.cut;
        }
    }

    /// How far a curve was read.
    private static final class Cursor {
        private final Downsample.Rising points;
        private int at;

        /// The next one; infinite behind the end.
        private double place;

        Cursor(Downsample.Rising points, double from) {
            this.points = points;
            go(points.first(0, x -> x >= from));
        }

        private void go(int to) {
            at = to;
            place = to < points.end() ? points.x(to) : Double.POSITIVE_INFINITY;
        }

        /// The value at a place up to the next point; NaN beyond the ends.
        double at(double wanted) {
            if (place == wanted) {
                return take();
            }
            if (at == 0 || at == points.end()) {
                return Double.NaN;
            }
            double before = points.x(at - 1);
            double share = (wanted - before) / (place - before);
            return points.y(at - 1) + share * (points.y(at) - points.y(at - 1));
        }

        /// The value at the next point, and on to the one behind it; of several values at one place the last counts.
        private double take() {
            int last = at;
            while (last < points.end() - 1 && points.x(last + 1) == place) {
                last++;
            }
            double value = points.y(last);
            go(last + 1);
            return value;
        }
    }
}
