package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.List;
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

    /// A mark and its meaning; without a mark, dots of a running curve.
    private record Entry(@Nullable Mark mark, String text) {}

    static MarkKey of(List<Series> lines) {
        List<Entry> entries = new ArrayList<>();
        if (lines.stream().anyMatch(line -> !Double.isNaN(line.bestX()))) {
            entries.add(new Entry(Mark.RING, "best"));
        }
        if (lines.stream().anyMatch(line -> line.seams().length > 0)) {
            entries.add(new Entry(Mark.TICK, "resumed"));
        }
        if (lines.stream().anyMatch(line -> line.end() == End.FAILED)) {
            entries.add(new Entry(Mark.CROSS, "failed"));
        } else if (lines.stream().anyMatch(MarkKey::breaksOff)) {
            entries.add(new Entry(Mark.CROSS, "breaks off"));
        }
        if (lines.stream().anyMatch(line -> line.end() == End.RUNNING)) {
            entries.add(new Entry(null, "running"));
        }
        return new MarkKey(entries);
    }

    private static boolean breaksOff(Series line) {
        int last = line.points().size() - 1;
        return line.end() == End.DONE
                && last >= 0
                && !Double.isFinite(line.points().y()[last]);
    }

    /// What a ring means, where there is one.
    static MarkKey best(boolean there) {
        return new MarkKey(there ? List.of(new Entry(Mark.RING, "best")) : List.of());
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
                canvas.line(Ink.MUTED, Stroke.DOTTED, x, middle, x + canvas.length(MARK), middle);
            } else {
                canvas.mark(Ink.MUTED, entry.mark, x + canvas.length(MARK / 2), middle, canvas.length(3.5));
            }
            canvas.text(Ink.MUTED, Anchor.START, small, text, base, entry.text);
            x = end + canvas.length(GAP);
        }
    }
}
