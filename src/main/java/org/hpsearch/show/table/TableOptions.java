package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.CsvTable;
import org.hpsearch.console.LatexTable;
import org.hpsearch.console.MarkdownTable;
import org.hpsearch.console.Table;
import org.hpsearch.console.Texts;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Asked;
import org.hpsearch.workspace.SavedQuery;
import picocli.CommandLine.Option;

/// How a table is chosen, cut and written.
public final class TableOptions {
    /// Rows on a terminal, unless said otherwise.
    private static final int SCREEN = 25;

    @Option(names = "--top", paramLabel = "K", description = "only the K first")
    int top = -1;

    @Option(names = "--limit", paramLabel = "N", description = "print at most N rows")
    int limit = -1;

    public @Option(
            names = "--sort",
            paramLabel = "KEYS",
            parameterConsumer = SignedNames.class,
            description = "sort by these fields, metrics best first; -KEY, KEY:asc, :desc, :best, :worst") List<String>
            sort = new ArrayList<>();

    @Option(
            names = "--columns",
            paramLabel = "NAMES",
            parameterConsumer = SignedNames.class,
            description = "these columns; +NAME and -NAME change the usual ones; * and ? are patterns")
    public List<String> columns = new ArrayList<>();

    public @Option(names = "--all-columns", description = "all parameters and metrics") boolean allColumns;

    public @Option(names = "--tips", description = "of a chain of resumed runs only the last") boolean tips;

    @Option(
            names = "--pareto",
            paramLabel = "A,B",
            split = ",",
            description = "only the runs that no other run beats in all of these")
    public List<String> pareto = new ArrayList<>();

    public @Option(names = "--json", description = "as JSON: one array, an object per run") boolean json;

    public @Option(names = "--csv", description = "as CSV, nothing rounded") boolean csv;

    public @Option(names = "--markdown", description = "as a Markdown table") boolean markdown;

    @Option(names = "--latex", description = "as a table for LaTeX (package booktabs)")
    public boolean latex;

    public @Option(names = "--fresh", description = "compare all folders with the index first, however long it takes")
    boolean fresh;

    /// Most rows that are read.
    public int rows(Context context) {
        if (top < -1 || limit < -1) {
            throw new UsageException("--top and --limit take a number from 0 on");
        }
        int most = context.terminal() && isForReading() ? SCREEN : Integer.MAX_VALUE;
        most = limit >= 0 ? limit : most;
        return top >= 0 ? Math.min(top, limit >= 0 ? limit : top) : most;
    }

    /// Takes the order and the columns of a saved query, where none were typed.
    public void as(SavedQuery saved) {
        sort = sort.isEmpty() ? saved.sort() : sort;
        columns = columns.isEmpty() ? saved.columns() : columns;
    }

    /// Shows these metrics, too; where nothing else was typed, runs that are best by the first one come first.
    ///
    /// @param best whether the order is best first unless said otherwise
    public void show(List<String> metrics, boolean best) {
        if (metrics.isEmpty()) {
            return;
        }
        sort = sort.isEmpty() && best ? List.of(metrics.getFirst()) : sort;
        boolean changes = columns.isEmpty() || columns.stream().anyMatch(name -> name.matches("[+-].*"));
        List<String> shown = new ArrayList<>(columns);
        metrics.forEach(metric -> shown.add(changes ? "+" + metric : metric));
        columns = shown;
    }

    /// Shows the objectives of a front, too, unless columns were chosen.
    public void showFront() {
        if (columns.isEmpty()) {
            show(
                    pareto.stream()
                            .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                            .toList(),
                    false);
        }
    }

    /// What was asked, for a shell that asks it again with changes.
    public Asked asked(String verb, String query) {
        List<String> others = new ArrayList<>();
        if (top >= 0) {
            others.add("--top=" + top);
        }
        if (tips) {
            others.add("--tips");
        }
        if (allColumns) {
            others.add("--all-columns");
        }
        return new Asked(verb, query, sort, columns, limit, others);
    }

    /// Whether the table is for a person at a terminal: with a head, rounded, nothing but what differs.
    public boolean isForReading() {
        return !json && !csv && !markdown && !latex;
    }

    /// How many were found, in words; where `--top` leaves some out, how many of them count.
    String found(int found) {
        String count = Texts.count(found, "run", "runs");
        return total(found) == found ? count : String.format(Locale.ROOT, "%,d of %s", total(found), count);
    }

    /// How many of the found runs count: `--top` cuts the result, `--limit` only what is printed of it.
    public int total(int found) {
        return top >= 0 ? Math.min(top, found) : found;
    }

    /// Prints a table as chosen.
    public void print(Context context, Table table) {
        if (csv) {
            context.out().print(new CsvTable().of(table));
        } else if (markdown) {
            context.out().print(new MarkdownTable().of(table));
        } else if (latex) {
            context.out().print(new LatexTable().of(table));
        } else {
            context.out().print(AlignedTable.on(context).of(table));
        }
    }
}
