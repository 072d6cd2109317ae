package org.hpsearch.chart;

/// The x axis of a chart that is drawn in cells of a terminal.
///
/// @param left  the first cell of the data, from 0
/// @param cells how many cells the data has
/// @param scale of x
public record CellAxis(int left, int cells, Scale scale) {
    /// The value in the middle of a cell; that at an end for cells beyond it.
    ///
    /// @param cell from 0 at the left of the whole drawing
    public double value(int cell) {
        double share = Math.max(0, Math.min(1, (cell - left + 0.5) / Math.max(1, cells)));
        return scale.value(share);
    }

    /// The cell where a value is drawn; beyond the data for what is not seen.
    public int cell(double value) {
        return left + (int) Math.floor(scale.at(value) * cells);
    }

    /// Least value that is seen.
    public double low() {
        return scale.low();
    }

    /// Greatest value that is seen.
    public double high() {
        return scale.high();
    }
}
