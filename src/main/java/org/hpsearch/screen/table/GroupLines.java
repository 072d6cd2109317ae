package org.hpsearch.screen.table;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Texts;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.show.table.FailureReason;
import org.hpsearch.show.table.LogEnd;
import org.hpsearch.workspace.Workspace;

/// What is shown below the table of a group, or of a run that waits.
public final class GroupLines {
    private static final int FAILURES = 3;

    private final Workspace workspace;
    private final LineValues values;

    public GroupLines(Workspace workspace, LineValues values) {
        this.workspace = workspace;
        this.values = values;
    }

    /// Of a group: what its runs have come to.
    public List<String> of(RunGroup group) {
        List<String> lines = new ArrayList<>();
        int shown = group.rows().size();
        lines.add(group.states() + (shown < group.total() ? "; " + shown + " of them are listed" : ""));
        Row best = values.best(group);
        if (best != null) {
            TableLine line = new TableLine.Run(best, 1);
            lines.add("best " + values.metric() + " " + Texts.number(values.best(line)) + "  " + best.shortId() + "  "
                    + values.label(line));
        }
        group.rows().stream()
                .filter(row -> LogEnd.isBad(row.state()))
                .limit(FAILURES)
                .map(row -> row.shortId() + " " + row.state().word() + ": "
                        + FailureReason.of(workspace.run(row.id()), row))
                .forEach(lines::add);
        boolean runs = group.count(RunState.RUNNING) > 0;
        lines.add("enter opens and closes it" + (runs ? "; s stops its runs" : ""));
        return lines.stream().map(SafeText::line).toList();
    }

    /// Of a run that waits.
    ///
    /// @param reason why it is held back; empty where nobody says
    public static List<String> waiting(Row row, String reason) {
        List<String> lines = new ArrayList<>();
        String task = row.record().info().task();
        lines.add("job " + task + " waits in the queue" + (reason.isEmpty() ? "" : ": " + reason));
        row.params()
                .forEach((name, param) -> lines.add(name + "  " + param.value().print()));
        return lines.stream().map(SafeText::line).toList();
    }
}
