package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.query.match.Row;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// What differs between runs, a column a run.
public final class DifferenceTable {
    private final List<Row> rows;
    private final List<Differences.Line> lines;

    public DifferenceTable(List<Row> rows, List<Differences.Line> lines) {
        this.rows = List.copyOf(rows);
        this.lines = List.copyOf(lines);
    }

    /// For a person.
    public Table table() {
        List<Column> columns = new ArrayList<>(List.of(new Column("", false)));
        rows.forEach(row -> columns.add(new Column(row.shortId(), false)));
        boolean two = rows.size() == 2
                && lines.stream().anyMatch(line -> !line.change().text().isEmpty());
        if (two) {
            columns.add(new Column("change", true));
        }
        List<List<Cell>> cells = new ArrayList<>();
        for (Differences.Line line : lines) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(line.label())));
            row.addAll(line.cells());
            if (two) {
                row.add(line.change());
            }
            cells.add(row);
        }
        return new Table(columns, cells);
    }

    /// As JSON: the runs, then what differs by kind.
    public Value json() {
        return shape().of(this);
    }

    static JsonShape<DifferenceTable> shape() {
        JsonShape<DifferenceTable> shape = JsonShape.<DifferenceTable>empty()
                .with("runs", JsonType.TEXT.list(), "their ids", DifferenceTable::ids);
        for (Differences.Kind kind : Differences.Kind.values()) {
            shape = shape.with(
                    kind.word(),
                    JsonType.VALUE.orNull().list().map(),
                    "name → a value a run, of what differs",
                    table -> table.of(kind));
        }
        return shape;
    }

    private Value of(Differences.Kind kind) {
        TreeMap<String, Value> fields = new TreeMap<>();
        lines.stream().filter(line -> line.kind() == kind).forEach(line -> fields.put(line.name(), values(line)));
        return new Value.Obj(fields);
    }

    private Value ids() {
        return new Value.Items(
                rows.stream().<Value>map(row -> Value.of(row.id())).toList());
    }

    private static Value values(Differences.Line line) {
        return new Value.Items(line.cells().stream()
                .map(cell -> cell.full().isEmpty() ? Value.nothing() : Numbers.typed(cell.full()))
                .toList());
    }
}
