package org.hpsearch.chart.points;

/// Exponential moving average, corrected for its start as Adam's moments are (Kingma and Ba, 2015): the
/// weight of a value falls by the factor with each later one.
public final class Smoothing {
    private Smoothing() {}

    /// The averages; missing values stay missing and count for nothing.
    ///
    /// @param factor 0 (none) up to, without, 1
    public static double[] of(double[] values, int count, double factor) {
        double[] smooth = new double[count];
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            if (Double.isFinite(value)) {
                sum = factor * sum + (1 - factor) * value;
                weight = factor * weight + (1 - factor);
                smooth[i] = sum / weight;
            } else {
                smooth[i] = value;
            }
        }
        return smooth;
    }
}
