package org.hpsearch.chart.points;

import java.util.Arrays;

/// Values between known ones, by straight lines.
public final class Interpolation {
    private Interpolation() {}

    /// The value at a place; NaN beyond the first and the last one.
    ///
    /// @param x places, rising
    public static double at(double[] x, double[] y, double place) {
        if (x.length == 0 || Double.isNaN(place)) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(x, place);
        if (found >= 0) {
            return y[found];
        }
        int above = -found - 1;
        if (above == 0 || above == x.length) {
            return Double.NaN;
        }
        double share = (place - x[above - 1]) / (x[above] - x[above - 1]);
        return y[above - 1] + share * (y[above] - y[above - 1]);
    }
}
