package org.hpsearch.command.queue;

import java.time.Instant;
import java.util.List;
import org.hpsearch.cluster.TaskStatus;
import org.hpsearch.console.Table;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Table.Column;
import org.hpsearch.console.Texts;
import org.hpsearch.run.RunId;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.show.table.JsonDocuments;
import org.hpsearch.value.Value;

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

    /// A task for programs.
    private static final JsonShape<TaskStatus> JSON = JsonShape.<TaskStatus>empty()
            .with("job", JsonType.TEXT, "as the engine names it", task -> Value.of(task.task()))
            .with(
                    "sweep",
                    JsonType.TEXT,
                    "id of its sweep; empty without",
                    task -> Value.of(task.batch().sweep()))
            .with("row", JsonType.WHOLE, "its number in the batch", task -> Value.of(task.row()))
            .with("what", JsonType.TEXT, "what distinguishes it", task -> Value.of(task.label()))
            .with(
                    "state",
                    JsonType.TEXT,
                    "queued, starting, unknown, cancelled, or the run's state",
                    task -> Value.of(task.state()))
            .with("reason", JsonType.TEXT, "in the engine's words; empty for none", task -> Value.of(task.reason()))
            .with("run", JsonType.TEXT, "id of its run; empty where there is none", task -> Value.of(task.run()))
            .with(
                    "batch",
                    JsonType.TEXT,
                    "its folder in hps-runs/.submitted",
                    task -> Value.of(task.batch().id()));

    private JobTable() {}

    /// The tasks for programs, newest first.
    ///
    /// @param tasks oldest first
    public static Value json(List<TaskStatus> tasks) {
        return new Value.Items(tasks.reversed().stream().<Value>map(JSON::of).toList());
    }

    /// What that is.
    public static JsonDocuments.Kind document() {
        return new JsonDocuments.Kind("hps jobs --json", JSON.type().list());
    }

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
