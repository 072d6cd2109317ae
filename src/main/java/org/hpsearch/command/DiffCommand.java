package org.hpsearch.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.MarkdownTable;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.Differences;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.show.table.SideBySide;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "What differs between runs: fields, parameters, metrics, inputs, code; nothing that is equal.",
            "Of two runs the changed lines of their inputs are shown side by side. One run is compared with its parent."
        },
        sortOptions = false)
final class DiffCommand extends OnRuns {
    private static final int MOST = 12;

    @Option(names = "--all", description = "what is equal, too")
    boolean all;

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(names = "--csv", description = "as CSV")
    boolean csv;

    @Option(names = "--markdown", description = "as a Markdown table")
    boolean markdown;

    @Override
    int run(Workspace workspace) throws IOException {
        List<Row> rows = compared(workspace);
        Optional<Objective> objective = new Selector(workspace)
                .select("", List.of(), Search.Order.BEST, 0, false)
                .objective();
        RowValues values = new RowValues(rows, workspace.names());
        RunTable runs = new RunTable(values, objective, context().clock().instant());
        List<Differences.Line> lines = new Differences(workspace, values, runs).lines(all);
        if (json) {
            context().out().print(Json.document(json(rows, lines)));
            return 0;
        }
        Table table = table(rows, lines);
        if (csv) {
            context().out().print(new CsvTable().of(table));
        } else if (markdown) {
            context().out().print(new MarkdownTable().of(table));
        } else {
            context()
                    .out()
                    .print(
                            lines.isEmpty()
                                    ? "nothing that hps knows of differs\n"
                                    : AlignedTable.on(context()).of(table));
            if (rows.size() == 2) {
                new SideBySide(
                                context(),
                                workspace.run(rows.get(0).record().id()),
                                workspace.run(rows.get(1).record().id()))
                        .print(lines);
            }
        }
        return 0;
    }

    private List<Row> compared(Workspace workspace) {
        List<Row> rows = rows(workspace);
        if (rows.size() == 1) {
            String parent = rows.getFirst().record().info().lineage().parent();
            if (parent == null) {
                throw new UsageException(
                        "'" + String.join(" ", words) + "' is one run, and it has no parent; name two");
            }
            List<Row> both = new ArrayList<>(new Selector(workspace).some(parent));
            both.add(rows.getFirst());
            return both;
        }
        if (rows.size() > MOST) {
            throw new DataException(rows.size() + " runs are too many to stand side by side (" + MOST
                    + " at most); hps query --all-columns shows them one a line");
        }
        return rows;
    }

    private static Table table(List<Row> rows, List<Differences.Line> lines) {
        List<Column> columns = new ArrayList<>(List.of(new Column("", false)));
        rows.forEach(row -> columns.add(new Column(row.shortId(), false)));
        boolean two = rows.size() == 2
                && lines.stream().anyMatch(line -> !line.change().text().isEmpty());
        if (two) {
            columns.add(new Column("change", true));
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (Differences.Line line : lines) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(line.name())));
            row.addAll(line.cells());
            if (two) {
                row.add(line.change());
            }
            cells.add(row);
        }
        return new Table(columns, cells);
    }

    private static Value json(List<Row> rows, List<Differences.Line> lines) {
        TreeMap<String, Value> document = new TreeMap<>();
        document.put("runs", texts(rows.stream().map(row -> row.record().id()).toList()));
        for (Differences.Kind kind : Differences.Kind.values()) {
            Map<String, Value> fields = new TreeMap<>();
            for (Differences.Line line : lines) {
                if (line.kind() == kind) {
                    fields.put(line.name(), values(line));
                }
            }
            document.put(kind.word(), new Value.Obj(new TreeMap<>(fields)));
        }
        return new Value.Obj(document);
    }

    private static Value values(Differences.Line line) {
        return new Value.Items(line.cells().stream()
                .map(cell -> cell.full().isEmpty() ? Value.nothing() : org.hpsearch.value.Numbers.typed(cell.full()))
                .toList());
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }
}
