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
record PanelFrame(double top, double height, double between, double labels, boolean own) {
    private static final double LEGEND_SHARE = 0.28;
    private static final double OWN_LABELS = 0.36;

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
        double height = Math.max(1, (left - between * (panels - 1)) / panels);
        double labels = own
                ? EndLabels.width(canvas, List.copyOf(chart.labels().values()), box.width() * OWN_LABELS)
                : canvas.length(16);
        return new PanelFrame(box.y() + above + title, height, between, labels, own);
    }

    /// Where the data of a panel is.
    ///
    /// @param numbers width of the numbers beside it
    Box inner(Box box, double numbers, int panel) {
        double from = top + panel * (height + between);
        return new Box(box.x() + numbers, from, Math.max(1, box.width() - numbers - labels), height);
    }

    /// The width of the widest numbers beside the panels.
    double numbers(Canvas canvas, List<Scale> ys) {
        return ys.stream()
                .mapToDouble(scale -> Axes.numbersWidth(canvas, scale, height))
                .max()
                .orElse(0);
    }
}
