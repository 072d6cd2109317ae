package org.hpsearch.command.option;

import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.MarkdownTable;
import org.hpsearch.console.TableFormat;
import picocli.CommandLine.Option;

/// How a result is printed.
public final class FormatOptions {
    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(names = "--csv", description = "as CSV")
    boolean csv;

    @Option(names = "--markdown", description = "as a Markdown table")
    boolean markdown;

    public boolean isJson() {
        return json;
    }

    public boolean isCsv() {
        return csv;
    }

    /// The format of a table.
    public TableFormat table(Context context) {
        return csv ? new CsvTable() : markdown ? new MarkdownTable() : AlignedTable.on(context);
    }

    /// Whether a person reads the result.
    public boolean isForReading() {
        return !json && !csv && !markdown;
    }
}
