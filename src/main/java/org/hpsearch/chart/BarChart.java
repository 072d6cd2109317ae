package org.hpsearch.chart;

import java.util.List;
import org.hpsearch.chart.Canvas.Anchor;
import org.hpsearch.chart.Canvas.Stroke;

/// Bars side by side from 0 on, lying, each with its name and the range of its values.
///
/// @param label what the bars' lengths are
public record BarChart(Heading heading, String label, List<Bar> bars) implements Chart {
    private static final double ROW = 24;
    private static final double MOST = 0.4;
    private static final double HEADROOM = 1.04;

    public BarChart {
        bars = List.copyOf(bars);
    }

    /// A bar.
    ///
    /// @param value its length
    /// @param error half the length of its error bar, 0 or NaN for none
    /// @param note  what stands at its end
    public record Bar(String name, double value, double error, String note) {}

    @Override
    public double height(double width) {
        return 96 + ROW * bars.size();
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        double small = Axes.small(canvas);
        double left = Math.min(
                        box.width() * MOST,
                        bars.stream()
                                .mapToDouble(bar -> canvas.width(bar.name, small))
                                .max()
                                .orElse(0))
                + canvas.length(8);
        double notes = bars.stream()
                        .mapToDouble(bar -> canvas.width(bar.note, small))
                        .max()
                        .orElse(0)
                + canvas.length(10);
        double below = canvas.lineHeight(small) + Axes.numbersHeight(canvas) + canvas.length(4);
        Box inner = new Box(box.x() + left, box.y(), Math.max(1, box.width() - left - notes), box.height() - below);
        double least = Math.min(
                0,
                bars.stream().mapToDouble(bar -> bar.value - error(bar)).min().orElse(0));
        double greatest = Math.max(
                0,
                bars.stream().mapToDouble(bar -> bar.value + error(bar)).max().orElse(1));
        Scale x = new Scale(
                least * HEADROOM, greatest > least ? greatest * HEADROOM : least + 1, false, new AxisUnit.Number());
        Axes axes = new Axes(canvas, inner, x, new Scale(0, 1, false, new AxisUnit.None()));
        axes.draw(true);
        double row = inner.height() / Math.max(1, bars.size());
        for (int i = 0; i < bars.size(); i++) {
            bar(canvas, axes, bars.get(i), inner.y() + (i + 0.5) * row, row, left - canvas.length(8));
        }
        canvas.line(Ink.AXIS, Stroke.HAIR, axes.px(0), inner.y(), axes.px(0), inner.bottom());
        canvas.text(Ink.TEXT, Anchor.END, canvas.textSize(), inner.right(), box.bottom() - canvas.length(3), label);
    }

    private static double error(Bar bar) {
        return Double.isFinite(bar.error) ? bar.error : 0;
    }

    private static void bar(Canvas canvas, Axes axes, Bar bar, double middle, double row, double room) {
        double small = Axes.small(canvas);
        double zero = axes.px(0);
        double end = axes.px(bar.value);
        double thick = Math.max(1, row * 0.62);
        double base = middle + Axes.middle(canvas, small);
        canvas.open(bar.name + ": " + bar.note);
        if (Double.isFinite(end)) {
            canvas.rect(Ink.series(0), Math.min(zero, end), middle - thick / 2, Math.abs(end - zero), thick);
        }
        if (error(bar) > 0) {
            double from = axes.px(bar.value - bar.error);
            double to = axes.px(bar.value + bar.error);
            canvas.line(Ink.TEXT, Stroke.NORMAL, from, middle, to, middle);
            canvas.line(Ink.TEXT, Stroke.NORMAL, from, middle - thick / 4, from, middle + thick / 4);
            canvas.line(Ink.TEXT, Stroke.NORMAL, to, middle - thick / 4, to, middle + thick / 4);
        }
        canvas.text(
                Ink.TEXT,
                Anchor.END,
                small,
                axes.box().x() - canvas.length(6),
                base,
                Axes.cut(canvas, bar.name, small, room));
        canvas.text(Ink.MUTED, Anchor.START, small, axes.box().right() + canvas.length(8), base, bar.note);
        canvas.close();
    }
}
