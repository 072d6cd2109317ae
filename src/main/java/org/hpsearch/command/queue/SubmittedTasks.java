package org.hpsearch.command.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.cluster.BatchBook;
import org.hpsearch.cluster.Engine;
import org.hpsearch.cluster.Engines;
import org.hpsearch.cluster.QueuedRuns;
import org.hpsearch.cluster.TaskFilter;
import org.hpsearch.cluster.TaskOverview;
import org.hpsearch.cluster.TaskStatus;
import org.hpsearch.console.Context;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Workspace;

/// The runs of a project that were handed to engines.
public final class SubmittedTasks {
    private static final String OF_JOBS = "run.job:*";

    private final Context context;
    private final Workspace workspace;
    private final BatchBook book;

    public SubmittedTasks(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
        this.book = new BatchBook(workspace.project().store());
    }

    /// Whether anything was ever handed over.
    public boolean exist() {
        return books().anyMatch(BatchBook::exists);
    }

    private Stream<BatchBook> books() {
        return workspace.project().store().each().stream().map(BatchBook::new);
    }

    private Engine engine(String name) {
        return Engines.of(name, context.environment(), context.folder());
    }

    /// Those that are wanted, oldest first; says where an engine does not answer. All run folders are read, however
    /// long it takes: a task whose run was not read yet would seem to have died before its start.
    ///
    /// @param sure whether engines are asked in any case: for what acts on the answer
    public List<TaskStatus> wanted(TaskFilter filter, boolean sure) {
        workspace.whole();
        List<RunRecord> runs = workspace
                .search(new Search.Request(OF_JOBS, List.of(), Search.Order.NEWEST, Integer.MAX_VALUE))
                .rows()
                .reversed()
                .stream()
                .map(Row::record)
                .toList();
        TaskOverview overview =
                new TaskOverview(book, this::engine, runs, context.clock().instant());
        List<TaskStatus> all = overview.all(sure);
        if (!overview.silent().isEmpty()) {
            context.say(overview.silent());
        }
        return all.stream().filter(filter::wants).toList();
    }

    /// The runs that engines hold back, oldest first; says where an engine does not answer.
    List<QueuedRuns.Queued> queued() {
        return books().flatMap(each -> queued(each).stream()).toList();
    }

    private List<QueuedRuns.Queued> queued(BatchBook of) {
        QueuedRuns queue = new QueuedRuns(of, this::engine, context.clock().instant());
        List<QueuedRuns.Queued> all = queue.all();
        if (!queue.silent().isEmpty()) {
            context.say(queue.silent());
        }
        return all;
    }

    /// Takes back what waits, or is about to start.
    ///
    /// @return how many
    public int cancelWaiting(TaskFilter filter) throws IOException {
        Map<String, List<String>> waiting = new TreeMap<>();
        for (TaskStatus task : wanted(filter, true)) {
            if (task.isHeld()) {
                waiting.computeIfAbsent(task.batch().engine(), name -> new ArrayList<>())
                        .add(task.task());
            }
        }
        for (Map.Entry<String, List<String>> of : waiting.entrySet()) {
            book.cancel(engine(of.getKey()), of.getValue());
        }
        return waiting.values().stream().mapToInt(List::size).sum();
    }

    /// The ids of the runs that go on.
    public List<String> runs(TaskFilter filter) {
        return wanted(filter, true).stream()
                .filter(task -> task.isOpen() && !task.run().isEmpty())
                .map(TaskStatus::run)
                .toList();
    }

    /// Takes back the job of a run, which works elsewhere: its program gets TERM.
    ///
    /// @return whether an engine holds it
    public boolean cancel(RunRecord run) throws IOException {
        if (!exist()) {
            return false;
        }
        List<TaskStatus> held = wanted(new TaskFilter(List.of("id:" + run.id())), true).stream()
                .filter(TaskStatus::isOpen)
                .toList();
        for (TaskStatus task : held) {
            book.cancel(engine(task.batch().engine()), List.of(task.task()));
        }
        return !held.isEmpty();
    }

    /// What the job of a task printed, where it has no run: it died before its program started.
    public Optional<Path> outputWithoutRun(List<String> words) {
        if (!exist() || !TaskFilter.namesJobs(words)) {
            return Optional.empty();
        }
        List<TaskStatus> tasks = wanted(new TaskFilter(words), false);
        if (tasks.isEmpty() || tasks.stream().anyMatch(task -> !task.run().isEmpty())) {
            return Optional.empty();
        }
        return tasks.stream()
                .map(TaskStatus::output)
                .filter(Files::isRegularFile)
                .findFirst()
                .or(() -> {
                    TaskStatus first = tasks.getFirst();
                    throw new DataException("job " + first.task() + " is " + first.state() + " and has printed nothing"
                            + (first.reason().isEmpty() ? "" : ": " + first.reason()));
                });
    }
}
