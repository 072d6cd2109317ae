package org.hpsearch.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.Downsample;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.Picture;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Curve;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// The lines of the live view.
///
/// @param rows     running runs first, then the best finished ones
/// @param labels   id → label
/// @param selected number of the chosen run
/// @param message  what is told below the table; empty for nothing
record WatchView(
        Workspace workspace,
        LiveCurves curves,
        List<Row> rows,
        Map<String, String> labels,
        int selected,
        String metric,
        boolean log,
        String message,
        Instant now,
        Style style) {
    private static final List<String> LENGTHS = List.of(
            "epochs",
            "num_epochs",
            "n_epochs",
            "max_epochs",
            "num_train_epochs",
            "max_steps",
            "num_steps",
            "total_steps",
            "steps",
            "max_iters",
            "iterations",
            "total_timesteps");
    private static final int LEAST_CHART = 8;
    private static final int MOST_LOG = 8;
    private static final int TAIL = 1 << 14;
    private static final int SLICES = 400;
    private static final int MOST_ROWS = 14;
    private static final int PROGRESS = 34;

    /// Exactly as many lines as the terminal has.
    List<String> lines(int columns, int height) {
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(cut(head(), columns)));
        int shown = Math.min(rows.size(), Math.max(2, Math.min(MOST_ROWS, height / 3)));
        int first = Math.max(0, Math.min(selected - shown / 2, rows.size() - shown));
        for (int i = first; i < first + shown; i++) {
            String line = cut(row(rows.get(i), i == selected), columns);
            lines.add(coloured(i == selected ? style.bold(line) : line, rows.get(i)));
        }
        lines.add(style.dim(
                cut(message.isEmpty() ? "up/down run   m metric   l log   s stop   q quit" : message, columns)));
        int left = height - lines.size();
        int log = Math.max(0, Math.min(MOST_LOG, left - LEAST_CHART));
        if (left - log >= LEAST_CHART) {
            lines.addAll(chart(columns, left - log));
        }
        lines.addAll(tail(columns, height - lines.size()));
        while (lines.size() < height) {
            lines.add("");
        }
        return lines.subList(0, height);
    }

    /// The line with the id in the colour that its curve has.
    private String coloured(String line, Row row) {
        String id = row.shortId();
        Integer rgb = Picture.colours(drawn()).get(row.record().id());
        String escape =
                rgb == null ? "" : "\u001b[38;2;" + (rgb >> 16) + ";" + (rgb >> 8 & 255) + ";" + (rgb & 255) + "m";
        return rgb == null || !style.on() ? line : line.replaceFirst(id, escape + "━ " + id + "\u001b[39m");
    }

    /// The runs that have the metric.
    private List<String> drawn() {
        return rows.stream()
                .map(row -> row.record().id())
                .filter(id -> curves.curve(id, metric) != null)
                .toList();
    }

    private String head() {
        long running =
                rows.stream().filter(row -> row.state() == RunState.RUNNING).count();
        return String.format(
                Locale.ROOT,
                "hps watch  %d running of %d shown  %s%s",
                running,
                rows.size(),
                metric,
                log ? " (log)" : "");
    }

    private static String cut(String text, int columns) {
        return SafeText.cut(SafeText.line(text), columns);
    }

    private String row(Row row, boolean chosen) {
        String id = row.record().id();
        StringBuilder line = new StringBuilder(chosen ? "> " : "  ");
        line.append(RunId.shortForm(id)).append("  ").append(padded(row.state().word(), 8));
        Curve curve = curves.curve(id, metric);
        line.append("  ").append(padded(curve == null ? "" : Texts.number(curve.value(curve.size() - 1)), 9));
        line.append("  ").append(padded(progress(row), PROGRESS));
        line.append("  ").append(labels.getOrDefault(id, ""));
        return line.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - SafeText.width(text)));
    }

    /// How far it is, and how long it will take, where its length is known.
    private String progress(Row row) {
        Duration took = row.record().duration(now);
        double seconds = took == null ? 0 : took.toMillis() / 1000.0;
        double step = curves.step(row.record().id());
        double length = row.state() == RunState.RUNNING ? length(row) : Double.NaN;
        if (Double.isNaN(length) || Double.isNaN(step) || step > length) {
            return (Double.isNaN(step) ? "" : "step " + Texts.number(step) + "  ") + Texts.span(seconds);
        }
        double share = Math.min(1, step / length);
        int full = (int) Math.round(10 * share);
        String left = share > 0 ? "  ETA " + Texts.span(seconds * (1 - share) / share) : "";
        return "[" + "=".repeat(full) + " ".repeat(10 - full) + "] " + Texts.number(step) + "/" + Texts.number(length)
                + left;
    }

    private static double length(Row row) {
        for (String name : LENGTHS) {
            Value value = row.param(name).map(Effective::value).orElse(null);
            if (value instanceof Value.Num number) {
                return number.asDouble();
            }
        }
        return Double.NaN;
    }

    private List<String> chart(int columns, int height) {
        List<Series> lines = new ArrayList<>();
        for (Row row : rows) {
            String id = row.record().id();
            Curve curve = curves.curve(id, metric);
            if (curve != null) {
                double[] x = curve.steps();
                if (java.util.Arrays.stream(x).allMatch(Double::isNaN)) {
                    java.util.Arrays.setAll(x, i -> i + 1);
                }
                End end = row.state() == RunState.RUNNING ? End.RUNNING : End.DONE;
                lines.add(new Series(
                        id,
                        Label.of(RunId.shortForm(id) + " " + labels.getOrDefault(id, "")),
                        Downsample.minMax(x, curve.values(), curve.size(), SLICES, false),
                        null,
                        null,
                        new double[0],
                        end,
                        Double.NaN,
                        Double.NaN));
            }
        }
        LineChart chart = new LineChart(
                Heading.NONE,
                List.of(new LineChart.Panel(metric, lines, log, Double.NaN, Double.NaN)),
                "step",
                false,
                new AxisUnit.Step(),
                false);
        return lines.isEmpty()
                ? List.of()
                : Picture.cells(chart, columns, height, style.on()).lines().toList();
    }

    /// The last lines that the chosen run has printed.
    private List<String> tail(int columns, int count) {
        if (rows.isEmpty() || count <= 0) {
            return List.of();
        }
        RunFolder run = workspace.run(rows.get(selected).record().id());
        Path file = run.file(RunFolder.OUTPUT);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            List<String> lines = SafeFile.tail(file, TAIL).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                    .map(line -> style.dim(cut(line.substring(line.lastIndexOf('\r') + 1), columns)))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /// The metric to show where none is chosen: the objective, else the first one.
    static String first(LiveCurves curves, String wanted, Settings settings) {
        List<String> names = new ArrayList<>(curves.metrics());
        if (names.contains(wanted)) {
            return wanted;
        }
        return names.stream()
                .filter(name -> settings.direction(name) != org.hpsearch.project.Direction.NONE)
                .findFirst()
                .orElse(names.isEmpty() ? "" : names.getFirst());
    }
}
