package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.medium.Ink;

/// Parallel coordinates: an upright axis for each name, a line for each thing through its values,
/// coloured by its score, which is the last axis.
///
/// @param names  of the axes; the last one is the score's
/// @param things one line each, the best last, so that it is above the others
public record ParallelChart(Heading heading, List<String> names, List<Thing> things) implements Chart {
    private static final String LOG = " (log)";
    private static final double HEIGHT = 340;
    private static final double ENDS = 64;

    /// Lines that cells of a terminal can tell apart.
    private static final int FEW = 6;

    public ParallelChart {
        names = List.copyOf(names);
        things = List.copyOf(things);
    }

    /// One line.
    ///
    /// @param key    of what it stands for; empty where nobody asks
    /// @param label  for who points at it
    /// @param values texts, a number where one can be read; empty where unknown
    /// @param score  0 (worst) to 1
    public record Thing(String key, String label, List<String> values, double score) {
        public Thing {
            values = List.copyOf(values);
        }

        /// One that nobody asks for.
        public Thing(String label, List<String> values, double score) {
            this("", label, values, score);
        }
    }

    /// An axis, laid out.
    ///
    /// @param words  whether it has words with equal distances, not numbers on a scale
    /// @param log    whether the scale is logarithmic
    /// @param ticks  what is written beside it, from below
    /// @param places of the things, from 0 (below) to 1; NaN where the value is unknown
    public record Axis(String name, boolean words, boolean log, List<Tick> ticks, double[] places) {
        public Axis {
            ticks = List.copyOf(ticks);
        }
    }

    /// What is written at a place of an axis, from 0 (below) to 1.
    public record Tick(double at, String text) {}

    /// The axes, left to right.
    ///
    /// @param line height of a line of text as a share of an axis
    public List<Axis> axes(double line) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            UprightAxis axis = UprightAxis.of(values(things, i));
            List<Tick> ticks = axis.shown(line).stream()
                    .map(tick -> new Tick(tick.at(), tick.text()))
                    .toList();
            axes.add(new Axis(names.get(i), axis.isWords(), axis.isLog(), ticks, axis.places(values(things, i))));
        }
        return axes;
    }

    @Override
    public double height(double width) {
        return HEIGHT;
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        double small = Axes.small(canvas);
        double room = box.width() / names.size();
        boolean crowded =
                !canvas.isCoarse() && names.stream().anyMatch(name -> Axes.wide(canvas, name + LOG, small) > room);
        double head = canvas.lineHeight(small) * (crowded ? 3 : 2);
        double edge = Math.min(room * 0.5, canvas.length(ENDS));
        double high = box.height() - head - canvas.length(10);
        List<UprightAxis> axes = IntStream.range(0, names.size())
                .mapToObj(i -> UprightAxis.of(values(things, i)))
                .toList();
        double beside = axes.getLast().shown(canvas.lineHeight(small) / high).stream()
                        .mapToDouble(tick -> canvas.width(tick.text(), small))
                        .max()
                        .orElse(0)
                + canvas.length(9);
        double right = Math.max(edge, Math.min(beside, box.width() / 4));
        Box inner = new Box(box.x() + edge, box.y() + head, box.width() - edge - right, high);
        double step = names.size() == 1 ? 0 : inner.width() / (names.size() - 1);
        List<Thing> shown =
                canvas.isCoarse() && things.size() > FEW ? things.subList(things.size() - FEW, things.size()) : things;
        lines(canvas, inner, axes, shown, step);
        for (int i = 0; i < axes.size(); i++) {
            axis(canvas, inner, axes.get(i), i, step == 0 ? room : step, box.right());
            name(canvas, inner, axes.get(i), i, step == 0 ? room : step, crowded);
        }
        if (shown.size() < things.size()) {
            String note = "the best " + shown.size() + " of " + things.size();
            canvas.text(Ink.MUTED, Anchor.END, small, box.right(), box.y() + canvas.lineHeight(small) * 0.3, note);
        }
    }

    private static List<String> values(List<Thing> things, int index) {
        return things.stream().map(thing -> thing.values.get(index)).toList();
    }

    private static void lines(Canvas canvas, Box inner, List<UprightAxis> axes, List<Thing> shown, double step) {
        double[][] y = new double[shown.size()][axes.size()];
        for (int i = 0; i < axes.size(); i++) {
            double[] places = axes.get(i).places(values(shown, i));
            for (int thing = 0; thing < places.length; thing++) {
                y[thing][i] = inner.bottom() - inner.height() * places[thing];
            }
        }
        double[] x = IntStream.range(0, axes.size())
                .mapToDouble(i -> inner.x() + i * step)
                .toArray();
        for (int thing = 0; thing < shown.size(); thing++) {
            canvas.open(shown.get(thing).label);
            canvas.line(Ink.heat(shown.get(thing).score), Stroke.NORMAL, x, y[thing]);
            canvas.close();
        }
    }

    private void axis(Canvas canvas, Box inner, UprightAxis axis, int index, double room, double edge) {
        double small = Axes.small(canvas);
        double x = inner.x() + (names.size() == 1 ? 0 : index * room);
        canvas.line(Ink.AXIS, Stroke.HAIR, x, inner.y(), x, inner.bottom());
        boolean first = index == 0;
        boolean last = index == names.size() - 1;
        double beside = (first ? x : last ? edge - x : room * 0.85) - canvas.length(8);
        for (UprightAxis.Tick tick : axis.shown(canvas.lineHeight(small) / inner.height())) {
            String text = axis.isWords() ? Axes.cut(canvas, tick.text(), small, beside) : tick.text();
            boolean fits = canvas.width(text, small) <= beside;
            tick(canvas, x, inner.bottom() - inner.height() * tick.at(), fits ? text : "", first);
        }
    }

    /// Writes what an axis is. Where there is little room, every second name is a line higher and reaches over its
    /// neighbours.
    private void name(Canvas canvas, Box inner, UprightAxis axis, int index, double step, boolean crowded) {
        double small = Axes.small(canvas);
        double x = inner.x() + (names.size() == 1 ? 0 : index * step);
        double room = step * (crowded ? 1.9 : 0.95) / Axes.wider(canvas);
        String log = axis.isLog() ? LOG : "";
        String name = Axes.cut(canvas, names.get(index), small, room - canvas.width(log, small)) + log;
        double up = canvas.lineHeight(small) * (crowded && index % 2 == 1 ? 1.95 : 0.95);
        double half = Axes.wide(canvas, name, small) / 2;
        double middle = Math.max(half, Math.min(canvas.width() - half, x));
        canvas.text(Ink.TEXT, Anchor.MIDDLE, small, middle, inner.y() - up, name);
    }

    /// @param text empty for what has no room: a number that is cut is another number
    private static void tick(Canvas canvas, double x, double y, String text, boolean left) {
        double small = Axes.small(canvas);
        double gap = canvas.length(left ? -8 : 8);
        double wide = canvas.width(text, small);
        double line = canvas.lineHeight(small);
        canvas.rect(Ink.PAPER, left ? x + gap - wide : x + gap, y - line / 2, wide, line);
        canvas.line(Ink.AXIS, Stroke.HAIR, x - canvas.length(3), y, x + canvas.length(3), y);
        canvas.text(Ink.TEXT, left ? Anchor.END : Anchor.START, small, x + gap, y + Axes.middle(canvas, small), text);
    }
}
