package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.MarkdownTable;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description =
                "Lists what you can query: parameters, metrics and fields of the run, with type, range and how many"
                        + " runs.",
        sortOptions = false)
final class FieldsCommand extends Verb {
    @Parameters(paramLabel = "PATTERN", arity = "0..1", description = "a part of the name, or a pattern with * and ?")
    String pattern = "";

    @Option(names = "--csv", description = "as CSV")
    boolean csv;

    @Option(names = "--json", description = "as JSON: one array, an object a field")
    boolean json;

    @Option(names = "--markdown", description = "as a Markdown table")
    boolean markdown;

    @Override
    int run(Workspace workspace) throws Exception {
        List<FieldInfo> fields = workspace.ask().fields(pattern);
        if (json) {
            context()
                    .out()
                    .print(Json.document(new Value.Items(
                            fields.stream().map(FieldsCommand::json).toList())));
            return 0;
        }
        if (fields.isEmpty()) {
            context().say("no field is called '" + pattern + "'");
            return 1;
        }
        Table table = table(fields);
        String text = csv
                ? new CsvTable().of(table)
                : markdown
                        ? new MarkdownTable().of(table)
                        : AlignedTable.on(context()).of(table);
        context().out().print(text);
        return 0;
    }

    private static Value json(FieldInfo field) {
        TreeMap<String, Value> object = new TreeMap<>();
        object.put("name", Value.of(field.name()));
        object.put("kind", Value.of(field.kind()));
        object.put("type", Value.of(field.type()));
        object.put("runs", Value.of(field.runs()));
        object.put("filled", Value.of(field.filled()));
        object.put("range", Value.of(field.range()));
        return new Value.Obj(object);
    }

    private static Table table(List<FieldInfo> fields) {
        boolean anyFilled = fields.stream().anyMatch(field -> field.filled() > 0);
        List<Column> columns = new ArrayList<>(List.of(
                new Column("field", false),
                new Column("kind", false),
                new Column("type", false),
                new Column("runs", true)));
        if (anyFilled) {
            columns.add(new Column("by default", true));
        }
        columns.add(new Column("values", false));
        List<List<Cell>> rows = new ArrayList<>();
        for (FieldInfo field : fields) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.of(field.name()),
                    Cell.of(field.kind()),
                    Cell.of(field.type()),
                    Cell.of(Long.toString(field.runs()))));
            if (anyFilled) {
                row.add(Cell.of(field.filled() == 0 ? "" : Long.toString(field.filled())));
            }
            row.add(Cell.of(field.range()));
            rows.add(row);
        }
        return new Table(columns, rows);
    }
}
