package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.Downsample;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.Picture;
import org.hpsearch.chart.Points;
import org.hpsearch.chart.Smoothing;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurve;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.table.ScreenCells;
import org.hpsearch.show.picture.CurveAxis;
import org.hpsearch.show.picture.CurveEnd;
import org.hpsearch.show.picture.StepCounts;
import org.hpsearch.view.View;

/// Small charts, one a metric: running runs bold over pale ones that have ended, the chosen run brightest.
final class ChartGrid {
    /// The least size of a chart.
    static final int LEAST_COLUMNS = 24;

    static final int LEAST_ROWS = 6;
    private static final int GOOD_COLUMNS = 40;
    private static final int GOOD_ROWS = 10;

    /// The most charts at once.
    static final int MOST = 12;

    /// Dots across a cell.
    private static final int DOTS = 2;

    private static final double PALE = -0.5;
    private static final double BRIGHT = 0.55;

    private final WatchState state;
    private final LiveCurves curves;
    private final boolean coloured;

    ChartGrid(WatchState state, LiveCurves curves, boolean coloured) {
        this.state = state;
        this.curves = curves;
        this.coloured = coloured;
    }

    /// How many charts a place has room for.
    private static int room(int columns, int height) {
        return Math.min(MOST, Math.max(1, columns / GOOD_COLUMNS) * Math.max(1, height / GOOD_ROWS));
    }

    /// Exactly so many lines; none where the place is too small for a chart.
    List<String> lines(int columns, int height) {
        List<String> metrics =
                state.found().metrics().stream().limit(room(columns, height)).toList();
        if (columns < LEAST_COLUMNS || height < LEAST_ROWS || metrics.isEmpty()) {
            return List.of();
        }
        int across = Math.min(metrics.size(), Math.max(1, columns / GOOD_COLUMNS));
        int down = (metrics.size() + across - 1) / across;
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < down; row++) {
            int high = height * (row + 1) / down - height * row / down;
            List<List<String>> charts = new ArrayList<>();
            for (int i = row * across; i < Math.min(metrics.size(), (row + 1) * across); i++) {
                charts.add(chart(metrics.get(i), columns / across - 1, high));
            }
            for (int i = 0; i < high; i++) {
                StringBuilder line = new StringBuilder();
                for (List<String> chart : charts) {
                    String part = i < chart.size() ? chart.get(i) : "";
                    line.append(ScreenCells.fitted(part, columns / across - 1)).append(' ');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private List<String> chart(String metric, int columns, int height) {
        List<Series> lines = new ArrayList<>();
        Map<String, Double> lights = new HashMap<>();
        int counted = 0;
        StepCounts counts = new StepCounts();
        for (Row row : ordered()) {
            LiveCurve curve = curves.curve(row.id(), metric);
            if (curve != null) {
                lines.add(series(row, curve, columns));
                counted += curve.counts() ? 1 : 0;
                counts.add(metric, row.id(), curve.counts() ? CurveAxis.ROW : unit(row, metric));
                lights.put(row.id(), light(state, row.id()));
            }
        }
        if (lines.isEmpty()) {
            return List.of(ScreenCells.cut(metric, columns), ScreenCells.cut("no rows yet", columns));
        }
        View.Axes axes = state.view().curves().axes();
        LineChart chart = new LineChart(
                Heading.NONE,
                List.of(new LineChart.Panel(title(metric, axes), lines, axes.logY(), Double.NaN, Double.NaN)),
                x(counts, new CurveAxis(CurveAxis.STEP).name(counted, lines.size())),
                false,
                new AxisUnit.Step(),
                false);
        return Picture.cells(chart, columns, height, coloured, lights).lines().toList();
    }

    private static String unit(Row row, String metric) {
        return row.record().observed().unit(row.metricSpelling(metric).orElse(metric));
    }

    /// What x is; where curves count different things, which.
    private static String x(StepCounts counts, String usual) {
        String brief = counts.brief();
        return brief.isEmpty() ? counts.name(usual) : brief;
    }

    private String title(String metric, View.Axes axes) {
        Row chosen = state.row();
        LiveCurve curve = chosen == null ? null : curves.curve(chosen.id(), metric);
        return metric
                + (curve == null ? "" : "  " + Texts.number(curve.last()))
                + (axes.logY() ? "  (log)" : "")
                + (axes.smooth() > 0 ? "  (smoothed)" : "");
    }

    /// What is drawn over the others comes last.
    private List<Row> ordered() {
        List<Row> rows = new ArrayList<>(state.found().rows());
        rows.sort(java.util.Comparator.comparingInt(row -> rank(row)));
        return rows;
    }

    private int rank(Row row) {
        return row.equals(state.row()) ? 2 : row.state() == RunState.RUNNING ? 1 : 0;
    }

    /// How much lighter a run's curve is than usual.
    static double light(WatchState state, String id) {
        Row chosen = state.row();
        if (chosen != null && chosen.id().equals(id)) {
            return BRIGHT;
        }
        boolean stands = state.view().curves().marked().contains(id)
                || state.found().rows().stream()
                        .anyMatch(row -> row.id().equals(id) && row.state() == RunState.RUNNING);
        return stands ? 0 : PALE;
    }

    private Series series(Row row, LiveCurve curve, int columns) {
        Points points = curve.points();
        double smooth = state.view().curves().axes().smooth();
        double[] y = smooth > 0 ? Smoothing.of(points.y(), points.size(), smooth) : points.y();
        int slices = DOTS * columns;
        Points drawn = points.size() > 2 * slices
                ? Downsample.minMax(points.x(), y, points.size(), slices, false)
                : new Points(points.x(), y);
        return new Series(
                row.id(),
                Label.of(row.id()),
                drawn,
                null,
                null,
                new double[0],
                CurveEnd.of(row.state()),
                Double.NaN,
                Double.NaN);
    }
}
