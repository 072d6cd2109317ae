package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hpsearch.chart.CellAxis;
import org.hpsearch.chart.Lens;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.Picture;
import org.hpsearch.chart.points.Points;
import org.hpsearch.console.Style;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.table.LineValues;
import org.hpsearch.screen.table.ScreenCells;
import org.hpsearch.screen.table.TableLine;

/// The chart of the table's metric on the whole screen, with a cursor and what each run has there.
final class OpenChart {
    private static final int WIDE = 100;
    private static final int SIDE = 40;
    private static final int LEAST_READ_OUT = 3;
    private static final String MARK = "━";

    private final WatchState state;
    private final WatchState.Over.Chart over;
    private final LiveCurves curves;
    private final LineValues values;
    private final MetricChart charts;

    OpenChart(WatchState state, WatchState.Over.Chart over, LiveCurves curves, LineValues values) {
        this.state = state;
        this.over = over;
        this.curves = curves;
        this.values = values;
        this.charts = new MetricChart(state, curves);
    }

    /// Where chart and read-out are.
    ///
    /// @param height of the chart; 0 where the place is too small for one
    private record Layout(boolean wide, int columns, int height) {
        static Layout of(int columns, int height, int runs) {
            int below = Math.min(runs + 1, Math.max(LEAST_READ_OUT, height / 3));
            return columns >= WIDE
                    ? new Layout(true, columns - SIDE, height)
                    : new Layout(false, columns, isSmall(columns, height - below) ? 0 : height - below);
        }
    }

    private static boolean isSmall(int columns, int height) {
        return columns < ChartGrid.LEAST_COLUMNS || height < ChartGrid.LEAST_ROWS;
    }

    private static CellAxis axis(LineChart chart, Layout layout) {
        return chart.cellAxis(layout.columns(), Math.max(ChartGrid.LEAST_ROWS, layout.height()));
    }

    /// A run's value at the cursor.
    ///
    /// @param x of the row, at the cursor or before it; NaN where the run has none there
    private record ReadOut(Row row, double x, double value) {}

    private List<Row> drawn() {
        return state.found().rows().stream()
                .filter(row -> curves.curve(row.id(), state.metric()) != null)
                .toList();
    }

    /// The cursor; where it was not moved, the greatest x that is seen.
    double cursor(CellAxis axis) {
        return Double.isNaN(over.cursor()) ? Math.min(axis.high(), last()) : nearest(over.cursor());
    }

    /// The x of all rows.
    private TreeSet<Double> places() {
        TreeSet<Double> places = new TreeSet<>();
        for (Row row : drawn()) {
            Points points = curves.points(row.id(), state.metric());
            if (points != null) {
                for (double x : points.x()) {
                    places.add(x);
                }
            }
        }
        return places;
    }

    /// The least x of all rows; NaN where there are none.
    double first() {
        TreeSet<Double> places = places();
        return places.isEmpty() ? Double.NaN : places.first();
    }

    /// The greatest x of all rows; NaN where there are none.
    double last() {
        TreeSet<Double> places = places();
        return places.isEmpty() ? Double.NaN : places.last();
    }

    /// The x of the next row that is so many cells from the cursor at least, or of the last one in that direction.
    ///
    /// @param by cells, negative to the left
    double moved(CellAxis axis, int by) {
        double now = cursor(axis);
        int goal = axis.cell(now) + by;
        TreeSet<Double> places = places();
        for (Double x : by < 0 ? places.headSet(now, false).descendingSet() : places.tailSet(now, false)) {
            if (by < 0 ? axis.cell(x) <= goal : axis.cell(x) >= goal) {
                return x;
            }
        }
        return places.isEmpty() ? now : by < 0 ? Math.min(now, places.first()) : Math.max(now, places.last());
    }

    /// The x of the row that is nearest to a value.
    private double nearest(double value) {
        TreeSet<Double> places = places();
        Double below = places.floor(value);
        Double above = places.ceiling(value);
        if (below == null || above == null) {
            return below != null ? below : above != null ? above : value;
        }
        return value - below <= above - value ? below : above;
    }

    /// The x axis on the screen; empty where nothing is drawn.
    Optional<CellAxis> axis(int columns, int height) {
        Layout layout = Layout.of(columns, height, drawn().size());
        return charts.of(state.metric(), layout.columns()).map(chart -> axis(chart, layout));
    }

    /// Exactly so many lines, or fewer.
    ///
    /// @param colours id → colour of the run's curve
    List<String> lines(int columns, int height, Style style, Map<String, Integer> colours) {
        Layout layout = Layout.of(columns, height, drawn().size());
        Optional<LineChart> chart = charts.of(state.metric(), layout.columns());
        if (chart.isEmpty()) {
            return List.of(ScreenCells.cut(state.metric(), columns), ScreenCells.cut("no rows yet", columns));
        }
        CellAxis axis = axis(chart.get(), layout);
        double cursor = cursor(axis);
        Lens lens = chart.get().lens();
        LineChart through = chart.get().through(new Lens(lens.from(), lens.to(), cursor));
        List<String> drawn = layout.height() == 0
                ? List.of()
                : Picture.cells(through, layout.columns(), layout.height(), style.on(), charts.lights())
                        .lines()
                        .toList();
        int room = layout.wide() ? height : height - layout.height();
        List<String> read =
                readOut(cursor, chart.get().xLabel(), layout.wide() ? SIDE - 1 : columns, room, style, colours);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < layout.height(); i++) {
            String left = ScreenCells.fitted(i < drawn.size() ? drawn.get(i) : "", layout.columns());
            lines.add(layout.wide() ? left + style.dim("┆") + (i < read.size() ? read.get(i) : "") : left);
        }
        lines.addAll(layout.wide() ? List.of() : read);
        return lines;
    }

    private List<String> readOut(
            double cursor, String label, int columns, int height, Style style, Map<String, Integer> colours) {
        List<ReadOut> all = new ArrayList<>();
        for (Row row : drawn()) {
            Points points = curves.points(row.id(), state.metric());
            if (points != null) {
                all.add(at(row, points, cursor));
            }
        }
        Comparator<Double> order = values.direction().bestFirst();
        all.sort((one, other) -> order.compare(one.value, other.value));
        int chosen = 0;
        for (int i = 0; i < all.size(); i++) {
            chosen = all.get(i).row.equals(state.row()) ? i : chosen;
        }
        int shown = Math.min(all.size(), Math.max(0, height - 1));
        int first = Math.max(0, Math.min(chosen - shown / 2, all.size() - shown));
        List<String> lines = new ArrayList<>();
        String more = shown < all.size() ? "   " + shown + " of " + all.size() + " runs" : "";
        lines.add(style.bold(ScreenCells.cut(label + " " + Texts.number(cursor) + more, columns)));
        for (ReadOut one : all.subList(first, first + shown)) {
            lines.add(line(one, cursor, columns, style, colours));
        }
        return lines;
    }

    /// The last row at the cursor or before it.
    private static ReadOut at(Row row, Points points, double cursor) {
        double x = Double.NaN;
        double value = Double.NaN;
        for (int i = 0; i < points.size(); i++) {
            double own = points.x()[i];
            if (own <= cursor && !(own < x)) {
                x = own;
                value = points.y()[i];
            }
        }
        return new ReadOut(row, x, value);
    }

    private String line(ReadOut one, double cursor, int columns, Style style, Map<String, Integer> colours) {
        boolean isChosen = one.row.equals(state.row());
        String value = Double.isNaN(one.x) ? "-" : Texts.number(one.value);
        String where = Double.isNaN(one.x) || one.x == cursor ? "" : "  at " + Texts.number(one.x);
        String text = ScreenCells.cut(
                one.row.shortId() + "  " + ScreenCells.padded(value, 8) + where + "  "
                        + values.label(new TableLine.Run(one.row, 0)),
                columns - 4);
        Integer rgb = colours.get(one.row.id());
        String mark =
                rgb == null || !style.on() ? MARK : Picture.cell(MARK, rgb, MetricChart.light(state, one.row.id()));
        return (isChosen ? style.bold(">") : " ") + mark + "  " + (isChosen ? style.bold(text) : text);
    }
}
