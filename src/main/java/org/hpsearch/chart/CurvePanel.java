package org.hpsearch.chart;

import org.hpsearch.chart.Chart.Box;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Mark;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.medium.Ink;
import org.hpsearch.chart.points.Points;

/// The curves of one panel between its axes.
record CurvePanel(LineChart.Panel panel, Axes axes, LineLooks looks) {
    private static final int FEW = 20;
    private static final int MOST_MARKS = 40;
    private static final double STUB = 14;

    /// Draws grid and curves.
    ///
    /// @param numbers whether the lower axis has its numbers
    void draw(boolean numbers) {
        Canvas canvas = axes.canvas();
        Box box = axes.box();
        axes.draw(numbers);
        canvas.clip(
                box.x(),
                box.y() - canvas.length(2),
                box.width() + canvas.length(STUB),
                box.height() + canvas.length(4));
        for (Series line : panel.lines()) {
            canvas.open(line.label().text());
            curve(canvas, line);
            canvas.close();
        }
        canvas.unclip();
    }

    /// Draws an upright line; none outside the data.
    void cursor(double x) {
        double px = axes.px(x);
        Box box = axes.box();
        if (px >= box.x() && px <= box.right()) {
            axes.canvas().line(Ink.TEXT, Stroke.NORMAL, new double[] {px, px}, new double[] {box.y(), box.bottom()});
        }
    }

    /// Writes the panel's title, and at the right what it does not show.
    void title(String title, String note) {
        Canvas canvas = axes.canvas();
        Box box = axes.box();
        double base = box.y() - canvas.length(6);
        double small = Axes.small(canvas);
        String cutNote = Axes.cut(canvas, note, small, title.isEmpty() ? box.width() : box.width() * 2 / 3);
        double room = box.width() - (note.isEmpty() ? 0 : canvas.width(cutNote, small) + canvas.length(10));
        String cutTitle = Axes.cut(canvas, title, canvas.textSize(), Math.max(room, box.width() / 3));
        canvas.text(Ink.TEXT, Anchor.START, canvas.textSize(), box.x(), base, cutTitle);
        canvas.text(Ink.MUTED, Anchor.END, small, box.right(), base, cutNote);
    }

    private Ink ink(Series line) {
        return looks.ink(line.key());
    }

    private void curve(Canvas canvas, Series line) {
        Ink ink = ink(line);
        if (line.band() != null) {
            band(canvas, ink, line.band());
        }
        if (line.raw() != null) {
            raw(canvas, ink.as(Ink.Kind.PALE), line.raw());
        }
        double[] px = axes.px(line.points().x());
        double[] py = axes.py(line.points().y());
        for (Points tail : line.tails()) {
            canvas.line(
                    ink.as(Ink.Kind.PALE), Stroke.NORMAL, axes.px(tail.x()), clamped(axes.py(tail.y()), axes.box()));
        }
        Points drawn = panel.holds() ? line.points().held() : line.points();
        line(canvas, line, axes.px(drawn.x()), clamped(axes.py(drawn.y()), axes.box()));
        if (px.length <= FEW) {
            for (int i = 0; i < px.length; i++) {
                canvas.mark(ink, Mark.DOT, px[i], py[i], canvas.length(px.length == 1 ? 3 : 2));
            }
        }
        outliers(canvas, line, px);
        for (double seam : line.seams()) {
            canvas.mark(ink, Mark.TICK, axes.px(seam), at(line, seam), canvas.length(6));
        }
        if (!Double.isNaN(line.bestX())) {
            canvas.mark(ink, Mark.RING, axes.px(line.bestX()), axes.py(line.bestY()), canvas.length(3.5));
        }
        end(canvas, ink, line, px, py);
    }

    private void raw(Canvas canvas, Ink ink, Points points) {
        double[] px = axes.px(points.x());
        double[] py = axes.py(points.y());
        if (!panel.holds()) {
            canvas.line(ink, Stroke.THIN, px, clamped(py, axes.box()));
            return;
        }
        for (int i = 0; i < px.length; i++) {
            canvas.mark(Ink.MUTED, Mark.DOT, px[i], py[i], canvas.length(2));
        }
    }

    /// The curve; the mean of some runs only is dotted.
    private void line(Canvas canvas, Series line, double[] px, double[] py) {
        Stroke stroke = looks.stroke(line.key());
        LineChart.Means means = line.means();
        if (means == null || !means.isPartial()) {
            canvas.line(ink(line), stroke, px, py);
            return;
        }
        double[] whole = py.clone();
        double[] partial = py.clone();
        for (int i = 0; i < py.length; i++) {
            boolean between = (i == 0 || means.isWhole(i - 1)) && (i == py.length - 1 || means.isWhole(i + 1));
            whole[i] = means.isWhole(i) ? py[i] : Double.NaN;
            partial[i] = means.isWhole(i) && between ? Double.NaN : py[i];
        }
        canvas.line(ink(line), stroke, px, whole);
        canvas.line(ink(line), Stroke.DOTTED, px, partial);
    }

    /// Lines to values far outside stay near the picture, so that their slopes do.
    private static double[] clamped(double[] py, Box box) {
        double reach = 50 * box.height();
        double[] clamped = py.clone();
        for (int i = 0; i < py.length; i++) {
            clamped[i] = Double.isNaN(py[i]) ? py[i] : Math.max(box.y() - reach, Math.min(box.bottom() + reach, py[i]));
        }
        return clamped;
    }

    private void band(Canvas canvas, Ink ink, LineChart.Band band) {
        int count = band.x().length;
        double[] x = new double[2 * count];
        double[] y = new double[2 * count];
        for (int i = 0; i < count; i++) {
            x[i] = axes.px(band.x()[i]);
            y[i] = axes.py(shown(band.low()[i]));
            x[2 * count - 1 - i] = x[i];
            y[2 * count - 1 - i] = axes.py(shown(band.high()[i]));
        }
        canvas.area(ink.as(Ink.Kind.BAND), x, y);
    }

    /// A bound of a band where it has a place.
    private double shown(double bound) {
        return panel.logY() && bound <= 0 ? axes.y().low() : bound;
    }

    private void outliers(Canvas canvas, Series line, double[] px) {
        Scale y = axes.y();
        int marks = 0;
        for (int i = 0; i < px.length; i++) {
            double value = line.points().y()[i];
            boolean high = value > y.high();
            if (!high && !(value < y.low()) || panel.logY() && value <= 0) {
                continue;
            }
            if (marks++ < MOST_MARKS) {
                double edge =
                        high ? axes.box().y() + canvas.length(3) : axes.box().bottom() - canvas.length(4);
                canvas.mark(ink(line), high ? Mark.UP : Mark.DOWN, px[i], edge, canvas.length(3));
            }
        }
    }

    /// The height of a curve at a place.
    private double at(Series line, double place) {
        double[] xs = line.points().x();
        int nearest = -1;
        for (int i = 0; i < xs.length; i++) {
            boolean nearer = nearest < 0 || Math.abs(xs[i] - place) < Math.abs(xs[nearest] - place);
            nearest = nearer && Double.isFinite(line.points().y()[i]) ? i : nearest;
        }
        return nearest < 0 ? Double.NaN : axes.py(line.points().y()[nearest]);
    }

    private static void end(Canvas canvas, Ink ink, Series line, double[] px, double[] py) {
        int last = Axes.last(px, py);
        if (last < 0) {
            return;
        }
        switch (line.end().kind()) {
            case DONE -> {
                if (last < px.length - 1) {
                    canvas.mark(ink, Mark.CROSS, px[last], py[last], canvas.length(3.5));
                }
            }
            case OPEN -> canvas.line(ink, Stroke.DOTTED, px[last], py[last], px[last] + canvas.length(STUB), py[last]);
            case BROKEN -> canvas.mark(ink, Mark.CROSS, px[last], py[last], canvas.length(3.5));
        }
    }
}
