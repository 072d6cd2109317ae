package org.hpsearch.show.table;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hpsearch.console.Context;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.project.History;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
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
    private static final String SYSTEM = "sys/";

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

    /// Takes the rows.
    private interface RowSink {
        /// @param fields run, metric, step, time, value; empty where unknown
        void row(List<String> fields);
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
            if (!known.contains(name)) {
                String nearest = Nearest.of(name, List.copyOf(known));
                throw new DataException(
                        "no metric '" + name + "'" + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
            }
        }
    }

    /// Writes CSV.
    public void csv(PrintStream out) throws IOException {
        out.print(CsvTable.line(COLUMNS));
        read(fields -> out.print(CsvTable.line(fields)));
    }

    /// Writes JSON: one array, an object a row.
    public void json(PrintStream out) throws IOException {
        String[] before = {"[\n"};
        read(fields -> {
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
        List<List<Cell>> rows = new ArrayList<>();
        Map<String, Cell> runCells = new HashMap<>();
        Map<String, Cell> metricCells = new HashMap<>();
        read(fields -> rows.add(List.of(
                runCells.computeIfAbsent(fields.get(0), id -> new Cell(RunId.shortForm(id), id, Cell.Kind.PLAIN)),
                metricCells.computeIfAbsent(fields.get(1), Cell::of),
                Cell.of(fields.get(2)),
                Cell.of(fields.get(3)),
                Cell.of(fields.get(4)))));
        List<Column> columns = new ArrayList<>();
        COLUMNS.forEach(name -> columns.add(new Column(name, columns.size() > 1)));
        return new Table(columns, rows);
    }

    private void read(RowSink sink) throws IOException {
        for (Row row : runs) {
            String id = row.record().id();
            if (stitched) {
                stitched(id, sink);
                continue;
            }
            Path file = workspace.run(id).readable(RunFolder.METRICS);
            if (Files.isRegularFile(file)) {
                MetricsReader.read(file, 0, (step, time, metric, value) -> {
                    if (isWanted(metric)) {
                        sink.row(List.of(id, metric, number(step), number(time), Numbers.print(value)));
                    }
                });
            }
        }
    }

    private void stitched(String id, RowSink sink) throws IOException {
        History history = new History(workspace.project().store(), workspace.settings());
        String end = history.lineage(id).getFirst().end();
        if (!end.isEmpty()) {
            context.say("run " + RunId.shortForm(id) + ": the curve begins with what there is: " + end);
        }
        history.curves(id, this::isWanted).forEach((metric, curve) -> {
            for (int i = 0; i < curve.size(); i++) {
                sink.row(List.of(
                        id, metric, number(curve.step(i)), number(curve.time(i)), Numbers.print(curve.value(i))));
            }
        });
    }

    private boolean isWanted(String metric) {
        return names.isEmpty() ? !metric.startsWith(SYSTEM) : names.contains(metric);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Numbers.print(value);
    }
}
