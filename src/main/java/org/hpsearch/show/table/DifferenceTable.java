package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.query.match.Row;
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
            List<Cell> row = new ArrayList<>(List.of(Cell.of(line.name())));
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
                .map(cell -> cell.full().isEmpty() ? Value.nothing() : Numbers.typed(cell.full()))
                .toList());
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }
}
