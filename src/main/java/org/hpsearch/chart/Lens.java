package org.hpsearch.chart;

/// Which part of the x axis a chart shows, and where its cursor is.
///
/// @param from   least x; NaN for the beginning of the curves
/// @param to     greatest x; NaN for their end
/// @param cursor where an upright line stands; NaN for none
public record Lens(double from, double to, double cursor) {
    /// All of it, without a cursor.
    public static final Lens WHOLE = new Lens(Double.NaN, Double.NaN, Double.NaN);

    /// The scale of what is seen.
    ///
    /// @param whole of all curves
    Scale scale(Scale whole) {
        double low = Double.isNaN(from) || whole.log() && from <= 0 ? whole.low() : from;
        double high = Double.isNaN(to) ? whole.high() : to;
        return low < high ? new Scale(low, high, whole.log(), whole.unit()) : whole;
    }
}
