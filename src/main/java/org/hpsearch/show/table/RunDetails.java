package org.hpsearch.show.table;

import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Style;
import org.hpsearch.console.Table;
import org.hpsearch.query.match.Row;
import org.hpsearch.workspace.Workspace;

/// All about a run, for a person: facts, parameters, metrics, checkpoints, why it failed, warnings.
public final class RunDetails {
    private static final int LINES = 10;

    private final Context context;
    private final Workspace workspace;

    public RunDetails(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// Prints it.
    public void print(Row row) {
        Style style = context.style();
        RunSheet sheet = new RunSheet(context, workspace, row);
        print(style.bold(row.shortId()) + "  " + sheet.state() + "  "
                + SafeText.line(row.record().notes().name()));
        sheet.facts().forEach(fact -> line(fact.label(), fact.text()));
        String label = "family";
        for (FamilyTree.Member member : sheet.family()) {
            line(label, member.text());
            label = "";
        }
        table(sheet.params());
        table(sheet.metrics());
        table(sheet.checkpoints());
        failure(row);
        sheet.problems().forEach(problem -> print(style.yellow("warning: " + SafeText.line(problem))));
    }

    /// Prints the parameters, each with its value and where that is from.
    public void params(Row row) {
        table(new RunSheet(context, workspace, row).params());
    }

    /// The last lines of the error output of a run that ended badly.
    private void failure(Row row) {
        if (LogEnd.isBad(row.state())) {
            LogEnd end = LogEnd.of(workspace.run(row.id()), row.state(), LINES);
            if (!end.lines().isEmpty()) {
                print("  " + context.style().dim("the end of " + end.file()));
                end.lines().forEach(line -> print("  " + line));
            }
        }
    }

    private void print(String line) {
        context.out().println(line.stripTrailing());
    }

    private void line(String label, String text) {
        print(String.format("  %-11s %s", label, SafeText.line(text)));
    }

    private void table(Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        new AlignedTable(context.style(), context.columns() == 0 ? 0 : context.columns() - 2)
                .of(table)
                .lines()
                .forEach(line -> print("  " + line));
    }
}
