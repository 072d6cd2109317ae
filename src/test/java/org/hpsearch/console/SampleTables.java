package org.hpsearch.console;

import java.util.List;
import java.util.Map;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Cell.Kind;
import org.hpsearch.console.Table.Column;

/// The tables that each format is tested with.
final class SampleTables {
    static final List<Column> COLUMNS =
            List.of(new Column("id", false), new Column("lr", true), new Column("note", false));

    static final Table EMPTY = new Table(COLUMNS, List.of());
    static final Table ONE = table(List.of(row("k3x7q", "0.1", "first")));
    static final Table MANY = new Table(
            COLUMNS,
            List.of(
                    row("k3x7q", "0.1", ""),
                    List.of(Cell.of("b"), new Cell("0.0125", "0.01250001", Kind.BEST), Cell.of("best of all")),
                    row("", "-3e-05", "x")),
            Map.of(1, List.of("line 3: loss=0.5")));
    static final Table WIDE = table(List.of(row("日本", "1", "höre é"), row("a", "10", "👍 ok")));
    static final Table HOSTILE = table(List.of(
            row("\u001b[2J", "1", "a,b\n\"c\""),
            row("=1+1", "-2", "<img src=x> [a](b) ![c] *d* `e` | \\"),
            row("@x", "-Infinity", "-rm & 5% of $x_1 ~ {y} ^ # > \u202e")));

    private SampleTables() {}

    private static List<Cell> row(String... texts) {
        return List.of(texts).stream().map(Cell::of).toList();
    }

    private static Table table(List<List<Cell>> rows) {
        return new Table(COLUMNS, rows);
    }
}
