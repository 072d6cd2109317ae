package org.hpsearch.chart.points;

import java.util.stream.IntStream;

/// The part of an x axis that is looked at, and how finely.
///
/// @param from   least x; NaN for the beginning
/// @param to     greatest x; NaN for the end
/// @param slices as many as the picture has pixels
public record Window(double from, double to, int slices) {
    /// All of it.
    public static Window whole(int slices) {
        return new Window(Double.NaN, Double.NaN, slices);
    }

    /// The points in it, and those outside that lines lead to from inside.
    Points of(Points points) {
        if (Double.isNaN(from) && Double.isNaN(to)) {
            return points;
        }
        int[] kept = kept(points.x());
        return new Points(pick(points.x(), kept), pick(points.y(), kept));
    }

    /// The numbers of the points that stay, of those at these places.
    public int[] kept(double[] x) {
        return IntStream.range(0, x.length)
                .filter(i -> crosses(x, i - 1, i) || crosses(x, i, i + 1) || x.length == 1)
                .toArray();
    }

    /// Whether the line between two points has a part in the window.
    private boolean crosses(double[] x, int one, int other) {
        if (one < 0 || other >= x.length) {
            return false;
        }
        boolean before = !Double.isNaN(from) && !(Math.max(x[one], x[other]) >= from);
        boolean behind = !Double.isNaN(to) && !(Math.min(x[one], x[other]) <= to);
        return !before && !behind;
    }

    /// The values with these numbers.
    public static double[] pick(double[] values, int[] kept) {
        return IntStream.of(kept).mapToDouble(i -> values[i]).toArray();
    }

    /// The points that a picture of the window shows.
    ///
    /// @param log whether slices are equal factors of x
    public Points reduced(double[] x, double[] y, boolean log) {
        Points inside = of(new Points(x, y));
        return Downsample.minMax(inside.x(), inside.y(), inside.size(), slices, log);
    }
}
