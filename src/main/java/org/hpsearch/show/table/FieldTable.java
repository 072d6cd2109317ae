package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.query.FieldInfo;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.Value;

/// What can be queried, a row a field.
public record FieldTable(List<FieldInfo> fields) {
    static final JsonShape<FieldInfo> SHAPE = JsonShape.<FieldInfo>empty()
            .with("name", JsonType.TEXT, "as it can be typed", field -> Value.of(field.name()))
            .with("kind", JsonType.TEXT, "run, param or metric", field -> Value.of(field.kind()))
            .with(
                    "type",
                    JsonType.TEXT,
                    "number, text, boolean, time, span, or several with / between",
                    field -> Value.of(field.type()))
            .with("runs", JsonType.WHOLE, "runs that have a value of their own", field -> Value.of(field.runs()))
            .with("filled", JsonType.WHOLE, "more runs that have one by a default", field -> Value.of(field.filled()))
            .with(
                    "range",
                    JsonType.TEXT,
                    "least and greatest, or the most frequent texts",
                    field -> Value.of(field.range()));

    public FieldTable {
        fields = List.copyOf(fields);
    }

    /// As JSON: an object a field.
    public Value json() {
        return new Value.Items(fields.stream().<Value>map(SHAPE::of).toList());
    }

    /// For a person.
    public Table table() {
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
