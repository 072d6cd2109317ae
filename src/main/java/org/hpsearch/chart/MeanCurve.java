package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The mean of several curves and the bounds around it, at each place where at least half of the curves
/// that have finite values have one. Between two of its points a curve has the values of a straight line, beyond its
/// ends none.
///
/// @param x    places, rising
/// @param runs how many curves have a value there
/// @param of   how many curves there are
/// @param cut  whether some places have no mean, as fewer curves have a value there
public record MeanCurve(double[] x, double[] mean, double[] low, double[] high, int[] runs, int of, boolean cut) {
    private static final int GRID = 200;

    /// The mean of curves that share their places.
    public static MeanCurve of(List<Points> curves, Spread spread) {
        List<Cursor> cursors = new ArrayList<>();
        for (Points curve : curves) {
            Points rising = curve.rising();
            if (rising.size() > 0) {
                cursors.add(new Cursor(rising));
            }
        }
        MeanCurve wide =
                empty(cursors.stream().mapToInt(cursor -> cursor.points.size()).sum(), curves.size());
        double[] values = new double[cursors.size()];
        int size = 0;
        boolean cut = false;
        for (double place = next(cursors); !Double.isNaN(place); place = next(cursors)) {
            int count = 0;
            for (Cursor cursor : cursors) {
                double value = cursor.at(place);
                if (!Double.isNaN(value)) {
                    values[count++] = value;
                }
            }
            if (2 * count >= cursors.size()) {
                wide.set(size++, place, Arrays.copyOf(values, count), spread);
            } else {
                cut |= count > 0;
            }
        }
        return wide.first(size, cut);
    }

    /// The mean of curves whose places differ: their values at places of a grid, by straight lines between
    /// their own.
    public static MeanCurve between(List<Points> curves, Spread spread) {
        List<Points> rising = curves.stream()
                .map(Points::rising)
                .filter(curve -> curve.size() > 0)
                .toList();
        double low = rising.stream().mapToDouble(curve -> curve.x()[0]).min().orElse(0);
        double high = rising.stream()
                .mapToDouble(curve -> curve.x()[curve.size() - 1])
                .max()
                .orElse(0);
        double[] places = new double[GRID];
        Arrays.setAll(places, i -> low + (high - low) * i / (GRID - 1));
        return of(
                rising.size() < 2
                        ? curves
                        : curves.stream()
                                .map(curve -> at(curve.rising(), places))
                                .toList(),
                spread);
    }

    private static Points at(Points curve, double[] places) {
        double[] values = new double[places.length];
        Arrays.setAll(values, i -> Interpolation.at(curve.x(), curve.y(), places[i]));
        return new Points(places, values);
    }

    private static MeanCurve empty(int size, int of) {
        return new MeanCurve(
                new double[size], new double[size], new double[size], new double[size], new int[size], of, false);
    }

    private void set(int at, double place, double[] values, Spread spread) {
        Arrays.sort(values);
        double average = Arrays.stream(values).sum() / values.length;
        x[at] = place;
        runs[at] = values.length;
        mean[at] = average;
        low[at] = spread.bound(values, average, false);
        high[at] = spread.bound(values, average, true);
    }

    private MeanCurve first(int size, boolean isCut) {
        return new MeanCurve(
                Arrays.copyOf(x, size),
                Arrays.copyOf(mean, size),
                Arrays.copyOf(low, size),
                Arrays.copyOf(high, size),
                Arrays.copyOf(runs, size),
                of,
                isCut);
    }

    /// The least place that comes next in any curve; NaN where all are through.
    private static double next(List<Cursor> cursors) {
        double least = Double.NaN;
        for (Cursor cursor : cursors) {
            least = cursor.place() >= least ? least : Double.isNaN(cursor.place()) ? least : cursor.place();
        }
        return least;
    }

    /// How far a curve was read.
    private static final class Cursor {
        private final Points points;
        private int at;

        Cursor(Points points) {
            this.points = points;
        }

        /// NaN behind the end.
        double place() {
            return at < points.size() ? points.x()[at] : Double.NaN;
        }

        /// The value at a place up to the next point; NaN beyond the ends.
        double at(double place) {
            if (place() == place) {
                return take();
            }
            if (at == 0 || at == points.size()) {
                return Double.NaN;
            }
            double before = points.x()[at - 1];
            double share = (place - before) / (place() - before);
            return points.y()[at - 1] + share * (points.y()[at] - points.y()[at - 1]);
        }

        /// The value at the next point, and on to the one behind it; of several values at one place the last counts.
        private double take() {
            double place = place();
            while (at < points.size() - 1 && points.x()[at + 1] == place) {
                at++;
            }
            return points.y()[at++];
        }
    }

    /// The part in a window.
    public MeanCurve in(Window window) {
        int[] kept = window.kept(x);
        return new MeanCurve(
                Window.pick(x, kept),
                Window.pick(mean, kept),
                Window.pick(low, kept),
                Window.pick(high, kept),
                Arrays.stream(kept).map(i -> runs[i]).toArray(),
                of,
                cut);
    }

    /// Of how many curves the mean at places is the mean.
    public LineChart.Means means(double[] places) {
        int[] counts = Arrays.stream(places)
                .mapToInt(place -> runs[Math.max(0, Arrays.binarySearch(x, place))])
                .toArray();
        return new LineChart.Means(counts, of, cut);
    }

    /// The band between the bounds with no more points than a picture shows: of each slice the least and the
    /// greatest bound.
    public LineChart.Band band(int slices) {
        int each = Math.max(1, (x.length + slices - 1) / slices);
        int size = (x.length + each - 1) / each;
        LineChart.Band band = new LineChart.Band(new double[size], new double[size], new double[size], new int[size]);
        for (int slice = 0; slice < size; slice++) {
            int from = slice * each;
            int to = Math.min(x.length, from + each);
            band.x()[slice] = slice == size - 1 ? x[to - 1] : x[from];
            band.low()[slice] = Arrays.stream(low, from, to).min().orElse(Double.NaN);
            band.runs()[slice] = Arrays.stream(runs, from, to).min().orElse(0);
            band.high()[slice] = Arrays.stream(high, from, to).max().orElse(Double.NaN);
        }
        return band;
    }
}
