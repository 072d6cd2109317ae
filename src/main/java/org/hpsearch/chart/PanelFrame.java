package org.hpsearch.chart;

import java.util.List;
import org.hpsearch.chart.Chart.Box;
import org.hpsearch.chart.medium.Canvas;

/// Where the panels of curves are.
///
/// @param top     of the first one's data
/// @param height  of each one's data
/// @param between the data of one and the next
/// @param labels  width of the names beside the curves, or of what is free there
/// @param own     whether names are beside the curves
/// @param across  how many panels stand side by side, where they would be too low one below the other
/// @param gap     between those
record PanelFrame(double top, double height, double between, double labels, boolean own, int across, double gap) {
    private static final double LEGEND_SHARE = 0.28;
    private static final double OWN_LABELS = 0.36;
    private static final double LOW = 44;
    private static final double GAP = 6;

    /// Makes room for the panels, and draws the legend above them where the names have no room beside the curves.
    static PanelFrame of(LineChart chart, Canvas canvas, Box box, LineLooks looks) {
        int panels = chart.panels().size();
        double small = Axes.small(canvas);
        double line = canvas.lineHeight(small);
        int rows = (int) Math.max(1, box.height() * LEGEND_SHARE / canvas.lineHeight(canvas.textSize()));
        boolean own = chart.named() && panels == 1 && looks.count() > 1 && looks.count() * line < box.height() - line;
        double above = 0;
        if (chart.named() && !own && looks.count() > 1) {
            Legend legend = new Legend(canvas, chart.labels(), looks, rows);
            above = legend.height(box.width());
            legend.draw(box.x(), box.y(), box.width());
        }
        double title = line + canvas.length(4);
        double between = title + canvas.length(8);
        double left = box.height() - above - title - line - canvas.length(4) - Axes.numbersHeight(canvas);
        int across = across(canvas, box.width(), left, between, panels);
        double labels = own
                ? EndLabels.width(canvas, List.copyOf(chart.labels().values()), box.width() * OWN_LABELS)
                : canvas.length(16);
        return new PanelFrame(
                box.y() + above + title,
                height(left, between, panels, across),
                between,
                labels,
                own,
                across,
                canvas.length(GAP));
    }

    /// As few side by side as make them high enough; where nothing does, those that come nearest to squares.
    private static int across(Canvas canvas, double width, double left, double between, int panels) {
        int best = 1;
        for (int across = 1; across <= panels && !canvas.isCoarse(); across++) {
            if (height(left, between, panels, across) >= canvas.length(LOW)) {
                return across;
            }
            double side = Math.min(height(left, between, panels, across), width / across);
            best = side > Math.min(height(left, between, panels, best), width / best) ? across : best;
        }
        return best;
    }

    private static double height(double left, double between, int panels, int across) {
        int rows = (panels + across - 1) / across;
        return Math.max(1, (left - between * (rows - 1)) / rows);
    }

    /// Where the data of a panel is.
    ///
    /// @param numbers width of the numbers beside it
    Box inner(Box box, double numbers, int panel) {
        double from = top + panel / across * (height + between);
        double width = (box.width() - gap * (across - 1)) / across;
        double left = box.x() + panel % across * (width + gap);
        return new Box(left + numbers, from, Math.max(1, width - numbers - labels), height);
    }

    /// Whether no other panel is below one.
    boolean isLowest(int panel, int panels) {
        return panel + across >= panels;
    }

    /// The width of the widest numbers beside the panels.
    double numbers(Canvas canvas, List<Scale> ys) {
        return ys.stream()
                .mapToDouble(scale -> Axes.numbersWidth(canvas, scale, height))
                .max()
                .orElse(0);
    }
}
