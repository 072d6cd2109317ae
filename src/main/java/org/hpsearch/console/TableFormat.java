package org.hpsearch.console;

/// How a table is printed.
public sealed interface TableFormat permits AlignedTable, CsvTable, MarkdownTable, LatexTable {
    /// The whole table as text.
    String of(Table table);
}
