package org.hpsearch.chart;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Mark;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.medium.Ink;

/// Groups of values below each other: a dot for each value, a bar at the mean, and a line for the deviation.
///
/// @param label what the values are
public record GroupChart(Heading heading, String label, List<Group> groups) implements Chart {
    private static final double ROW = 26;
    private static final double MOST = 0.4;
    private static final double DOT = 2.8;

    public GroupChart {
        groups = List.copyOf(groups);
    }

    /// A group.
    ///
    /// @param values finite, at least one
    /// @param low    where the line for the deviation begins; NaN for none
    /// @param high   where it ends
    /// @param note   what is beside it
    public record Group(String name, double[] values, double mean, double low, double high, String note) {}

    @Override
    public double height(double width) {
        return 70 + ROW * groups.size();
    }

    @Override
    public int lines() {
        return Math.max(8, groups.size() + 6);
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        double small = Axes.small(canvas);
        double left = Math.min(
                        box.width() * MOST,
                        groups.stream()
                                .mapToDouble(group -> canvas.width(group.name, small))
                                .max()
                                .orElse(0))
                + canvas.length(8);
        double notes = groups.stream()
                        .mapToDouble(group -> canvas.width(group.note, small))
                        .max()
                        .orElse(0)
                + canvas.length(10);
        double below = canvas.lineHeight(small) + Axes.numbersHeight(canvas) + canvas.length(4);
        Box inner = new Box(
                box.x() + left, box.y(), Math.max(1, box.width() - left - notes), Math.max(1, box.height() - below));
        Axes axes = new Axes(canvas, inner, scale(), new Scale(0, 1, false, new AxisUnit.None()));
        axes.draw(true);
        double row = inner.height() / Math.max(1, groups.size());
        for (int i = 0; i < groups.size(); i++) {
            group(axes, groups.get(i), inner.y() + (i + 0.5) * row, row, left - canvas.length(8));
        }
        String named = label + (axes.x().log() ? " (log)" : "");
        canvas.text(Ink.TEXT, Anchor.END, small, inner.right(), box.bottom() - canvas.length(3), named);
    }

    private Scale scale() {
        double[] shown = groups.stream()
                .flatMapToDouble(group -> DoubleStream.concat(
                        Arrays.stream(group.values), DoubleStream.of(group.mean, group.low, group.high)))
                .filter(Double::isFinite)
                .toArray();
        return Scale.guessed(shown, false, 0.04);
    }

    private static void group(Axes axes, Group group, double middle, double row, double room) {
        Canvas canvas = axes.canvas();
        double small = Axes.small(canvas);
        double base = middle + Axes.middle(canvas, small);
        canvas.open(group.name + ": " + group.note);
        double[] px = axes.px(group.values);
        double[] y = new double[px.length];
        Arrays.fill(y, middle);
        double[] moves = Swarm.moves(px, y, Math.min(2 * canvas.length(DOT), row / 4), row * 0.45);
        for (int i = 0; i < px.length; i++) {
            canvas.mark(Ink.series(0).as(Ink.Kind.VEIL), Mark.DOT, px[i], middle + moves[i], canvas.length(DOT));
        }
        mean(axes, group, middle, row);
        canvas.text(
                Ink.TEXT,
                Anchor.END,
                small,
                axes.box().x() - canvas.length(6),
                base,
                Axes.cut(canvas, group.name, small, room));
        canvas.text(Ink.MUTED, Anchor.START, small, axes.box().right() + canvas.length(8), base, group.note);
        canvas.close();
    }

    private static void mean(Axes axes, Group group, double middle, double row) {
        Canvas canvas = axes.canvas();
        if (group.low < group.high && !canvas.isCoarse()) {
            canvas.line(Ink.TEXT, Stroke.THIN, axes.px(group.low), middle, axes.px(group.high), middle);
        }
        if (group.values.length > 1) {
            canvas.mark(Ink.TEXT, Mark.TICK, axes.px(group.mean), middle, Math.min(canvas.length(7), row * 0.35));
        }
    }
}
