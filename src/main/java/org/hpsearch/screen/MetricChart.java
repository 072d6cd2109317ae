package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.Lens;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Smoothing;
import org.hpsearch.chart.points.Window;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurve;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.show.picture.CurveAxis;
import org.hpsearch.show.picture.CurveEnd;
import org.hpsearch.show.picture.StepCounts;
import org.hpsearch.view.View;

/// The curves of a metric as a chart: running runs bold over pale ones that have ended, the chosen run brightest.
final class MetricChart {
    /// Dots across a cell.
    private static final int DOTS = 2;

    private static final double PALE = -0.5;
    private static final double BRIGHT = 0.55;

    private final WatchState state;
    private final LiveCurves curves;

    MetricChart(WatchState state, LiveCurves curves) {
        this.state = state;
        this.curves = curves;
    }

    /// The chart; empty where no run has rows of the metric.
    ///
    /// @param columns cells that it is wide
    Optional<LineChart> of(String metric, int columns) {
        List<Series> lines = new ArrayList<>();
        int counted = 0;
        StepCounts counts = new StepCounts();
        for (Row row : ordered()) {
            LiveCurve curve = curves.curve(row.id(), metric);
            if (curve != null) {
                lines.add(series(row, metric, columns));
                counted += curve.counts() ? 1 : 0;
                counts.add(metric, row.id(), curve.counts() ? CurveAxis.ROW : unit(row, metric));
            }
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        View.Axes axes = state.view().curves().axes();
        return Optional.of(new LineChart(
                Heading.NONE,
                List.of(new LineChart.Panel(title(metric, axes), lines, axes.logY(), Double.NaN, Double.NaN)),
                x(counts, new CurveAxis(CurveAxis.STEP).name(counted, lines.size())),
                false,
                new AxisUnit.Step(),
                false,
                new Lens(axes.from(), axes.to(), Double.NaN)));
    }

    /// Id of a run → how much lighter its curve is than usual.
    Map<String, Double> lights() {
        Map<String, Double> lights = new HashMap<>();
        state.found().rows().forEach(row -> lights.put(row.id(), light(state, row.id())));
        return lights;
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
                + (axes.smooth() > 0 ? "  (smoothed)" : "")
                + (axes.isWhole() ? "" : curves.isReadingPart() ? "  (zoomed, reads finer rows)" : "  (zoomed)");
    }

    /// What is drawn over the others comes last.
    private List<Row> ordered() {
        List<Row> rows = new ArrayList<>(state.found().rows());
        rows.sort(Comparator.comparingInt(row -> rank(row)));
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

    private Series series(Row row, String metric, int columns) {
        Points points = Objects.requireNonNull(curves.points(row.id(), metric));
        View.Axes axes = state.view().curves().axes();
        double smooth = axes.smooth();
        double[] y = smooth > 0 ? Smoothing.of(points.y(), points.size(), smooth) : points.y();
        Window window = new Window(axes.from(), axes.to(), DOTS * columns);
        Points drawn = window.reduced(points.x(), y, false);
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
