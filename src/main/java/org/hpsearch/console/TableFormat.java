package org.hpsearch.console;

import java.io.PrintStream;

/// How a table is printed.
public sealed interface TableFormat permits AlignedTable, CsvTable, MarkdownTable, LatexTable {
    /// The whole table as text.
    String of(Table table);

    /// Prints the whole table.
    default void print(Table table, PrintStream out) {
        out.print(of(table));
    }
}
