package org.hpsearch.command.queue;

import java.time.Instant;
import java.util.List;
import org.hpsearch.cluster.TaskStatus;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.run.RunId;

/// Tasks as a table, newest first.
public final class JobTable {
    private static final List<Column> COLUMNS = List.of(
            new Column("job", false),
            new Column("sweep", false, 2),
            new Column("what", false),
            new Column("state", false),
            new Column("reason", false, 1),
            new Column("run", false),
            new Column("age", false, 2));

    private JobTable() {}

    /// @param tasks oldest first
    public static Table of(List<TaskStatus> tasks, Instant now) {
        return new Table(
                COLUMNS, tasks.reversed().stream().map(task -> row(task, now)).toList());
    }

    private static List<Cell> row(TaskStatus task, Instant now) {
        return List.of(
                Cell.of(task.task()),
                Cell.of(task.batch().sweep()),
                Cell.of(task.label()),
                new Cell(task.state(), task.state(), kind(task)),
                Cell.of(task.reason()),
                new Cell(task.run().isEmpty() ? "" : RunId.shortForm(task.run()), task.run(), Cell.Kind.PLAIN),
                Cell.of(Texts.age(task.batch().submitted(), now)));
    }

    private static Cell.Kind kind(TaskStatus task) {
        return task.isOpen() ? Cell.Kind.BUSY : task.state().equals("finished") ? Cell.Kind.GOOD : Cell.Kind.BAD;
    }
}
