package org.hpsearch.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.Downsample;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Settings;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Curve;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.show.picture.CurveAxis;
import org.hpsearch.show.picture.CurveEnd;
import org.hpsearch.show.table.LogEnd;
import org.hpsearch.workspace.Workspace;

/// The lines of the live view. None is longer than the terminal is wide: one that wraps would move all below it.
final class WatchView {
    private static final int LEAST_CHART = 8;
    private static final int MOST_LOG = 8;
    private static final int SLICES = 400;
    private static final int MOST_ROWS = 14;

    /// From this width on there is room for a bar of progress, and from that for the last value beside the best.
    private static final int BAR_WIDTH = 100;
    private static final int LAST_WIDTH = 72;

    private static final int VALUE = 9;
    private static final int STATE = 8;
    private static final int ID = 5;
    private static final String PROGRESS = "progress";
    private static final String MARK = "━";
    private static final String KEYS = "up/down run   m metric   l log   s stop   q quit";

    private final Workspace workspace;
    private final LiveCurves curves;
    private final WatchState state;
    private final Instant now;
    private final Style style;
    private final Map<String, Integer> colours;

    WatchView(Workspace workspace, LiveCurves curves, WatchState state, Instant now, Style style) {
        this.workspace = workspace;
        this.curves = curves;
        this.state = state;
        this.now = now;
        this.style = style;
        this.colours = Picture.colours(drawn());
    }

    /// Exactly as many lines as the terminal has.
    List<String> lines(int columns, int height) {
        List<String> lines = new ArrayList<>();
        List<Row> rows = state.rows();
        lines.add(style.bold(cut(head(), columns)));
        int wide = progressWidth(columns);
        lines.add(style.dim(cut(heads(columns, wide), columns)));
        int shown = Math.min(rows.size(), Math.max(2, Math.min(MOST_ROWS, height / 3)));
        int first = Math.max(0, Math.min(state.selected() - shown / 2, rows.size() - shown));
        for (int i = first; i < first + shown; i++) {
            lines.add(row(rows.get(i), i == state.selected(), columns, wide));
        }
        lines.add(style.dim(cut(state.message().isEmpty() ? KEYS : state.message(), columns)));
        int left = height - lines.size();
        int log = Math.max(0, Math.min(MOST_LOG, left - LEAST_CHART));
        if (left - log >= LEAST_CHART) {
            lines.addAll(chart(columns, left - log));
        }
        lines.addAll(logEnd(columns, height - lines.size()));
        while (lines.size() < height) {
            lines.add("");
        }
        return lines.subList(0, height);
    }

    private String head() {
        long running = state.rows().stream()
                .filter(row -> row.state() == RunState.RUNNING)
                .count();
        return String.format(
                Locale.ROOT,
                "hps watch  %d running of %d shown  %s%s",
                running,
                state.rows().size(),
                state.metric(),
                state.log() ? " (log)" : "");
    }

    private boolean hasBest() {
        return !state.metric().isEmpty() && direction() != Direction.NONE;
    }

    private Direction direction() {
        return workspace.settings().direction(state.metric());
    }

    private String heads(int columns, int wide) {
        return line("    " + padded("id", ID), "state", "last", "best", padded(PROGRESS, wide), "run", columns);
    }

    /// Where there is little room, the best value goes before the last one.
    private String line(String id, String is, String last, String best, String progress, String label, int columns) {
        StringBuilder line = new StringBuilder(id).append("  ").append(padded(is, STATE));
        if (!hasBest() || columns >= LAST_WIDTH) {
            line.append("  ").append(padded(last, VALUE));
        }
        if (hasBest()) {
            line.append("  ").append(padded(best, VALUE));
        }
        line.append("  ").append(progress);
        return line.append("  ").append(label).toString().stripTrailing();
    }

    private int progressWidth(int columns) {
        return state.rows().stream()
                .mapToInt(row -> progress(row, columns).length())
                .reduce(PROGRESS.length(), Math::max);
    }

    private String progress(Row row, int columns) {
        return RunProgress.of(row, curves, now).text(columns >= BAR_WIDTH);
    }

    /// A run; the mark before its id has the colour of its curve.
    private String row(Row row, boolean chosen, int columns, int wide) {
        String id = row.id();
        Curve curve = curves.curve(id, state.metric());
        Integer rgb = colours.get(id);
        String text = line(
                (chosen ? "> " : "  ") + (rgb == null ? "  " : MARK + " ") + row.shortId(),
                row.state().word(),
                curve == null ? "" : Texts.number(curve.value(curve.size() - 1)),
                curve == null ? "" : Texts.number(direction().best(Arrays.stream(curve.values(), 0, curve.size()))),
                padded(progress(row, columns), wide),
                state.labels().getOrDefault(id, ""),
                columns);
        String line = cut(text, columns);
        String bold = chosen ? style.bold(line) : line;
        if (rgb == null || !style.on()) {
            return bold;
        }
        String colour = "\u001b[38;2;" + (rgb >> 16) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255) + "m";
        return bold.replaceFirst(MARK, colour + MARK + "\u001b[39m");
    }

    /// The runs that have the metric.
    private List<String> drawn() {
        return state.rows().stream()
                .map(Row::id)
                .filter(id -> curves.curve(id, state.metric()) != null)
                .toList();
    }

    private static String cut(String text, int columns) {
        return SafeText.cut(SafeText.line(text), columns);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - SafeText.width(text)));
    }

    private List<String> chart(int columns, int height) {
        List<Series> lines = new ArrayList<>();
        CurveAxis axis = new CurveAxis(CurveAxis.STEP);
        int counted = 0;
        for (Row row : state.rows()) {
            String id = row.record().id();
            Curve curve = curves.curve(id, state.metric());
            if (curve != null) {
                counted += axis.counts(curve) ? 1 : 0;
                lines.add(new Series(
                        id,
                        Label.of(RunId.shortForm(id) + " " + state.labels().getOrDefault(id, "")),
                        Downsample.minMax(axis.of(curve, null), curve.values(), curve.size(), SLICES, false),
                        null,
                        null,
                        new double[0],
                        CurveEnd.of(row.state()),
                        Double.NaN,
                        Double.NaN));
            }
        }
        LineChart chart = new LineChart(
                Heading.NONE,
                List.of(new LineChart.Panel(state.metric(), lines, state.log(), Double.NaN, Double.NaN)),
                axis.name(counted, lines.size()),
                false,
                new AxisUnit.Step(),
                false);
        return lines.isEmpty()
                ? List.of()
                : Picture.cells(chart, columns, height, style.on()).lines().toList();
    }

    /// The last lines that the chosen run has printed.
    private List<String> logEnd(int columns, int count) {
        if (state.rows().isEmpty() || count <= 0) {
            return List.of();
        }
        Row chosen = state.rows().get(state.selected());
        return LogEnd.of(workspace.run(chosen.id()), chosen.state(), count).lines().stream()
                .map(line -> style.dim(cut(line, columns)))
                .toList();
    }

    /// The metric to show where none is chosen: the objective, else the first one.
    static String first(LiveCurves curves, String wanted, Settings settings) {
        List<String> names = new ArrayList<>(curves.metrics());
        if (names.contains(wanted)) {
            return wanted;
        }
        return names.stream()
                .filter(name -> settings.direction(name) != Direction.NONE)
                .findFirst()
                .orElse(names.isEmpty() ? "" : names.getFirst());
    }
}
