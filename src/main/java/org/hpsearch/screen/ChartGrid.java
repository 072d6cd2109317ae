package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.chart.Picture;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.table.ScreenCells;

/// Small charts, one a metric: running runs bold over pale ones that have ended, the chosen run brightest.
final class ChartGrid {
    /// The least size of a chart.
    static final int LEAST_COLUMNS = 24;

    static final int LEAST_ROWS = 6;
    private static final int GOOD_COLUMNS = 40;
    private static final int GOOD_ROWS = 10;

    /// The most charts at once.
    static final int MOST = 12;

    private final WatchState state;
    private final MetricChart charts;
    private final boolean coloured;

    ChartGrid(WatchState state, LiveCurves curves, boolean coloured) {
        this.state = state;
        this.charts = new MetricChart(state, curves);
        this.coloured = coloured;
    }

    /// How many charts a place has room for.
    private static int room(int columns, int height) {
        return Math.min(MOST, Math.max(1, columns / GOOD_COLUMNS) * Math.max(1, height / GOOD_ROWS));
    }

    /// The charts that a place has room for.
    ///
    /// @param metrics a chart each
    /// @param across  how many stand side by side
    private record Places(List<String> metrics, int across, int columns, int height) {
        static Places of(List<String> all, int columns, int height) {
            boolean small = columns < LEAST_COLUMNS || height < LEAST_ROWS;
            List<String> metrics = small
                    ? List.of()
                    : all.stream().limit(room(columns, height)).toList();
            return new Places(
                    metrics, Math.clamp(columns / GOOD_COLUMNS, 1, Math.max(1, metrics.size())), columns, height);
        }

        int down() {
            return (metrics.size() + across - 1) / across;
        }

        /// The number of a row's first line.
        int top(int row) {
            return height * row / down();
        }

        int width() {
            return columns / across - 1;
        }
    }

    /// A place in a chart.
    ///
    /// @param x value at it
    record Spot(String metric, double x) {}

    /// What is at a place; empty where no chart is.
    ///
    /// @param x column, from 0
    /// @param y line, from 0
    Optional<Spot> at(int x, int y, int columns, int height) {
        Places places = Places.of(state.found().metrics(), columns, height);
        for (int i = 0; i < places.metrics().size(); i++) {
            int row = i / places.across();
            int left = i % places.across() * (places.width() + 1);
            boolean inside = y >= places.top(row) && y < places.top(row + 1) && x >= left && x <= left + places.width();
            if (inside) {
                String metric = places.metrics().get(i);
                int high = places.top(row + 1) - places.top(row);
                return charts.of(metric, places.width())
                        .map(chart -> new Spot(
                                metric, chart.cellAxis(places.width(), high).value(x - left)));
            }
        }
        return Optional.empty();
    }

    /// Exactly so many lines; none where the place is too small for a chart.
    List<String> lines(int columns, int height) {
        Places places = Places.of(state.found().metrics(), columns, height);
        List<String> metrics = places.metrics();
        List<String> lines = new ArrayList<>();
        for (int row = 0; !metrics.isEmpty() && row < places.down(); row++) {
            int high = places.top(row + 1) - places.top(row);
            List<List<String>> side = new ArrayList<>();
            for (int i = row * places.across(); i < Math.min(metrics.size(), (row + 1) * places.across()); i++) {
                side.add(chart(metrics.get(i), places.width(), high));
            }
            for (int i = 0; i < high; i++) {
                StringBuilder line = new StringBuilder();
                for (List<String> chart : side) {
                    String part = i < chart.size() ? chart.get(i) : "";
                    line.append(ScreenCells.fitted(part, places.width())).append(' ');
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private List<String> chart(String metric, int columns, int height) {
        return charts.of(metric, columns)
                .map(chart -> Picture.cells(chart, columns, height, coloured, charts.lights())
                        .lines()
                        .toList())
                .orElseGet(() -> List.of(ScreenCells.cut(metric, columns), ScreenCells.cut("no rows yet", columns)));
    }
}
