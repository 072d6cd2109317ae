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

/// The metrics of runs as one long table: run, metric, step, time, value. CSV and JSON are written while the rows are
/// read.
public final class MetricRows {
    private static final List<String> COLUMNS = List.of("run", "metric", "step", "time", "value");
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
            .with("value", JsonType.MEASURE, "what was reported", row -> number(row.get(4)));

    /// Takes the rows; step and time are NaN where unknown.
    private interface RowSink {
        void row(String run, String metric, double step, double time, double value);
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
        Map<String, String> fields = new HashMap<>();
        LastNumber steps = new LastNumber();
        LastNumber times = new LastNumber();
        read((run, metric, step, time, value) -> {
            lines.append(run)
                    .append(',')
                    .append(fields.computeIfAbsent(metric, CsvTable::field))
                    .append(',');
            lines.append(steps.of(step)).append(',').append(times.of(time)).append(',');
            Numbers.print(value, lines);
            lines.append('\n');
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
        read((run, metric, step, time, value) -> {
            List<String> fields = List.of(run, metric, number(step), number(time), Numbers.print(value));
            out.print(before[0] + "  " + Json.line(SHAPE.of(fields)));
            before[0] = ",\n";
        });
        out.println(before[0].startsWith("[") ? "[]" : "\n]");
    }

    private static Value number(String text) {
        return text.isEmpty() ? Value.nothing() : Numbers.typed(text);
    }

    /// All rows, for a person.
    public Table table() throws IOException {
        Held held = new Held();
        read(held);
        List<Column> columns = new ArrayList<>();
        COLUMNS.forEach(name -> columns.add(new Column(name, columns.size() > 1)));
        return new Table(columns, new LazyRows(held.numbers.size(), held::cells));
    }

    /// Rows as numbers: their texts are made when they are printed.
    private static final class Held implements RowSink {
        private record Head(Cell run, Cell metric) {}

        private final List<Head> heads = new ArrayList<>();
        private final Curve numbers = new Curve();
        private final Map<String, Head> ofRun = new HashMap<>();
        private final LastNumber steps = new LastNumber();
        private final LastNumber times = new LastNumber();
        private String last = "";

        @Override
        public void row(String run, String metric, double step, double time, double value) {
            if (!run.equals(last)) {
                ofRun.clear();
                last = run;
            }
            heads.add(ofRun.computeIfAbsent(
                    metric, name -> new Head(new Cell(RunId.shortForm(run), run, Cell.Kind.PLAIN), Cell.of(name))));
            numbers.add(step, time, value);
        }

        List<Cell> cells(int row) {
            Head head = heads.get(row);
            return List.of(
                    head.run,
                    head.metric,
                    Cell.of(steps.of(numbers.step(row))),
                    Cell.of(times.of(numbers.time(row))),
                    Cell.of(Numbers.print(numbers.value(row))));
        }
    }

    private void read(RowSink sink) throws IOException {
        for (Row row : runs) {
            String id = row.record().id();
            Predicate<String> wanted = wanted(row);
            if (stitched) {
                stitched(id, wanted, sink);
                continue;
            }
            Path file = workspace.run(id).readable(RunFolder.METRICS);
            if (Files.isRegularFile(file)) {
                MetricsReader.read(file, 0, (step, time, metric, value) -> {
                    if (wanted.test(metric)) {
                        sink.row(id, metric, step, time, value);
                    }
                });
            }
        }
    }

    private void stitched(String id, Predicate<String> wanted, RowSink sink) throws IOException {
        History history = new History(workspace.project().store(), workspace.settings());
        String end = history.lineage(id).getFirst().end();
        if (!end.isEmpty()) {
            context.say("run " + RunId.shortForm(id) + ": the curve begins with what there is: " + end);
        }
        history.curves(id, wanted).forEach((metric, curve) -> {
            for (int i = 0; i < curve.size(); i++) {
                sink.row(id, metric, curve.step(i), curve.time(i), curve.value(i));
            }
        });
    }

    /// The metrics of a run that are shown, in its own spelling.
    private Predicate<String> wanted(Row row) {
        if (names.isEmpty()) {
            return metric -> !SystemMetric.isSystem(metric);
        }
        Set<String> own = new HashSet<>();
        names.forEach(name -> own.add(row.metricSpelling(name).orElse(name)));
        return own::contains;
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
