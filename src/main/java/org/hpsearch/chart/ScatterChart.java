package org.hpsearch.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Mark;
import org.hpsearch.chart.medium.Ink;

/// Points at two values each; those that would cover each other are moved apart sideways.
///
/// @param best index of the point that is marked; -1 for none
/// @param logX whether x is logarithmic, whatever its values are
/// @param logY whether y is
public record ScatterChart(
        Heading heading, String xLabel, String yLabel, List<Point> points, int best, boolean logX, boolean logY)
        implements Chart {
    private static final double HEIGHT = 360;
    private static final double DOT = 3.2;

    /// How far a point may be from its place, as a share of the width.
    private static final double FARTHEST = 0.04;

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
        double small = Axes.small(canvas);
        Scale x = scale(Point::x, logX);
        double top = canvas.lineHeight(small) + canvas.length(4);
        double below = canvas.lineHeight(small) + Axes.numbersHeight(canvas) + canvas.length(6);
        double high = Math.max(1, box.height() - top - below);
        Scale y = Axes.rounded(canvas, scale(Point::y, logY), high);
        double left = Axes.numbersWidth(canvas, y, high);
        double right = canvas.length(16);
        Box inner = new Box(box.x() + left, box.y() + top, Math.max(1, box.width() - left - right), high);
        Axes axes = new Axes(canvas, inner, x, y);
        axes.draw(true);
        double[] px = axes.px(points.stream().mapToDouble(Point::x).toArray());
        double[] py = axes.py(points.stream().mapToDouble(Point::y).toArray());
        double[] moves = Swarm.moves(py, px, canvas.length(2 * DOT), inner.width() * FARTHEST);
        points(canvas, px, py, moves);
        double base = box.bottom() - canvas.length(3);
        String named = xLabel + (x.log() ? " (log)" : "");
        double room = inner.width() - canvas.width(named, small) - canvas.length(10);
        boolean moved = Arrays.stream(moves).anyMatch(move -> move != 0);
        MarkKey.ofPoints(best >= 0, moved).draw(canvas, inner.x(), base, room);
        canvas.text(Ink.TEXT, Anchor.END, small, inner.right(), base, named);
        String upright = yLabel + (y.log() ? " (log)" : "");
        canvas.text(Ink.TEXT, Anchor.START, canvas.textSize(), inner.x(), inner.y() - canvas.length(7), upright);
    }

    private void points(Canvas canvas, double[] px, double[] py, double[] moves) {
        for (int i = 0; i < px.length; i++) {
            canvas.open(points.get(i).label);
            canvas.mark(Ink.series(0).as(Ink.Kind.VEIL), Mark.DOT, px[i] + moves[i], py[i], canvas.length(DOT));
            canvas.close();
        }
        if (best >= 0) {
            canvas.open(points.get(best).label);
            canvas.mark(Ink.series(1), Mark.RING, px[best] + moves[best], py[best], canvas.length(5));
            canvas.mark(Ink.series(0), Mark.DOT, px[best] + moves[best], py[best], canvas.length(DOT));
            canvas.close();
        }
    }

    private Scale scale(ToDoubleFunction<Point> of, boolean log) {
        return Scale.guessed(
                points.stream().mapToDouble(of).filter(Double::isFinite).toArray(), log, 0.05);
    }
}
