package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Curves: a panel for each metric, one below the other, all on the same x axis.
///
/// @param xLabel what x is
/// @param logX   whether x is logarithmic
/// @param unit   of x
/// @param named  whether lines have their names beside or above them
public record LineChart(Heading heading, List<Panel> panels, String xLabel, boolean logX, AxisUnit unit, boolean named)
        implements Chart {
    private static final double PANEL = 230;
    private static final double ALONE = 330;
    private static final int FEW = 14;
    private static final double LEGEND = 4;
    private static final double LEGEND_SHARE = 0.28;
    private static final double OWN_LABELS = 0.36;
    private static final int MOST_IN_LEGEND = 24;

    public LineChart {
        panels = List.copyOf(panels);
    }

    /// With names.
    public LineChart(Heading heading, List<Panel> panels, String xLabel, boolean logX, AxisUnit unit) {
        this(heading, panels, xLabel, logX, unit, true);
    }

    /// One metric.
    ///
    /// @param title what y is
    /// @param logY  whether y is logarithmic
    /// @param low   least value shown; NaN to find it out
    /// @param high  greatest value shown; NaN to find it out
    public record Panel(String title, List<Line> lines, boolean logY, double low, double high) {
        public Panel {
            lines = List.copyOf(lines);
        }
    }

    /// How a curve ends.
    public enum End {
        /// It is complete.
        DONE,
        /// It still grows.
        RUNNING,
        /// It broke off.
        FAILED
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
    public record Line(
            String key,
            String label,
            Points points,
            @Nullable Points raw,
            @Nullable Band band,
            double[] seams,
            End end,
            double bestX,
            double bestY) {}

    /// The area between two bounds.
    public record Band(double[] x, double[] low, double[] high) {}

    @Override
    public double height(double width) {
        int lines = keys().size();
        double legend = lines > FEW ? LEGEND * Math.min(lines, MOST_IN_LEGEND) : 0;
        return (panels.size() == 1 ? ALONE : PANEL * panels.size() + 60) + legend;
    }

    @Override
    public void draw(Canvas canvas, Box box) {
        Map<String, Integer> colours = Palette.assign(keys());
        int rows = (int) Math.max(1, box.height() * LEGEND_SHARE / canvas.lineHeight(canvas.textSize()));
        Legend legend = new Legend(canvas, labels(), colours, rows);
        double small = Axes.small(canvas);
        boolean own = named
                && panels.size() == 1
                && colours.size() > 1
                && colours.size() * canvas.lineHeight(small) < box.height() - canvas.lineHeight(small);
        double above = !named || own || colours.size() < 2 ? 0 : legend.height(box.width());
        if (above > 0) {
            legend.draw(box.x(), box.y(), box.width());
        }
        double below = canvas.lineHeight(small) + canvas.length(2);
        double each = (box.height() - above - below - Axes.numbersHeight(canvas)) / panels.size();
        double labels =
                own ? Math.min(box.width() * OWN_LABELS, legend.widest(small) + canvas.length(18)) : canvas.length(16);
        Scale x = x();
        double title = canvas.lineHeight(small) + canvas.length(4);
        List<CurvePanel> drawn = new ArrayList<>();
        double numbers = 0;
        for (Panel panel : panels) {
            CurvePanel one = new CurvePanel(panel, x, colours);
            drawn.add(one);
            numbers = Math.max(numbers, Axes.numbersWidth(canvas, one.scale(), each - title));
        }
        for (int i = 0; i < drawn.size(); i++) {
            double top = box.y() + above + i * each;
            Box inner = new Box(
                    box.x() + numbers,
                    top + title,
                    Math.max(1, box.width() - numbers - labels),
                    Math.max(1, each - title - canvas.length(8)));
            drawn.get(i).draw(canvas, inner, i == drawn.size() - 1);
            if (own) {
                drawn.get(i).labels(canvas, inner, labels);
            }
        }
        canvas.text(
                Ink.MUTED,
                Canvas.Anchor.END,
                small, box.right() - labels,
                box.bottom() - canvas.length(3),
                xLabel);
    }

    private Scale x() {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Panel panel : panels) {
            for (Line line : panel.lines) {
                for (int i = 0; i < line.points.x().length; i++) {
                    double value = line.points.x()[i];
                    boolean shown = Double.isFinite(value)
                            && (!logX || value > 0)
                            && Double.isFinite(line.points.y()[i]);
                    least = shown ? Math.min(least, value) : least;
                    greatest = shown ? Math.max(greatest, value) : greatest;
                }
            }
        }
        return Scale.over(least, greatest, logX, unit, least == greatest ? 0.5 : 0.01);
    }

    private List<String> keys() {
        return panels.stream()
                .flatMap(panel -> panel.lines.stream())
                .map(Line::key)
                .distinct()
                .toList();
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new java.util.LinkedHashMap<>();
        panels.forEach(panel -> panel.lines.forEach(line -> labels.putIfAbsent(line.key, line.label)));
        return labels;
    }
}
