package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Canvas.Mark;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.medium.Ink;
import org.jspecify.annotations.Nullable;

/// What the marks on curves mean, in a row: those that occur.
record MarkKey(List<Entry> entries) {
    private static final double MARK = 12;
    private static final double GAP = 14;

    /// A mark or a kind of line, and its meaning.
    private record Entry(@Nullable Mark mark, Ink ink, Stroke stroke, String text) {
        static Entry of(Mark mark, String text) {
            return new Entry(mark, Ink.MUTED, Stroke.NORMAL, text);
        }

        static Entry dots(String text) {
            return new Entry(null, Ink.MUTED, Stroke.DOTTED, text);
        }

        static Entry pale(String text) {
            return new Entry(null, Ink.GRID, Stroke.NORMAL, text);
        }
    }

    /// What the marks of some panels mean.
    static MarkKey ofPanels(List<LineChart.Panel> panels) {
        MarkKey key =
                of(panels.stream().flatMap(panel -> panel.lines().stream()).toList());
        boolean alone = panels.stream()
                .filter(LineChart.Panel::holds)
                .flatMap(panel -> panel.lines().stream())
                .anyMatch(line -> line.raw() != null);
        List<Entry> entries = new ArrayList<>(key.entries);
        if (alone) {
            entries.add(Entry.of(Mark.DOT, "a run"));
        }
        return new MarkKey(entries);
    }

    private static MarkKey of(List<Series> lines) {
        List<Entry> entries = new ArrayList<>();
        if (lines.stream().anyMatch(line -> !line.tails().isEmpty())) {
            entries.add(Entry.pale("parent alone"));
        }
        if (lines.stream().anyMatch(line -> !Double.isNaN(line.bestX()))) {
            entries.add(Entry.of(Mark.RING, "best"));
        }
        if (lines.stream().anyMatch(line -> line.seams().length > 0)) {
            entries.add(Entry.of(Mark.TICK, "resumed"));
        }
        String broken = words(lines, End.Kind.BROKEN);
        if (!broken.isEmpty()) {
            entries.add(Entry.of(Mark.CROSS, broken));
        } else if (lines.stream().anyMatch(MarkKey::breaksOff)) {
            entries.add(Entry.of(Mark.CROSS, "breaks off"));
        }
        String open = words(lines, End.Kind.OPEN);
        if (!open.isEmpty()) {
            entries.add(Entry.dots(open));
        }
        if (lines.stream().map(Series::means).anyMatch(means -> means != null && means.isPartial())) {
            entries.add(Entry.dots("mean of fewer runs"));
        }
        return new MarkKey(entries);
    }

    /// What ends of a kind are called, in alphabetical order.
    private static String words(List<Series> lines, End.Kind kind) {
        return lines.stream()
                .map(Series::end)
                .filter(end -> end.kind() == kind)
                .map(End::word)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean breaksOff(Series line) {
        int last = line.points().size() - 1;
        return line.end().kind() == End.Kind.DONE
                && last >= 0
                && !Double.isFinite(line.points().y()[last]);
    }

    /// What a ring means, where there is one, and that points are not where their values are, where some are moved.
    static MarkKey ofPoints(boolean best, boolean moved) {
        List<Entry> entries = new ArrayList<>();
        if (best) {
            entries.add(Entry.of(Mark.RING, "best"));
        }
        if (moved) {
            entries.add(Entry.of(Mark.DOT, "moved aside"));
        }
        return new MarkKey(entries);
    }

    /// Draws as many as there is room for.
    void draw(Canvas canvas, double left, double base, double room) {
        double small = Axes.small(canvas);
        double middle = base - Axes.middle(canvas, small);
        double x = left;
        for (Entry entry : entries) {
            double text = x + canvas.length(MARK + 4);
            double end = text + canvas.width(entry.text, small);
            if (end > left + room) {
                return;
            }
            if (entry.mark == null) {
                canvas.line(entry.ink, entry.stroke, x, middle, x + canvas.length(MARK), middle);
            } else {
                canvas.mark(Ink.MUTED, entry.mark, x + canvas.length(MARK / 2), middle, canvas.length(3.5));
            }
            canvas.text(Ink.MUTED, Anchor.START, small, text, base, entry.text);
            x = end + canvas.length(GAP);
        }
    }
}
