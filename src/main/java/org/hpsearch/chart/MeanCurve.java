package org.hpsearch.chart;

import java.util.Arrays;
import java.util.List;
import org.hpsearch.chart.points.Downsample;
import org.hpsearch.chart.points.IndexedPoints;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Window;

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
    public static MeanCurve of(List<IndexedPoints> curves, Spread spread) {
        return of(rising(curves), curves.size(), spread);
    }

    private static MeanCurve of(List<Downsample.Rising> rising, int of, Spread spread) {
        return rising.isEmpty()
                ? new MeanCurve(new double[0], new double[0], new double[0], new double[0], new int[0], of, false)
                : new MeanSweep(rising, spread).mean(of);
    }

    private static List<Downsample.Rising> rising(List<IndexedPoints> curves) {
        return curves.stream()
                .map(IndexedPoints::rising)
                .filter(curve -> curve.end() > 0)
                .toList();
    }

    /// The mean of curves whose places differ: their values at places of a grid, by straight lines between
    /// their own.
    public static MeanCurve between(List<IndexedPoints> curves, Spread spread) {
        List<Downsample.Rising> rising = rising(curves);
        if (rising.size() < 2) {
            return of(rising, curves.size(), spread);
        }
        double low = rising.stream().mapToDouble(curve -> curve.x(0)).min().orElse(0);
        double high = rising.stream()
                .mapToDouble(curve -> curve.x(curve.end() - 1))
                .max()
                .orElse(0);
        double[] places = new double[GRID];
        Arrays.setAll(places, i -> low + (high - low) * i / (GRID - 1));
        List<IndexedPoints> even = rising.stream()
                .map(curve -> IndexedPoints.of(at(curve, places)))
                .toList();
        return of(rising(even), curves.size(), spread);
    }

    private static Points at(Downsample.Rising curve, double[] places) {
        double[] values = new double[places.length];
        Arrays.setAll(values, i -> at(curve, places[i]));
        return new Points(places, values);
    }

    /// The value at a place, of several ones there the last; NaN beyond the ends.
    private static double at(Downsample.Rising curve, double place) {
        int above = curve.first(0, x -> x > place);
        if (above > 0 && curve.x(above - 1) == place) {
            return curve.y(above - 1);
        }
        if (above == 0 || above == curve.end()) {
            return Double.NaN;
        }
        double share = (place - curve.x(above - 1)) / (curve.x(above) - curve.x(above - 1));
        return curve.y(above - 1) + share * (curve.y(above) - curve.y(above - 1));
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
