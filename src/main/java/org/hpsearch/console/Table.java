package org.hpsearch.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A table of texts; a [TableFormat] prints it.
///
/// @param columns heads, left to right
/// @param rows    as many cells a row as there are columns
/// @param under   by the number of a row: lines that stand below it on a terminal, made harmless already
public record Table(List<Column> columns, List<List<Cell>> rows, Map<Integer, List<String>> under) {
    /// @param name   its head
    /// @param number whether it is aligned to the right
    /// @param minor  how little it matters where there is no room for all: the greatest go first
    public record Column(String name, boolean number, int minor) {
        /// One that matters.
        public Column(String name, boolean number) {
            this(name, number, 0);
        }
    }

    /// A cell.
    ///
    /// @param text what a person reads
    /// @param full what CSV holds: nothing is rounded there
    /// @param kind how it looks
    public record Cell(String text, String full, Kind kind) {
        /// How a cell looks.
        public enum Kind {
            /// As usual.
            PLAIN,
            /// Strong.
            STRONG,
            /// Strong, and the best of its column.
            BEST,
            /// Weak: a value that nobody gave.
            WEAK,
            /// Good.
            GOOD,
            /// Bad.
            BAD,
            /// In progress.
            BUSY
        }

        /// A usual cell.
        public static Cell of(String text) {
            return new Cell(text, text, Kind.PLAIN);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = rows instanceof LazyRows ? rows : rows.stream().map(List::copyOf).toList();
        under = Map.copyOf(under);
    }

    /// A table with nothing between its rows.
    public Table(List<Column> columns, List<List<Cell>> rows) {
        this(columns, rows, Map.of());
    }

    /// The same with another head of a column.
    public Table renamed(String from, String to) {
        return new Table(
                columns.stream()
                        .map(column ->
                                column.name().equals(from) ? new Column(to, column.number(), column.minor()) : column)
                        .toList(),
                rows,
                under);
    }

    /// The same with a number before each row, from 1 on.
    public Table numbered() {
        List<Column> numbered = new ArrayList<>(List.of(new Column("#", true)));
        numbered.addAll(columns);
        List<List<Cell>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.of(Integer.toString(i + 1))));
            row.addAll(rows.get(i));
            cells.add(row);
        }
        return new Table(numbered, cells, under);
    }

    /// The heads, left to right.
    List<String> heads() {
        return columns.stream().map(Column::name).toList();
    }
}
