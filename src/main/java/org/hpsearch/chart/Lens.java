package org.hpsearch.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Window;

/// Which part of the x axis a chart shows, and where its cursor is.
///
/// @param from   least x; NaN for the beginning of the curves
/// @param to     greatest x; NaN for their end
/// @param cursor where an upright line stands; NaN for none
public record Lens(double from, double to, double cursor) {
    /// All of it, without a cursor.
    public static final Lens WHOLE = new Lens(Double.NaN, Double.NaN, Double.NaN);

    /// A panel with the points that are seen; all of them where none is.
    LineChart.Panel of(LineChart.Panel panel) {
        if (Double.isNaN(from) && Double.isNaN(to)) {
            return panel;
        }
        List<Series> lines = panel.lines().stream().map(this::of).toList();
        return lines.stream().allMatch(line -> line.points().size() == 0)
                ? panel
                : new LineChart.Panel(panel.title(), lines, panel.logY(), panel.low(), panel.high(), panel.holds());
    }

    private Series of(Series line) {
        Points raw = line.raw();
        LineChart.Band band = line.band();
        int[] kept = band == null ? new int[0] : kept(band.x());
        boolean best = has(line.bestX());
        double[] x = line.points().x();
        boolean ends = x.length > 0 && has(x[x.length - 1]);
        return new Series(
                line.key(),
                line.label(),
                of(line.points()),
                raw == null ? null : of(raw),
                band == null
                        ? null
                        : new LineChart.Band(
                                Window.pick(band.x(), kept),
                                Window.pick(band.low(), kept),
                                Window.pick(band.high(), kept),
                                new int[kept.length]),
                DoubleStream.of(line.seams()).filter(this::has).toArray(),
                ends ? line.end() : LineChart.End.DONE,
                best ? line.bestX() : Double.NaN,
                best ? line.bestY() : Double.NaN,
                null,
                line.tails().stream().map(this::of).toList());
    }

    private Points of(Points points) {
        int[] kept = kept(points.x());
        return new Points(Window.pick(points.x(), kept), Window.pick(points.y(), kept));
    }

    private int[] kept(double[] x) {
        return IntStream.range(0, x.length).filter(i -> has(x[i])).toArray();
    }

    private boolean has(double x) {
        return !isBeyond(x) && !Double.isNaN(x);
    }

    /// Whether a value of x is outside the part that is shown.
    public boolean isBeyond(double x) {
        return x < from || x > to;
    }

    /// The scale of what is seen.
    ///
    /// @param whole of all curves
    Scale scale(Scale whole) {
        double low = Double.isNaN(from) || whole.log() && from <= 0 ? whole.low() : from;
        double high = Double.isNaN(to) ? whole.high() : to;
        return low < high ? new Scale(low, high, whole.log(), whole.unit()) : whole;
    }
}
