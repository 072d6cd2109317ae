package org.hpsearch.show.picture;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.Lens;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.Panel;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Window;
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
    private static final int MOST_PANELS = 60;
    private static final int[] NO_MEAN = {};

    private final Store store;
    private final CurveOptions options;
    private final RowValues values;
    private final List<Row> rows;
    private final Map<String, Label> labels;
    private final ZoneId zone;
    private final @Nullable CurveMemory memory;

    private final Channels channels;

    /// What colours and strokes stand for, when the lines are known.
    private List<Channels.Meaning> meanings = List.of();

    /// What is shown of x; null for all of it, with as many points as an SVG may hold.
    private final @Nullable Window window;

    /// @param labels by the runs' ids
    public CurvePlot(
            Workspace workspace, CurveOptions options, RowValues values, Map<String, Label> labels, ZoneId zone) {
        this(workspace.project().store(), options, values, labels, zone, null, null);
    }

    private CurvePlot(
            Store store,
            CurveOptions options,
            RowValues values,
            Map<String, Label> labels,
            ZoneId zone,
            @Nullable CurveMemory memory,
            @Nullable Window window) {
        this.store = store;
        this.options = options;
        this.values = values;
        this.channels = new Channels(options, values);
        this.rows = values.rows();
        this.labels = labels;
        this.zone = zone;
        this.memory = memory;
        this.window = window;
    }

    /// The same of a part of x, with curves that are kept for other parts.
    CurvePlot over(Window part, CurveMemory kept) {
        return new CurvePlot(store, options, values, labels, zone, kept, part);
    }

    /// @param wanted   metrics, a panel each
    /// @param selected of how many runs these are some
    /// @param told     hears what is left out
    /// @throws DataException where no run has a metric, or no finite value of any
    public LineChart chart(List<String> wanted, Heading heading, int selected, Consumer<String> told)
            throws IOException {
        List<String> known = values.metrics();
        for (String metric : wanted) {
            if (values.metric(metric).isEmpty()) {
                throw new DataException(
                        "no selected run has the metric '" + metric + "'" + RowValues.near(metric, known));
            }
        }
        CurveAxis axis = axis(known, told);
        Drawn drawn = drawn(wanted, axis);
        String x = drawn.x(axis);
        List<Panel> panels = new ArrayList<>();
        drawn.lines.forEach((metric, lines) -> {
            int runs = drawn.runs.getOrDefault(metric, 0);
            if (runs < rows.size()) {
                told.accept(missing(rows.size() - runs, selected, metric) + (axis.isMetric() ? " over " + x : ""));
            }
            drawn.notes(metric).words(metric, x, runs).forEach(told);
            if (lines.stream().map(line -> line.series().means()).anyMatch(means -> means != null && means.cut())) {
                told.accept("the mean of " + metric + " stops where fewer than half of a group's runs have a value");
            }
            panels.addAll(channels.panels(metric, bestOnly(metric, lines)));
        });
        if (panels.size() > MOST_PANELS) {
            told.accept("there are " + panels.size() + " panels; the first " + MOST_PANELS + " are drawn");
            panels.subList(MOST_PANELS, panels.size()).clear();
        }
        channels.notices().forEach(told);
        meanings = channels.meanings(
                drawn.lines.values().stream().flatMap(List::stream).toList());
        boolean any = panels.stream().flatMap(panel -> panel.lines().stream()).anyMatch(this::isVisible);
        if (!any) {
            throw new DataException("there is no finite value of " + String.join(", ", wanted)
                    + " in the selected runs that has a place on these axes");
        }
        drawn.counts.sentences().forEach(told);
        Window part = options.window(1);
        return new LineChart(complete(heading, drawn), panels, label(x, panels), options.logX, unit(x, axis))
                .through(new Lens(part.from(), part.to(), Double.NaN));
    }

    /// What colours and strokes of the last chart stand for, where they were chosen.
    List<Channels.Meaning> meanings() {
        return meanings;
    }

    private String missing(int missing, int selected, String metric) {
        String of = rows.size() == selected
                ? " of " + selected + " runs"
                : " of the " + rows.size() + " runs to draw (of " + selected + ")";
        return missing + of + " have no " + metric;
    }

    /// What x is: where epochs were asked for and no run has any, the step.
    private CurveAxis axis(List<String> known, Consumer<String> told) {
        CurveAxis asked = new CurveAxis(options.x);
        if (!asked.isMetric() || values.metric(options.x).isPresent()) {
            return asked;
        }
        if (options.x.equals(CurveAxis.EPOCH)) {
            told.accept("no selected run has the metric 'epoch', so x is the step");
            return new CurveAxis(CurveAxis.STEP);
        }
        throw new DataException(
                "no selected run has the metric '" + options.x + "' for -x" + RowValues.near(options.x, known));
    }

    /// Says how many runs are not drawn, what bands are, where there are some, and that lines are smoothed.
    private Heading complete(Heading heading, Drawn drawn) {
        String without = drawn.without > 0 ? "; " + drawn.without + " without a curve" : "";
        String counts = drawn.counts.brief();
        without += counts.isEmpty() ? "" : "; " + counts;
        String band = options.groupBy.isEmpty() ? "" : "; " + options.spread().words();
        return new Heading(heading.title(), heading.subtitle() + without + band + smoothing());
    }

    private String smoothing() {
        String raw = options.groupBy.isEmpty() ? ", values as reported are pale" : "";
        return options.smooth > 0 ? "; smoothed with " + Numbers.print(options.smooth) + raw : "";
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
    /// @param notes   metric → what is to be known of its places
    /// @param counts  what steps count
    private record Drawn(
            Map<String, List<RunLine>> lines,
            Map<String, Integer> runs,
            int without,
            Map<String, PlaceNotes> notes,
            StepCounts counts) {
        PlaceNotes notes(String metric) {
            return notes.getOrDefault(metric, PlaceNotes.NONE);
        }

        String x(CurveAxis axis) {
            int counted = notes.values().stream().mapToInt(PlaceNotes::counted).sum();
            String usual = axis.name(
                    counted, runs.values().stream().mapToInt(count -> count).sum());
            return counts.name(usual);
        }
    }

    private Drawn drawn(List<String> wanted, CurveAxis axis) throws IOException {
        int count = Math.max(1, rows.size() * wanted.size() * (options.smooth > 0 ? 2 : 1));
        int slices = Math.max(FEWEST, Math.min(WIDTH, MOST_POINTS / 2 / count));
        CurveSource source = new CurveSource(
                new History(store, values.settings(), memory == null ? CurveReader.OF_FILES : memory.rows()),
                values.settings(),
                axis,
                options.smooth,
                window == null ? options.window(slices) : window,
                options.logX,
                memory);
        List<Map<String, CurveSource.Read>> read = source.read(rows, wanted);
        Map<String, List<RunLine>> lines = new LinkedHashMap<>();
        Map<String, Integer> runs = new HashMap<>();
        Map<String, PlaceNotes> notes = new HashMap<>();
        for (String metric : wanted) {
            List<CurveSource.Read> of = read.stream()
                    .filter(own -> own.containsKey(metric))
                    .map(own -> own.get(metric))
                    .toList();
            runs.put(metric, of.size());
            notes.put(metric, of.stream().map(CurveSource.Read::notes).reduce(PlaceNotes.NONE, PlaceNotes::and));
            lines.put(metric, options.groupBy.isEmpty() ? lines(source, metric, read) : groups(source, metric, read));
        }
        return new Drawn(
                lines, runs, (int) read.stream().filter(Map::isEmpty).count(), notes, counts(wanted, axis, read));
    }

    private StepCounts counts(List<String> wanted, CurveAxis axis, List<Map<String, CurveSource.Read>> read) {
        StepCounts counts = new StepCounts();
        for (String metric : axis.isStep() ? wanted : List.<String>of()) {
            for (int i = 0; i < read.size(); i++) {
                CurveSource.Read own = read.get(i).get(metric);
                if (own != null) {
                    counts.add(metric, rows.get(i).id(), own.unit());
                }
            }
        }
        return counts;
    }

    private List<RunLine> lines(CurveSource source, String metric, List<Map<String, CurveSource.Read>> read) {
        List<RunLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            CurveSource.Read own = read.get(i).get(metric);
            if (own != null) {
                Label label = labels.getOrDefault(row.id(), Label.of(row.id()));
                lines.add(new RunLine(row, source.line(row, own, label)));
            }
        }
        return lines;
    }

    private List<RunLine> groups(CurveSource source, String metric, List<Map<String, CurveSource.Read>> read) {
        GroupCurves.Drawing drawing = new GroupCurves.Drawing(
                options.spread(), source.window(), options.logX, source.axis().isShared(), memory);
        return new GroupCurves(new KeyValues(options.groupKeys(), values), drawing).lines(metric, rows, read);
    }

    /// Of many lines, the best point of the best one alone is marked.
    private List<RunLine> bestOnly(String metric, List<RunLine> lines) {
        if (lines.size() <= FEW_LINES) {
            return lines;
        }
        double best = values.settings()
                .direction(metric)
                .best(lines.stream().mapToDouble(line -> line.series().bestY()));
        return lines.stream()
                .map(line -> line.series().bestY() == best
                        ? line
                        : new RunLine(line.run(), line.series().withoutBest()))
                .toList();
    }

    private String label(String x, List<Panel> panels) {
        boolean resumed =
                panels.stream().flatMap(panel -> panel.lines().stream()).anyMatch(line -> line.seams().length > 0);
        String time = "time since the start" + (resumed ? ", without breaks" : "");
        String label = x.equals(CurveAxis.TIME) ? time : x;
        return options.logX ? label + " (log)" : label;
    }

    private AxisUnit unit(String x, CurveAxis axis) {
        if (axis.isStep()) {
            return new AxisUnit.Step();
        }
        return switch (x) {
            case CurveAxis.TIME -> new AxisUnit.Span();
            case CurveAxis.DATE -> new AxisUnit.Date(zone);
            case CurveAxis.EPOCH -> new AxisUnit.Step();
            default -> new AxisUnit.Number();
        };
    }

    /// Exactly the numbers that are drawn: metric, line, x, y, of how many runs they are the mean, the band of groups,
    /// and what a parent wrote after the checkpoint.
    public static String csv(LineChart chart) {
        StringBuilder csv = new StringBuilder("metric,run,line,kind,x,y,runs\n");
        for (Panel panel : chart.panels()) {
            for (Series line : panel.lines()) {
                LineChart.Means means = line.means();
                points(csv, chart, panel, line, "line", line.points(), means == null ? NO_MEAN : means.runs());
                if (line.raw() != null) {
                    points(csv, chart, panel, line, "raw", line.raw(), NO_MEAN);
                }
                line.tails().forEach(tail -> points(csv, chart, panel, line, "tail", tail, NO_MEAN));
                LineChart.Band band = line.band();
                if (band != null) {
                    points(csv, chart, panel, line, "low", new Points(band.x(), band.low()), band.runs());
                    points(csv, chart, panel, line, "high", new Points(band.x(), band.high()), band.runs());
                }
            }
        }
        return csv.toString();
    }

    private static void points(
            StringBuilder csv, LineChart chart, Panel panel, Series line, String kind, Points points, int[] runs) {
        for (int i = 0; i < points.size(); i++) {
            if (chart.lens().isBeyond(points.x()[i])) {
                continue;
            }
            csv.append(CsvTable.line(List.of(
                    panel.title(),
                    line.key(),
                    line.label().text(),
                    kind,
                    Numbers.print(points.x()[i]),
                    Numbers.print(points.y()[i]),
                    String.valueOf(runs.length == 0 ? 1 : runs[i]))));
        }
    }
}
