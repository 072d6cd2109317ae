package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.chart.Chart.Box;
import org.hpsearch.chart.Scale.Tick;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.medium.Ink;
import org.hpsearch.chart.points.Points;

/// Two scales around a rectangle: ticks with their numbers, a thin grid, and where values lie.
///
/// @param box the rectangle of the data alone
record Axes(Canvas canvas, Box box, Scale x, Scale y) {
    private static final double SMALL = 11.0 / 12;
    private static final double TICK = 4;
    private static final double GAP = 4;
    private static final String MORE = "; …";
    /// How much wider the letters of DejaVu Sans are.
    private static final double WIDER = 1.15;

    private static final double TOLERANCE = 0.01;

    /// Share of a step.
    private static final double MUCH = 0.45;

    /// Size of the numbers on axes.
    static double small(Canvas canvas) {
        return canvas.textSize() * SMALL;
    }

    /// How wide the numbers of a scale are that stands upright, with what parts them from the data.
    static double numbersWidth(Canvas canvas, Scale scale, double height) {
        double widest = 0;
        for (Tick tick : upright(canvas, scale, height)) {
            widest = Math.max(widest, canvas.width(tick.label(), small(canvas)));
        }
        return widest + canvas.length(GAP + TICK);
    }

    /// A scale that reaches the next tick at either end where much of the step to it is there: the numbers
    /// then tell how far the values go.
    static Scale rounded(Canvas canvas, Scale scale, double height) {
        List<Tick> ticks = upright(canvas, scale, height);
        if (scale.log() || ticks.size() < 2) {
            return scale;
        }
        double step = ticks.get(1).value() - ticks.getFirst().value();
        double last = ticks.getLast().value();
        double first = ticks.getFirst().value();
        Scale wider = new Scale(
                first - scale.low() > MUCH * step ? first - step : scale.low(),
                scale.high() - last > MUCH * step ? last + step : scale.high(),
                false,
                scale.unit());
        List<Tick> now = upright(canvas, wider, height);
        boolean reached = now.size() > 1
                && now.getFirst().value() - wider.low() <= MUCH * step
                && wider.high() - now.getLast().value() <= MUCH * step;
        return reached ? wider : scale;
    }

    /// How high the numbers of a scale are that lies below.
    static double numbersHeight(Canvas canvas) {
        return canvas.lineHeight(small(canvas)) + canvas.length(TICK);
    }

    private static List<Tick> upright(Canvas canvas, Scale scale, double height) {
        int most = (int) Math.max(3, Math.min(8, height / (canvas.lineHeight(small(canvas)) * 1.7)));
        return scale.ticks(most);
    }

    /// Ticks of the scale below, so many that the numbers do not touch.
    private List<Tick> lying() {
        for (int most = 10; most > 2; most--) {
            List<Tick> ticks = x.ticks(most);
            if (fits(ticks)) {
                return ticks;
            }
        }
        List<Tick> ticks = new ArrayList<>(x.ticks(2));
        return fits(ticks) || ticks.size() < 2 ? ticks : List.of(ticks.getFirst(), ticks.getLast());
    }

    private boolean fits(List<Tick> ticks) {
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double half = canvas.width(tick.label(), small(canvas)) / 2;
            double at = px(tick.value());
            if (at - half < end + canvas.length(12)) {
                return false;
            }
            end = at + half;
        }
        return true;
    }

    double px(double value) {
        return box.x() + x.at(value) * box.width();
    }

    double py(double value) {
        return box.bottom() - y.at(value) * box.height();
    }

    double[] px(double[] values) {
        double[] places = new double[values.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = px(values[i]);
        }
        return places;
    }

    double[] py(double[] values) {
        double[] places = new double[values.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = py(values[i]);
        }
        return places;
    }

    /// The height of the last point that has a place; NaN where none has.
    double end(Points points) {
        double[] py = py(points.y());
        int last = last(px(points.x()), py);
        return last < 0 ? Double.NaN : py[last];
    }

    /// The index of the last point that has a place; -1 where none has.
    static int last(double[] px, double[] py) {
        for (int i = px.length - 1; i >= 0; i--) {
            if (Double.isFinite(px[i]) && Double.isFinite(py[i])) {
                return i;
            }
        }
        return -1;
    }

    /// Draws the grid, both axes and their numbers.
    ///
    /// @param numbers whether the lower axis has its numbers
    void draw(boolean numbers) {
        for (Tick tick : upright(canvas, y, box.height())) {
            double at = py(tick.value());
            if (at >= box.y() - 0.5 && at <= box.bottom() + 0.5) {
                canvas.line(Ink.GRID, Stroke.HAIR, box.x(), at, box.right(), at);
                canvas.text(
                        Ink.MUTED,
                        Anchor.END,
                        small(canvas),
                        box.x() - canvas.length(GAP + 2),
                        at + middle(canvas, small(canvas)),
                        tick.label());
            }
        }
        for (Tick tick : lying()) {
            double at = px(tick.value());
            if (at >= box.x() - 0.5 && at <= box.right() + 0.5) {
                canvas.line(Ink.GRID, Stroke.HAIR, at, box.y(), at, box.bottom());
                canvas.line(Ink.AXIS, Stroke.HAIR, at, box.bottom(), at, box.bottom() + canvas.length(TICK));
                if (numbers) {
                    below(at, tick.label());
                }
            }
        }
        canvas.line(Ink.AXIS, Stroke.HAIR, box.x(), box.bottom(), box.right(), box.bottom());
    }

    private void below(double at, String label) {
        canvas.text(
                Ink.MUTED,
                Anchor.MIDDLE,
                small(canvas),
                at,
                box.bottom() + numbersHeight(canvas) - canvas.length(1),
                label);
    }

    /// From the middle of a text down to its base line.
    static double middle(Canvas canvas, double size) {
        return canvas.lineHeight(size) * 0.27;
    }

    /// How much wider letters may become: where neither Helvetica nor Arial nor Liberation Sans is, DejaVu Sans often
    /// is.
    static double wider(Canvas canvas) {
        return canvas.isCoarse() ? 1 : WIDER;
    }

    /// How wide a text may become.
    static double wide(Canvas canvas, String text, double size) {
        return canvas.width(text, size) * wider(canvas);
    }

    /// A text that is no wider than there is room, with `…` for what was cut out of its middle:
    /// beginnings and ends tell more.
    static String cut(Canvas canvas, String text, double size, double room) {
        if (canvas.width(text, size) <= room + TOLERANCE) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        for (int length = points.length - 1; length > 0; length--) {
            int head = (length + 1) / 2;
            String cut = new String(points, 0, head) + "…"
                    + new String(points, points.length - (length - head), length - head);
            if (canvas.width(cut, size) <= room) {
                return cut;
            }
        }
        return "…";
    }

    /// A text of parts with `; ` between them that is no wider than there is room: as many of the first ones as fit.
    static String parts(Canvas canvas, String text, double size, double room) {
        String fitting = text;
        while (canvas.width(fitting, size) > room + TOLERANCE) {
            String less = fitting.endsWith(MORE) ? fitting.substring(0, fitting.length() - MORE.length()) : fitting;
            int end = less.lastIndexOf("; ");
            if (end < 0) {
                return cut(canvas, less, size, room);
            }
            fitting = less.substring(0, end) + MORE;
        }
        return fitting;
    }
}
