package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hpsearch.chart.Chart.Box;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Canvas.Anchor;
import org.hpsearch.chart.medium.Ink;

/// The names of curves beside their ends, moved apart where they would touch.
record EndLabels(List<Series> lines, LineLooks looks) {
    private static final double GAP = 3;

    /// A label beside a curve's end.
    private record Place(Series line, double at) {}

    /// How much room they take.
    static double width(Canvas canvas, List<Label> labels, double most) {
        double size = Axes.small(canvas);
        double beside = beside(canvas);
        int length = Label.length(labels, canvas, size, most - beside);
        double widest = Label.widestWithHeading(labels, canvas, size, length) * Axes.wider(canvas);
        return Math.min(most, widest + beside + canvas.length(1));
    }

    private static double beside(Canvas canvas) {
        return Legend.beside(canvas) + canvas.length(GAP);
    }

    /// Writes them.
    ///
    /// @param room how wide they may be
    void draw(Axes axes, double room) {
        Canvas canvas = axes.canvas();
        Box box = axes.box();
        double size = Axes.small(canvas);
        List<Place> wanted = new ArrayList<>();
        for (Series line : lines) {
            double end = axes.end(line.points());
            wanted.add(new Place(
                    line, Double.isNaN(end) ? box.bottom() : Math.max(box.y(), Math.min(box.bottom(), end))));
        }
        wanted.sort(Comparator.comparingDouble(Place::at));
        double[] places = apart(wanted.stream().mapToDouble(Place::at).toArray(), canvas.lineHeight(size), box);
        double left = box.right() + canvas.length(GAP);
        double text = box.right() + beside(canvas);
        int length = Label.length(lines.stream().map(Series::label).toList(), canvas, size, room - beside(canvas));
        for (int i = 0; i < places.length; i++) {
            Series line = wanted.get(i).line;
            canvas.open(line.label().text());
            Legend.swatch(canvas, looks, line.key(), left, places[i]);
            String fitting = Axes.cut(canvas, line.label().form(length).text(), size, box.right() + room - text);
            canvas.text(Ink.TEXT, Anchor.START, size, text, places[i] + Axes.middle(canvas, size), fitting);
            canvas.close();
        }
        heading(canvas, length, text, box.y() - canvas.length(6), box.right() + room - text);
    }

    /// What the values are, above labels that are values alone.
    private void heading(Canvas canvas, int length, double x, double y, double room) {
        String heading =
                lines.isEmpty() ? "" : lines.getFirst().label().form(length).heading();
        if (!heading.isEmpty()) {
            double size = Axes.small(canvas);
            canvas.text(Ink.MUTED, Anchor.START, size, x, y, Axes.cut(canvas, heading, size, room));
        }
    }

    /// Places that are at least a distance from each other, each near where it wants to be.
    static double[] apart(double[] wanted, double distance, Box box) {
        double[] places = wanted.clone();
        for (int round = 0; round < 2; round++) {
            for (int i = 1; i < places.length; i++) {
                places[i] = Math.max(places[i], places[i - 1] + distance);
            }
            if (places.length > 0) {
                places[places.length - 1] = Math.min(places[places.length - 1], box.bottom() - distance * 0.2);
            }
            for (int i = places.length - 2; i >= 0; i--) {
                places[i] = Math.min(places[i], places[i + 1] - distance);
            }
            if (places.length > 0) {
                places[0] = Math.max(places[0], box.y() + distance * 0.2);
            }
        }
        return places;
    }
}
