package org.hpsearch.show.picture;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.Panel;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.Points;
import org.hpsearch.chart.Window;
import org.hpsearch.console.CsvTable;
import org.hpsearch.project.CurveReader;
import org.hpsearch.project.History;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Curves of runs as a chart.
public final class CurvePlot {
    /// Points of all lines together, so that an SVG stays below 100 KB.
    private static final int MOST_POINTS = 12_000;

    private static final int FEWEST = 100;
    private static final int WIDTH = 600;
    private static final int FEW_LINES = 3;

    private final Store store;
    private final CurveOptions options;
    private final RowValues values;
    private final List<Row> rows;
    private final Map<String, Label> labels;
    private final ZoneId zone;
    private final CurveReader reader;

    /// What is shown of x; null for all of it, with as many points as an SVG may hold.
    private final @Nullable Window window;

    /// @param labels by the runs' ids
    public CurvePlot(
            Workspace workspace, CurveOptions options, RowValues values, Map<String, Label> labels, ZoneId zone) {
        this(workspace.project().store(), options, values, labels, zone, CurveReader.OF_FILES, null);
    }

    private CurvePlot(
            Store store,
            CurveOptions options,
            RowValues values,
            Map<String, Label> labels,
            ZoneId zone,
            CurveReader reader,
            @Nullable Window window) {
        this.store = store;
        this.options = options;
        this.values = values;
        this.rows = values.rows();
        this.labels = labels;
        this.zone = zone;
        this.reader = reader;
        this.window = window;
    }

    /// The same of a part of x, with rows from somewhere else.
    CurvePlot over(Window part, CurveReader rowsFrom) {
        return new CurvePlot(store, options, values, labels, zone, rowsFrom, part);
    }

    /// @param wanted metrics, a panel each
    /// @param told   hears what is left out
    /// @throws DataException where no run has a metric, or no finite value of any
    public LineChart chart(List<String> wanted, Heading heading, Consumer<String> told) throws IOException {
        List<String> known = values.metrics();
        for (String metric : wanted) {
            if (!known.contains(metric)) {
                throw new DataException(
                        "no selected run has the metric '" + metric + "'" + RowValues.near(metric, known));
            }
        }
        String x = x(known, told);
        Drawn drawn = drawn(wanted, x);
        List<Panel> panels = new ArrayList<>();
        drawn.lines.forEach((metric, lines) -> {
            int missing = rows.size() - drawn.runs.getOrDefault(metric, 0);
            if (missing > 0) {
                String over = isMetric(x) ? " over " + x : "";
                told.accept(missing + " of " + rows.size() + " runs have no " + metric + over);
            }
            if (!lines.isEmpty()) {
                panels.add(
                        new Panel(metric, bestOnly(metric, lines), options.logY, options.limit(0), options.limit(1)));
            }
        });
        boolean any = panels.stream().flatMap(panel -> panel.lines().stream()).anyMatch(this::isVisible);
        if (!any) {
            throw new DataException("there is no finite value of " + String.join(", ", wanted)
                    + " in the selected runs that has a place on these axes");
        }
        return new LineChart(complete(heading, drawn.without), panels, label(x), options.logX, unit(x));
    }

    /// What x is: where epochs were asked for and no run has any, the step.
    private String x(List<String> known, Consumer<String> told) {
        if (!isMetric(options.x) || known.contains(options.x)) {
            return options.x;
        }
        if (options.x.equals("epoch")) {
            told.accept("no selected run has the metric 'epoch', so x is the step");
            return "step";
        }
        throw new DataException(
                "no selected run has the metric '" + options.x + "' for -x" + RowValues.near(options.x, known));
    }

    private static boolean isMetric(String x) {
        return !List.of("step", "time", "date").contains(x);
    }

    /// Says how many runs are not drawn, and what bands are, where there are some.
    private Heading complete(Heading heading, int undrawn) {
        String without = undrawn > 0 ? "; " + undrawn + " without a curve" : "";
        String band = options.groupBy.isEmpty() ? "" : "; " + options.spread().words();
        return new Heading(heading.title(), heading.subtitle() + without + band);
    }

    private boolean isVisible(Series line) {
        double[] x = line.points().x();
        double[] y = line.points().y();
        return IntStream.range(0, x.length)
                .anyMatch(i -> Double.isFinite(y[i])
                        && Double.isFinite(x[i])
                        && (!options.logX || x[i] > 0)
                        && (!options.logY || y[i] > 0));
    }

    /// What is drawn.
    ///
    /// @param lines   metric → lines
    /// @param runs    metric → how many runs have a part in these
    /// @param without how many runs have no part in any
    private record Drawn(Map<String, List<Series>> lines, Map<String, Integer> runs, int without) {}

    private Drawn drawn(List<String> wanted, String x) throws IOException {
        int count = Math.max(1, rows.size() * wanted.size() * (options.smooth > 0 ? 2 : 1));
        int slices = Math.max(FEWEST, Math.min(WIDTH, MOST_POINTS / 2 / count));
        CurveSource source = new CurveSource(
                new History(store, values.settings(), reader),
                values.settings(),
                x,
                options.smooth,
                window == null ? Window.whole(slices) : window,
                options.logX);
        if (!options.groupBy.isEmpty()) {
            return groups(wanted, source);
        }
        Map<String, List<Series>> lines = source.lines(rows, wanted, labels);
        Map<String, Integer> runs = new HashMap<>();
        Set<String> drawn = new HashSet<>();
        lines.forEach((metric, of) -> {
            runs.put(metric, of.size());
            of.forEach(line -> drawn.add(line.key()));
        });
        return new Drawn(lines, runs, rows.size() - drawn.size());
    }

    private Drawn groups(List<String> wanted, CurveSource source) throws IOException {
        boolean aligned = source.x().equals("step");
        GroupCurves groups = new GroupCurves(
                options.groupBy,
                values,
                new GroupCurves.Drawing(options.spread(), source.window(), options.logX, aligned));
        List<Map<String, CurveSource.Read>> read = source.read(rows, wanted);
        Map<String, List<Series>> lines = new LinkedHashMap<>();
        Map<String, Integer> runs = new HashMap<>();
        for (String metric : wanted) {
            lines.put(metric, groups.lines(metric, rows, read));
            runs.put(metric, (int)
                    read.stream().filter(own -> own.containsKey(metric)).count());
        }
        return new Drawn(lines, runs, (int) read.stream().filter(Map::isEmpty).count());
    }

    /// Of many lines, the best point of the best one alone is marked.
    private List<Series> bestOnly(String metric, List<Series> lines) {
        if (lines.size() <= FEW_LINES) {
            return lines;
        }
        boolean least = values.settings().direction(metric) == org.hpsearch.project.Direction.MIN;
        double best = lines.stream()
                .mapToDouble(Series::bestY)
                .filter(value -> !Double.isNaN(value))
                .reduce(least ? Math::min : Math::max)
                .orElse(Double.NaN);
        return lines.stream()
                .map(line -> line.bestY() == best
                        ? line
                        : new Series(
                                line.key(),
                                line.label(),
                                line.points(),
                                line.raw(),
                                line.band(),
                                line.seams(),
                                line.end(),
                                Double.NaN,
                                Double.NaN))
                .toList();
    }

    private String label(String x) {
        String label = x.equals("time") ? "time since the start" : x;
        return options.logX ? label + " (log)" : label;
    }

    private AxisUnit unit(String x) {
        return switch (x) {
            case "time" -> new AxisUnit.Span();
            case "date" -> new AxisUnit.Date(zone);
            case "step", "epoch" -> new AxisUnit.Step();
            default -> new AxisUnit.Number();
        };
    }

    /// Exactly the numbers that are drawn: metric, line, x, y, and the band of groups.
    public static String csv(LineChart chart) {
        StringBuilder csv = new StringBuilder("metric,run,line,kind,x,y\n");
        for (Panel panel : chart.panels()) {
            for (Series line : panel.lines()) {
                points(csv, panel, line, "line", line.points());
                if (line.raw() != null) {
                    points(csv, panel, line, "raw", line.raw());
                }
                if (line.band() != null) {
                    points(
                            csv,
                            panel,
                            line,
                            "low",
                            new Points(line.band().x(), line.band().low()));
                    points(
                            csv,
                            panel,
                            line,
                            "high",
                            new Points(line.band().x(), line.band().high()));
                }
            }
        }
        return csv.toString();
    }

    private static void points(StringBuilder csv, Panel panel, Series line, String kind, Points points) {
        for (int i = 0; i < points.x().length; i++) {
            csv.append(CsvTable.line(List.of(
                    panel.title(),
                    line.key(),
                    line.label().text(),
                    kind,
                    Numbers.print(points.x()[i]),
                    Numbers.print(points.y()[i]))));
        }
    }
}
