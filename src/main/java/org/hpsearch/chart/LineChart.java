package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.chart.LineLooks.Look;
import org.hpsearch.chart.medium.BrailleCanvas;
import org.hpsearch.chart.medium.Canvas;
import org.hpsearch.chart.medium.Ink;
import org.hpsearch.chart.points.Points;
import org.jspecify.annotations.Nullable;

/// Curves: a panel for each metric, one below the other, all on the same x axis.
///
/// @param xLabel what x is
/// @param logX   whether x is logarithmic
/// @param unit   of x
/// @param named  whether lines have their names beside or above them
/// @param lens   which part of x is shown
public record LineChart(
        Heading heading, List<Panel> panels, String xLabel, boolean logX, AxisUnit unit, boolean named, Lens lens)
        implements Chart {
    private static final double PANEL = 230;
    private static final double ALONE = 330;
    private static final int FEW = 14;
    private static final double LEGEND = 4;
    private static final int MOST_IN_LEGEND = 24;

    public LineChart {
        panels = List.copyOf(panels);
    }

    /// With names.
    public LineChart(Heading heading, List<Panel> panels, String xLabel, boolean logX, AxisUnit unit) {
        this(heading, panels, xLabel, logX, unit, true, Lens.WHOLE);
    }

    /// Through another lens.
    public LineChart through(Lens other) {
        return new LineChart(heading, panels, xLabel, logX, unit, named, other);
    }

    /// One metric.
    ///
    /// @param title what y is
    /// @param logY  whether y is logarithmic
    /// @param low   least value shown; NaN to find it out
    /// @param high  greatest value shown; NaN to find it out
    /// @param holds whether a value holds until the next one, and the values as they came are each alone: there is
    ///              nothing between two of them
    public record Panel(String title, List<Series> lines, boolean logY, double low, double high, boolean holds) {
        public Panel {
            lines = List.copyOf(lines);
        }

        /// Of values that are samples of a curve.
        public Panel(String title, List<Series> lines, boolean logY, double low, double high) {
            this(title, lines, logY, low, high, false);
        }
    }

    /// Curves of a panel of which its y axis shows nothing, so that the others are not flattened.
    ///
    /// @param panel  its title
    /// @param hidden how many
    /// @param curves of how many
    /// @param low    from here
    /// @param high   to here all are shown
    public record Outside(String panel, int hidden, int curves, String low, String high) {}

    /// How a curve ends.
    ///
    /// @param word what the key below the picture calls it; empty for nothing
    public record End(Kind kind, String word) {
        /// What is drawn at the end.
        public enum Kind {
            /// Nothing: it is complete.
            DONE,
            /// Dots: it may yet grow.
            OPEN,
            /// A cross: it broke off.
            BROKEN
        }

        /// It is complete.
        public static final End DONE = new End(Kind.DONE, "");

        /// It may yet grow.
        public static End open(String word) {
            return new End(Kind.OPEN, word);
        }

        /// It broke off.
        public static End broken(String word) {
            return new End(Kind.BROKEN, word);
        }
    }

    /// Of how many runs the points of a mean are the mean.
    ///
    /// @param runs of each point
    /// @param of   how many runs there are at all
    /// @param cut  whether there is no mean where fewer than half of them have a value
    public record Means(int[] runs, int of, boolean cut) {
        /// Whether all runs have a part in a point.
        boolean isWhole(int point) {
            return runs[point] == of;
        }

        /// Whether some points are the mean of some runs only.
        public boolean isPartial() {
            return Arrays.stream(runs).anyMatch(count -> count < of);
        }
    }

    /// One curve.
    ///
    /// @param key    what keeps its colour from picture to picture
    /// @param label  for people
    /// @param points in the order in which they came
    /// @param raw    what the points are smoothed of; null where they are not
    /// @param band   between which bounds the values lie; null for none
    /// @param seams  x where the curve goes on from an earlier one
    /// @param bestX  x of the best point; NaN for none
    /// @param bestY  its value
    /// @param means  what the points are means of; null where they are none
    /// @param tails  how the curves that it goes on from went on by themselves behind the seams
    /// @param look   what decides its colour and its stroke
    public record Series(
            String key,
            Label label,
            Points points,
            @Nullable Points raw,
            @Nullable Band band,
            double[] seams,
            End end,
            double bestX,
            double bestY,
            @Nullable Means means,
            List<Points> tails,
            Look look) {
        public Series {
            tails = List.copyOf(tails);
        }

        /// A curve that has a colour of its own.
        public Series(
                String key,
                Label label,
                Points points,
                @Nullable Points raw,
                @Nullable Band band,
                double[] seams,
                End end,
                double bestX,
                double bestY,
                @Nullable Means means,
                List<Points> tails) {
            this(key, label, points, raw, band, seams, end, bestX, bestY, means, tails, Look.own(key));
        }

        /// A curve that is no mean and goes on from none that went on by itself.
        public Series(
                String key,
                Label label,
                Points points,
                @Nullable Points raw,
                @Nullable Band band,
                double[] seams,
                End end,
                double bestX,
                double bestY) {
            this(key, label, points, raw, band, seams, end, bestX, bestY, null, List.of());
        }

        /// The same without a mark at its best point.
        public Series withoutBest() {
            return new Series(key, label, points, raw, band, seams, end, Double.NaN, Double.NaN, means, tails, look);
        }

        /// The same with another look.
        public Series looking(Look other) {
            return new Series(key, label, points, raw, band, seams, end, bestX, bestY, means, tails, other);
        }

        /// All points that are drawn as lines.
        Stream<Points> drawn() {
            return Stream.concat(Stream.of(points), tails.stream());
        }
    }

    /// The area between two bounds.
    ///
    /// @param runs of how many runs the bounds are, as [Means#runs]
    public record Band(double[] x, double[] low, double[] high, int[] runs) {}

    @Override
    public double height(double width) {
        int lines = labels().size();
        double legend = lines > FEW ? LEGEND * Math.min(lines, MOST_IN_LEGEND) : 0;
        return (panels.size() == 1 ? ALONE : PANEL * panels.size() + 60) + legend;
    }

    @Override
    public int lines() {
        return Math.max(24, 6 + 13 * panels.size());
    }

    @Override
    public void draw(Canvas canvas, Box box, boolean headed) {
        LineLooks looks = looks();
        PanelFrame frame = PanelFrame.of(this, canvas, box, looks);
        Scale x = lens.scale(x());
        List<Scale> ys = ys(canvas, frame);
        double numbers = frame.numbers(canvas, ys);
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            Axes axes = new Axes(canvas, frame.inner(box, numbers, i), x, ys.get(i));
            CurvePanel curves = new CurvePanel(panel, axes, looks);
            curves.draw(frame.isLowest(i, panels.size()));
            curves.cursor(lens.cursor());
            boolean repeated = headed && panels.size() == 1 && panel.title.equals(heading.title());
            curves.title(repeated ? "" : panel.title, range(panel).note(ys.get(i)));
            if (frame.own()) {
                new EndLabels(panel.lines, looks).draw(axes, frame.labels());
            }
        }
        below(canvas, box, numbers, frame.labels());
    }

    private List<Scale> ys(Canvas canvas, PanelFrame frame) {
        List<Scale> ys = new ArrayList<>();
        for (Panel panel : panels) {
            Scale scale = range(panel).scale();
            boolean given = !Double.isNaN(panel.low) || !Double.isNaN(panel.high);
            ys.add(given ? scale : Axes.rounded(canvas, scale, frame.height()));
        }
        return ys;
    }

    /// The range of the values that are seen.
    private CurveRange range(Panel panel) {
        return new CurveRange(lens.of(panel));
    }

    /// The x axis where the chart is drawn in cells of a terminal, as [Picture#cells(Chart, int, int, boolean)] draws
    /// it.
    public CellAxis cellAxis(int columns, int rows) {
        Canvas canvas = new BrailleCanvas(columns, rows);
        Box box = new Box(0, 0, canvas.width(), canvas.height());
        PanelFrame frame = PanelFrame.of(this, canvas, box, looks());
        Box inner = frame.inner(box, frame.numbers(canvas, ys(canvas, frame)), 0);
        int left = (int) Math.floor(inner.x() / BrailleCanvas.ACROSS);
        return new CellAxis(left, (int) Math.floor(inner.width() / BrailleCanvas.ACROSS), lens.scale(x()));
    }

    /// The row below the numbers: what marks mean, and what x is.
    private void below(Canvas canvas, Box box, double left, double right) {
        double small = Axes.small(canvas);
        double base = box.bottom() - canvas.length(3);
        double room = box.width() - left - right - canvas.width(xLabel, small) - canvas.length(10);
        MarkKey.ofPanels(panels.stream().map(lens::of).toList()).draw(canvas, box.x() + left, base, room);
        canvas.text(Ink.TEXT, Canvas.Anchor.END, small, box.right() - right, base, xLabel);
    }

    private Scale x() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Panel panel : panels) {
            for (Series line : panel.lines) {
                for (Points points : line.drawn().toList()) {
                    for (int i = 0; i < points.size(); i++) {
                        double value = points.x()[i];
                        boolean shown =
                                Double.isFinite(value) && (!logX || value > 0) && Double.isFinite(points.y()[i]);
                        least = shown ? Math.min(least, value) : least;
                        greatest = shown ? Math.max(greatest, value) : greatest;
                    }
                }
            }
        }
        return Scale.over(least, greatest, logX, unit, least == greatest ? 0.5 : 0.01);
    }

    /// Where curves are left out for the sake of the others.
    public List<Outside> outside() {
        return panels.stream().flatMap(panel -> range(panel).outside().stream()).toList();
    }

    /// How the lines look.
    public LineLooks looks() {
        Map<String, Look> looks = new LinkedHashMap<>();
        panels.forEach(panel -> panel.lines.forEach(line -> looks.put(line.key, line.look)));
        return LineLooks.of(looks);
    }

    /// How many lines all panels have.
    public int count() {
        return panels.stream().mapToInt(panel -> panel.lines.size()).sum();
    }

    /// The names of the lines, by key.
    Map<String, Label> labels() {
        Map<String, Label> labels = new LinkedHashMap<>();
        panels.forEach(panel -> panel.lines.forEach(line -> labels.putIfAbsent(line.key, line.label)));
        return labels;
    }
}
