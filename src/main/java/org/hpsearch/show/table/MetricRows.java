package org.hpsearch.show.table;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hpsearch.console.Context;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.LazyRows;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.project.History;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Curve;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.Observed;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// The metrics of runs as one long table: run, metric, step, time, value, and what the steps count. CSV and JSON are
/// written while the rows are read.
public final class MetricRows {
    private static final List<String> COLUMNS = List.of("run", "metric", "step", "time", "value", "counts");
    private static final String COUNTS = COLUMNS.getLast();
    private static final Set<String> NUMBERS = Set.of("step", "time", "value");
    private static final int CHUNK = 1 << 16;

    private final Context context;
    private final Workspace workspace;
    private final List<Row> runs;
    private final List<String> names;
    private final boolean stitched;

    static final JsonShape<List<String>> SHAPE = JsonShape.<List<String>>empty()
            .with("run", JsonType.TEXT, "id of the run", row -> Value.of(row.get(0)))
            .with("metric", JsonType.TEXT, "its name", row -> Value.of(row.get(1)))
            .with("step", JsonType.MEASURE.orNull(), "step or epoch", row -> number(row.get(2)))
            .with("time", JsonType.NUMBER.orNull(), "seconds since the start", row -> number(row.get(3)))
            .with("value", JsonType.MEASURE, "what was reported", row -> number(row.get(4)))
            .with(
                    "counts",
                    JsonType.TEXT.orNull(),
                    "what `step` counts: epoch, batch ..., row where hps counts the reports; null where unknown",
                    row -> row.get(5).isEmpty() ? Value.nothing() : Value.of(row.get(5)));

    /// A metric of a run.
    ///
    /// @param counts what its steps count; empty where unknown
    /// @param head   what stands before the numbers in a line of CSV
    /// @param tail   what stands behind them
    private record Series(String run, String metric, String counts, String head, String tail) {
        Series(String run, String metric, String counts) {
            this(run, metric, counts, run + "," + CsvTable.field(metric) + ",", "," + CsvTable.field(counts) + "\n");
        }
    }

    /// Takes the rows; step and time are NaN where unknown.
    private interface RowSink {
        void row(Series series, double step, double time, double value);
    }

    /// @param names    metrics; none for all but what hps measures itself
    /// @param stitched whether a resumed run has the rows of its ancestors, too
    /// @throws DataException where no run has a metric of a name
    public MetricRows(Context context, Workspace workspace, List<Row> runs, List<String> names, boolean stitched) {
        this.context = context;
        this.workspace = workspace;
        this.runs = List.copyOf(runs);
        this.names = List.copyOf(names);
        this.stitched = stitched;
        checkNames();
    }

    private void checkNames() {
        TreeSet<String> known = new TreeSet<>();
        runs.forEach(row -> known.addAll(row.record().metrics().summaries().keySet()));
        for (String name : names) {
            if (runs.stream().allMatch(row -> row.metricSpelling(name).isEmpty())) {
                String nearest = Nearest.of(name, List.copyOf(known));
                throw new DataException(
                        "no metric '" + name + "'" + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
            }
        }
    }

    /// Writes CSV.
    public void csv(PrintStream out) throws IOException {
        out.print(CsvTable.line(COLUMNS));
        StringBuilder lines = new StringBuilder();
        LastNumber steps = new LastNumber();
        LastNumber times = new LastNumber();
        read((series, step, time, value) -> {
            lines.append(series.head);
            lines.append(steps.of(step)).append(',').append(times.of(time)).append(',');
            Numbers.print(value, lines);
            lines.append(series.tail);
            if (lines.length() > CHUNK) {
                out.print(lines);
                lines.setLength(0);
            }
        });
        out.print(lines);
    }

    /// Writes JSON: one array, an object a row.
    public void json(PrintStream out) throws IOException {
        String[] before = {"[\n"};
        read((series, step, time, value) -> {
            List<String> fields =
                    List.of(series.run, series.metric, number(step), number(time), Numbers.print(value), series.counts);
            out.print(before[0] + "  " + Json.line(SHAPE.of(fields)));
            before[0] = ",\n";
        });
        out.println(before[0].startsWith("[") ? "[]" : "\n]");
    }

    private static Value number(String text) {
        return text.isEmpty() ? Value.nothing() : Numbers.typed(text);
    }

    /// All rows, for a person; what the steps count where it is known of some.
    public Table table() throws IOException {
        Held held = new Held();
        read(held);
        List<Column> columns = new ArrayList<>();
        for (String name : held.isCounted() ? COLUMNS : COLUMNS.subList(0, COLUMNS.indexOf(COUNTS))) {
            columns.add(new Column(name, NUMBERS.contains(name)));
        }
        return new Table(columns, new LazyRows(held.numbers.size(), row -> held.cells(row, columns.size())));
    }

    /// Rows as numbers: their texts are made when they are printed.
    private static final class Held implements RowSink {
        private final List<Series> series = new ArrayList<>();
        private final Curve numbers = new Curve();
        private final LastNumber steps = new LastNumber();
        private final LastNumber times = new LastNumber();

        @Override
        public void row(Series of, double step, double time, double value) {
            series.add(of);
            numbers.add(step, time, value);
        }

        boolean isCounted() {
            return series.stream().anyMatch(of -> !of.counts.isEmpty());
        }

        List<Cell> cells(int row, int count) {
            Series of = series.get(row);
            List<Cell> cells = List.of(
                    new Cell(RunId.shortForm(of.run), of.run, Cell.Kind.PLAIN),
                    Cell.of(of.metric),
                    Cell.of(steps.of(numbers.step(row))),
                    Cell.of(times.of(numbers.time(row))),
                    Cell.of(Numbers.print(numbers.value(row))),
                    Cell.of(of.counts));
            return cells.subList(0, count);
        }
    }

    private void read(RowSink sink) throws IOException {
        for (Row row : runs) {
            String id = row.record().id();
            if (stitched) {
                stitched(row, sink);
                continue;
            }
            Set<String> spelled = own(row);
            Predicate<String> wanted = names.isEmpty() ? metric -> !SystemMetric.isSystem(metric) : spelled::contains;
            Path file = workspace.run(id).readable(RunFolder.METRICS);
            if (Files.isRegularFile(file)) {
                Observed observed = row.record().observed();
                Map<String, Series> own = new HashMap<>();
                MetricsReader.read(file, 0, (step, time, metric, value) -> {
                    if (wanted.test(metric)) {
                        sink.row(
                                own.computeIfAbsent(metric, name -> new Series(id, name, observed.unit(name))),
                                step,
                                time,
                                value);
                    }
                });
            }
        }
    }

    private void stitched(Row row, RowSink sink) throws IOException {
        String id = row.record().id();
        History history = new History(workspace.project().store(), workspace.settings());
        List<History.Link> lineage = history.lineage(id);
        String end = lineage.getFirst().end();
        if (!end.isEmpty()) {
            context.say("run " + RunId.shortForm(id) + ": the curve begins with what there is: " + end);
        }
        Map<String, Curve> curves = names.isEmpty()
                ? history.curves(id, metric -> !SystemMetric.isSystem(metric))
                : history.curves(id, own(row));
        boolean alone = lineage.size() == 1;
        curves.forEach((metric, curve) -> {
            Series series =
                    new Series(id, metric, alone ? row.record().observed().unit(metric) : "");
            for (int i = 0; i < curve.size(); i++) {
                String unit = alone ? series.counts : curve.unit(i);
                series = unit.equals(series.counts) ? series : new Series(id, metric, unit);
                sink.row(series, curve.step(i), curve.time(i), curve.value(i));
            }
        });
    }

    /// The names of metrics that are shown of a run, in its own spelling.
    private Set<String> own(Row row) {
        Set<String> own = new HashSet<>();
        names.forEach(name -> own.add(row.metricSpelling(name).orElse(name)));
        return own;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Numbers.print(value);
    }

    /// The text of a number, which many rows have one after the other.
    private static final class LastNumber {
        private double last = Double.NaN;
        private String text = "";

        String of(double number) {
            if (Double.doubleToLongBits(number) != Double.doubleToLongBits(last)) {
                last = number;
                text = number(number);
            }
            return text;
        }
    }
}
