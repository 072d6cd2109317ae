package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.MarkdownTable;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.project.History;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "The metrics of runs as one long table: run, metric, step, time (seconds since the start), value.",
            "What hps measures itself (sys/cpu ...) is left out unless it is named."
        },
        sortOptions = false)
final class MetricsCommand extends OnRuns {
    private static final List<String> COLUMNS = List.of("run", "metric", "step", "time", "value");
    private static final String SYSTEM = "sys/";

    @Option(names = "-m", paramLabel = "NAMES", split = ",", description = "only these metrics")
    List<String> names = new ArrayList<>();

    @Option(names = "--csv", description = "as CSV")
    boolean csv;

    @Option(names = "--json", description = "as JSON: one array, an object a row")
    boolean json;

    @Option(names = "--markdown", description = "as a Markdown table")
    boolean markdown;

    @Option(names = "--stitched", description = "of a resumed run the one curve, with the rows of its ancestors")
    boolean stitched;

    /// Takes the rows.
    private interface Sink {
        /// @param fields run, metric, step, time, value; empty where unknown
        void row(List<String> fields);
    }

    @Override
    int run(Workspace workspace) throws Exception {
        List<Row> runs = rows(workspace);
        checkNames(runs);
        if (csv) {
            context().out().print(CsvTable.line(COLUMNS));
            read(workspace, runs, fields -> context().out().print(CsvTable.line(fields)));
        } else if (json) {
            json(workspace, runs);
        } else {
            table(workspace, runs);
        }
        return 0;
    }

    private void checkNames(List<Row> runs) {
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

    private void read(Workspace workspace, List<Row> runs, Sink sink) throws IOException {
        for (Row row : runs) {
            String id = row.record().id();
            if (stitched) {
                stitched(workspace, id, sink);
                continue;
            }
            Path file = workspace.run(id).file(RunFolder.METRICS);
            if (Files.isRegularFile(file)) {
                MetricsReader.read(file, 0, (step, time, metric, value) -> {
                    if (isWanted(metric)) {
                        sink.row(List.of(id, metric, number(step), number(time), Numbers.print(value)));
                    }
                });
            }
        }
    }

    private void stitched(Workspace workspace, String id, Sink sink) throws IOException {
        History history = new History(workspace.project().store(), workspace.settings());
        String end = history.lineage(id).getFirst().end();
        if (!end.isEmpty()) {
            context().say("run " + RunId.shortForm(id) + ": the curve begins with what there is: " + end);
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

    private void json(Workspace workspace, List<Row> runs) throws IOException {
        String[] before = {"[\n"};
        read(workspace, runs, fields -> {
            StringBuilder object = new StringBuilder(before[0]).append("  {");
            for (int i = 0; i < fields.size(); i++) {
                object.append(i == 0 ? "" : ", ")
                        .append('"')
                        .append(COLUMNS.get(i))
                        .append("\": ");
                object.append(i < 2 ? Json.line(Value.of(fields.get(i))) : jsonNumber(fields.get(i)));
            }
            context().out().print(object.append('}'));
            before[0] = ",\n";
        });
        context().out().println(before[0].startsWith("[") ? "[]" : "\n]");
    }

    private static String jsonNumber(String text) {
        return text.isEmpty() ? "null" : Json.line(Numbers.typed(text));
    }

    private void table(Workspace workspace, List<Row> runs) throws IOException {
        List<List<Cell>> rows = new ArrayList<>();
        read(workspace, runs, fields -> {
            List<Cell> cells = new ArrayList<>();
            cells.add(new Cell(RunId.shortForm(fields.getFirst()), fields.getFirst(), Cell.Kind.PLAIN));
            fields.subList(1, fields.size()).forEach(field -> cells.add(Cell.of(field)));
            rows.add(cells);
        });
        List<Column> columns = new ArrayList<>();
        COLUMNS.forEach(name -> columns.add(new Column(name, columns.size() > 1)));
        Table table = new Table(columns, rows);
        context()
                .out()
                .print(
                        markdown
                                ? new MarkdownTable().of(table)
                                : AlignedTable.on(context()).of(table));
    }
}
