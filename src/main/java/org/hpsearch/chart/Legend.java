package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Ink;

/// The names of series beside a bit of their lines, in rows.
///
/// @param labels  key → name
/// @param looks  how their lines look
/// @param rows    most rows; where they do not suffice, the last entry tells how many are missing
record Legend(Canvas canvas, Map<String, Label> labels, LineLooks looks, int rows) {
    /// How long the bit of line is: a dashed one shows two dashes.
    static final double SWATCH = 22;

    private static final double GAP = 14;
    private static final double WIDEST = 0.46;

    /// An entry and where it stands.
    private record Entry(String key, String title, String text, double x, int row) {}

    private List<Entry> entries(double width) {
        double size = Axes.small(canvas);
        List<Entry> entries = new ArrayList<>();
        int length = Label.length(labels.values(), canvas, size, width * WIDEST);
        double x = 0;
        int row = 0;
        String heading = labels.values().stream()
                .map(label -> label.form(length).heading())
                .findFirst()
                .orElse("");
        if (!heading.isEmpty()) {
            entries.add(new Entry("", "", heading + ":", 0, 0));
            x = even(canvas.width(heading + ":", size) + canvas.length(GAP));
        }
        for (var label : labels.entrySet()) {
            String text = Axes.cut(canvas, label.getValue().form(length).text(), size, width * WIDEST);
            double wide = beside(canvas) + canvas.width(text, size);
            if (x > 0 && x + wide > width) {
                x = 0;
                row++;
            }
            if (row >= rows) {
                return cut(entries, width);
            }
            entries.add(new Entry(label.getKey(), label.getValue().text(), text, x, row));
            x = even(x + wide + canvas.length(GAP));
        }
        return entries;
    }

    /// On a terminal, where a cell begins.
    private double even(double x) {
        return canvas.isCoarse() ? 2 * Math.ceil(x / 2) : x;
    }

    /// With an entry at the end that tells how many are missing.
    private List<Entry> cut(List<Entry> entries, double width) {
        double size = Axes.small(canvas);
        List<Entry> fitting = new ArrayList<>(entries);
        while (true) {
            long named = fitting.stream().filter(entry -> !entry.key.isEmpty()).count();
            String text = "and " + (labels.size() - named) + " more";
            Entry last = fitting.getLast();
            double x = last.x + beside(canvas) + canvas.length(GAP) + Axes.wide(canvas, last.text, size);
            if (x + canvas.width(text, size) <= width || fitting.size() == 1) {
                fitting.add(new Entry("", "", text, x, last.row));
                return fitting;
            }
            fitting.removeLast();
        }
    }

    /// How much room it takes.
    double height(double width) {
        List<Entry> entries = entries(width);
        int rows = entries.isEmpty() ? 0 : entries.getLast().row + 1;
        return rows * canvas.lineHeight(canvas.textSize()) + (rows == 0 ? 0 : canvas.length(6));
    }

    void draw(double left, double top, double width) {
        double size = Axes.small(canvas);
        double line = canvas.lineHeight(canvas.textSize());
        for (Entry entry : entries(width)) {
            double x = left + entry.x;
            double base = top + entry.row * line + line * 0.75;
            if (entry.key.isEmpty()) {
                canvas.text(Ink.MUTED, Anchor.START, size, x, base, entry.text);
                continue;
            }
            double middle = base - Axes.middle(canvas, size);
            canvas.open(entry.title);
            swatch(canvas, looks, entry.key, x, middle);
            canvas.text(Ink.TEXT, Anchor.START, size, x + beside(canvas), base, entry.text);
            canvas.close();
        }
    }

    /// From the beginning of a bit of line to its name.
    static double beside(Canvas canvas) {
        return canvas.length(SWATCH + (canvas.isCoarse() ? 10 : 4));
    }

    /// A bit of a series' line.
    static void swatch(Canvas canvas, LineLooks looks, String key, double x, double y) {
        canvas.line(looks.ink(key), looks.stroke(key), x, y, x + canvas.length(SWATCH), y);
    }
}
