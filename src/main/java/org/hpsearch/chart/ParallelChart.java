package org.hpsearch.chart;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.hpsearch.chart.Canvas.Anchor;
import org.hpsearch.chart.Canvas.Stroke;

/// Parallel coordinates: an upright axis for each name, a line for each thing through its values,
/// coloured by its score, which is the last axis.
///
/// @param names  of the axes; the last one is the score's
/// @param things one line each, the best last, so that it lies above
public record ParallelChart(Heading heading, List<String> names, List<Thing> things) implements Chart {
    private static final double HEIGHT = 340;
    private static final int MOST_WORDS = 12;
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    /// So many different numbers stand side by side as words do.
    private static final int FEW = 8;

    public ParallelChart {
        names = List.copyOf(names);
        things = List.copyOf(things);
    }

    /// One line.
    ///
    /// @param label  for who points at it
    /// @param values texts, a number where one can be read; empty where unknown
    /// @param score  0 (worst) to 1
    public record Thing(String label, List<String> values, double score) {
        public Thing {
            values = List.copyOf(values);
        }
    }

    /// An axis: numbers on a scale, or words side by side.
    private record Upright(boolean numeric, Scale scale, List<String> words) {
        /// 0 (below) to 1; NaN where unknown.
        double at(String value) {
            if (value.isEmpty()) {
                return Double.NaN;
            }
            if (numeric) {
                return scale.at(number(value));
            }
            return words.size() == 1 ? 0.5 : (double) words.indexOf(value) / (words.size() - 1);
        }
    }

    @Override
    public double height(double width) {
        return HEIGHT;
    }

    private static double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    private Upright axis(int index) {
        List<String> values = things.stream()
                .map(thing -> thing.values.get(index))
                .filter(value -> !value.isEmpty())
                .toList();
        double[] numbers = values.stream().mapToDouble(ParallelChart::number).toArray();
        boolean numbersAlone = Arrays.stream(numbers).allMatch(Double::isFinite);
        boolean score = index == names.size() - 1;
        boolean few = Arrays.stream(numbers).distinct().count() <= FEW && !score;
        List<String> words = values.stream()
                .distinct()
                .sorted(
                        numbersAlone
                                ? java.util.Comparator.comparingDouble(ParallelChart::number)
                                : java.util.Comparator.naturalOrder())
                .toList();
        double least = Arrays.stream(numbers).min().orElse(0);
        double greatest = Arrays.stream(numbers).max().orElse(1);
        boolean log = least > 0 && greatest / least >= (score ? 1000 : 100);
        return new Upright(numbersAlone && !few, Scale.over(least, greatest, log, new AxisUnit.Number(), 0), words);
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        double small = Axes.small(canvas);
        double head = canvas.lineHeight(small) * 2;
        double room = box.width() / names.size();
        double top = box.y() + head;
        double high = box.height() - head - canvas.length(10);
        List<Upright> axes = java.util.stream.IntStream.range(0, names.size())
                .mapToObj(this::axis)
                .toList();
        double left = box.x() + Math.min(room * 0.5, canvas.length(64));
        double right = box.right() - Math.min(room * 0.5, canvas.length(64));
        double step = names.size() == 1 ? 0 : (right - left) / (names.size() - 1);
        for (Thing thing : things) {
            double[] x = new double[names.size()];
            double[] y = new double[names.size()];
            for (int i = 0; i < x.length; i++) {
                x[i] = left + i * step;
                y[i] = top + high * (1 - axes.get(i).at(thing.values.get(i)));
            }
            canvas.open(thing.label);
            canvas.line(Ink.heat(thing.score), Stroke.NORMAL, x, y);
            canvas.close();
        }
        for (int i = 0; i < axes.size(); i++) {
            axis(canvas, axes.get(i), i, left + i * step, top, high, step == 0 ? room : step);
        }
    }

    private void axis(Canvas canvas, Upright axis, int index, double x, double top, double high, double room) {
        double small = Axes.small(canvas);
        canvas.line(Ink.AXIS, Stroke.HAIR, x, top, x, top + high);
        String name = Axes.cut(
                canvas, names.get(index) + (axis.numeric && axis.scale.log() ? " (log)" : ""), small, room * 0.95);
        canvas.text(Ink.TEXT, Anchor.MIDDLE, small, x, top - canvas.lineHeight(small) * 0.95, name);
        if (axis.numeric) {
            for (Scale.Tick tick : axis.scale.ticks(6)) {
                double at = axis.scale.at(tick.value());
                if (at >= -0.001 && at <= 1.001) {
                    label(canvas, x, top + high * (1 - at), tick.label(), room, index == 0);
                }
            }
        } else {
            int every = Math.max(1, (axis.words.size() + MOST_WORDS - 1) / MOST_WORDS);
            for (int i = 0; i < axis.words.size(); i += every) {
                label(canvas, x, top + high * (1 - axis.at(axis.words.get(i))), axis.words.get(i), room, index == 0);
            }
        }
    }

    private static void label(Canvas canvas, double x, double y, String text, double room, boolean left) {
        double small = Axes.small(canvas);
        String fitting = Axes.cut(canvas, text, small, left ? x - canvas.length(22) : room * 0.7);
        double gap = canvas.length(left ? -8 : 8);
        double wide = canvas.width(fitting, small);
        double line = canvas.lineHeight(small);
        canvas.rect(Ink.PAPER, left ? x + gap - wide : x + gap, y - line / 2, wide, line);
        canvas.line(Ink.AXIS, Stroke.HAIR, x - canvas.length(3), y, x + canvas.length(3), y);
        canvas.text(
                Ink.TEXT, left ? Anchor.END : Anchor.START, small, x + gap, y + Axes.middle(canvas, small), fitting);
    }
}
