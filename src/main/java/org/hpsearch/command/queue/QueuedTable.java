package org.hpsearch.command.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.cluster.QueuedRuns;
import org.hpsearch.console.Context;
import org.hpsearch.console.Table;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunRecord;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.show.table.TableOptions;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// The runs that wait in a queue and match a query, below the table of those that it found. They have no folder, no
/// id and no result, so they are no rows of the index: no verb can act on them, and none counts them as a run. What the
/// query says of their state, job, parameters and notes holds for them as for runs.
public final class QueuedTable {
    private static final int MOST = 10;

    private final Context context;
    private final Workspace workspace;
    private final Map<String, String> reasons = new HashMap<>();

    public QueuedTable(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
    }

    /// Learns what waits, before a query is asked that may name its parameters.
    public void look() {
        SubmittedTasks tasks = new SubmittedTasks(context, workspace);
        if (tasks.exist()) {
            List<RunRecord> runs = new ArrayList<>();
            for (QueuedRuns.Queued queued : tasks.queued()) {
                runs.add(queued.run());
                reasons.put(queued.run().info().task(), queued.reason());
            }
            workspace.awaits(runs);
        }
    }

    /// Shows those that match; where the table is for programs only says how many.
    public void print(String query, TableOptions options) {
        if (reasons.isEmpty() || !new Selector(workspace).named(query, false).isEmpty()) {
            return;
        }
        List<Row> rows = workspace.waiting(query);
        if (rows.isEmpty()) {
            return;
        }
        if (!options.isForReading()) {
            context.say(number(rows.size()) + " queued, with no run yet: hps jobs --json lists what waits");
            return;
        }
        context.out().println(context.style().dim(number(rows.size()) + " queued:"));
        options.print(context, table(rows.subList(0, Math.min(MOST, rows.size()))));
        if (rows.size() > MOST) {
            context.out()
                    .println(context.style()
                            .dim("... " + number(rows.size() - MOST) + " more; hps jobs state:queued lists all"));
        }
    }

    private Table table(List<Row> rows) {
        RunTable table = new RunTable(
                new RowValues(rows, workspace.names()),
                Optional.empty(),
                context.clock().instant(),
                row -> reasons.getOrDefault(row.record().info().task(), ""));
        List<String> columns = new ArrayList<>(table.columns(RunField.JOB, RunField.EXPERIMENT));
        table.automaticColumns(false).stream()
                .filter(name -> !table.isAge(name) && !columns.contains(name))
                .filter(name -> !table.columns(RunField.ID, RunField.STATE).contains(name))
                .forEach(columns::add);
        table.reason().ifPresent(columns::add);
        return table.of(columns);
    }

    private static String number(int runs) {
        return String.format(Locale.ROOT, "%,d", runs);
    }
}
