package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Table;
import org.hpsearch.query.Result;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.workspace.Workspace;

/// The answer to a query: what was found, in which order, what all have in common, and the table.
public final class RunAnswer {
    private final Context context;
    private final Workspace workspace;
    private final TableOptions table;
    private final Result result;
    private final RunTable runs;

    public RunAnswer(Context context, Workspace workspace, TableOptions table, Result result) {
        this.context = context;
        this.workspace = workspace;
        this.table = table;
        this.result = result;
        this.runs = new RunTable(
                new RowValues(result.rows(), workspace.names()),
                result.objective(),
                context.clock().instant(),
                row -> FailureReason.of(workspace.run(row.id()), row));
    }

    /// Prints it as the options say.
    ///
    /// @param query   as typed
    /// @param usual   the columns where none are chosen; the second argument says whether all runs are exported
    /// @param numbers whether a person can name rows by numbers afterwards
    public void print(String query, BiFunction<RunTable, Boolean, List<String>> usual, boolean numbers) {
        TextHits hits = TextHits.of(context, workspace, query, result);
        if (!result.order().words().isEmpty() || result.rows().isEmpty()) {
            AbsentLogs.of(workspace, query).ifPresent(context::say);
        }
        if (table.json) {
            context.out().print(RunJson.of(result.rows(), workspace.settings(), hits));
            return;
        }
        if (result.rows().isEmpty() && table.isForReading()) {
            context.out().println(result.total() == 0 ? "no runs" : table.found(result.total()));
            if (!workspace.present() || !workspace.project().store().holdsRuns()) {
                context.say("record one: " + workspace.firstCommand());
            }
            return;
        }
        List<String> columns = columns(usual);
        if (table.isForReading()) {
            head();
        }
        Table shown = runs.of(columns, hits.lines());
        if (table.csv && !columns.contains(started())) {
            shown = shown.renamed(runs.age(), started());
        }
        table.print(context, numbers && table.isForReading() ? shown.numbered() : shown);
        int more = table.total(result.total()) - result.rows().size();
        if (more > 0 && table.isForReading()) {
            context.out().println(context.style().dim(String.format(Locale.ROOT, "... %,d more", more)));
        }
    }

    private String started() {
        return runs.columns(RunField.STARTED).getFirst();
    }

    private List<String> columns(BiFunction<RunTable, Boolean, List<String>> usual) {
        List<String> columns =
                new ArrayList<>(table.allColumns ? runs.allColumns() : usual.apply(runs, table.csv || table.markdown));
        if (table.latex) {
            columns.removeIf(name ->
                    runs.isAge(name) || name.equals(runs.columns(RunField.ID).getFirst()));
        }
        return new ColumnChoice(workspace.names(), runs).of(table.columns, columns);
    }

    private void head() {
        String by =
                result.order().words().isEmpty() ? "" : ", " + result.order().words();
        String head = SafeText.line(table.found(result.total()) + by);
        context.out().println(context.style().dim(cut(head)));
        String common = runs.common().entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("  "));
        boolean whole = result.rows().size() == result.total();
        if (whole && !common.isEmpty() && table.columns.isEmpty()) {
            context.out().println(context.style().dim(cut("all: " + SafeText.line(common))));
        }
    }

    private String cut(String line) {
        return context.columns() > 0 ? SafeText.cut(line, context.columns()) : line;
    }
}
