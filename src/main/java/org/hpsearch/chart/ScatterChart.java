package org.hpsearch.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hpsearch.chart.Canvas.Anchor;
import org.hpsearch.chart.Canvas.Mark;

/// Points at two values each. An axis is logarithmic by itself where its values are above 0 and span two
/// decades.
///
/// @param best index of the point that is marked; -1 for none
/// @param logX whether x is logarithmic, whatever its values span
/// @param logY whether y is
public record ScatterChart(
        Heading heading, String xLabel, String yLabel, List<Point> points, int best, boolean logX, boolean logY)
        implements Chart {
    private static final double HEIGHT = 360;
    private static final double DECADES = 100;

    public ScatterChart {
        points = List.copyOf(points);
    }

    /// A point.
    ///
    /// @param label for who points at it
    public record Point(String label, double x, double y) {}

    @Override
    public double height(double width) {
        return HEIGHT;
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        Scale x = scale(Point::x, logX);
        Scale y = scale(Point::y, logY);
        double small = Axes.small(canvas);
        double top = canvas.lineHeight(small) + canvas.length(4);
        double below = canvas.lineHeight(small) + Axes.numbersHeight(canvas) + canvas.length(2);
        double left = Axes.numbersWidth(canvas, y, box.height() - top - below);
        double right = canvas.length(16);
        Box inner = new Box(box.x() + left, box.y() + top, box.width() - left - right, box.height() - top - below);
        Axes axes = new Axes(canvas, inner, x, y);
        axes.draw(true);
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            canvas.open(point.label);
            canvas.mark(
                    Ink.series(0).as(Ink.Kind.SERIES),
                    Mark.DOT,
                    axes.px(point.x),
                    axes.py(point.y),
                    canvas.length(3.2));
            if (i == best) {
                canvas.mark(Ink.series(1), Mark.RING, axes.px(point.x), axes.py(point.y), canvas.length(5));
            }
            canvas.close();
        }
        canvas.text(
                Ink.TEXT,
                Anchor.START,
                canvas.textSize(),
                inner.x(),
                inner.y() - canvas.length(7),
                yLabel + (y.log() ? " (log)" : ""));
        canvas.text(
                Ink.TEXT,
                Anchor.END,
                canvas.textSize(),
                inner.right(),
                box.bottom() - canvas.length(3),
                xLabel + (x.log() ? " (log)" : ""));
    }

    private Scale scale(ToDoubleFunction<Point> of, boolean wanted) {
        double[] values =
                points.stream().mapToDouble(of).filter(Double::isFinite).toArray();
        return spanning(values, wanted, 0.05);
    }

    /// A scale over values, logarithmic where they span two decades.
    static Scale spanning(double[] values, boolean wanted, double space) {
        double least = java.util.Arrays.stream(values).min().orElse(Double.NaN);
        double greatest = java.util.Arrays.stream(values).max().orElse(Double.NaN);
        boolean log = least > 0 && (wanted || greatest / least >= DECADES);
        return Scale.over(least, greatest, log, new AxisUnit.Number(), space);
    }
}
