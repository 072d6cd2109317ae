package org.hpsearch.cluster;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.hpsearch.value.SafeFile;
import org.jspecify.annotations.Nullable;

/// How the runs of all batches are: what the engine holds back is known from it, of all else the run folder is the
/// truth. An engine is asked once for all of its jobs that may go on.
public final class TaskOverview {
    /// Jobs whose end the engine is asked for, newest first: it forgets them after minutes anyway.
    private static final int MOST_ASKED = 20;

    private static final String NEVER = "its program never started";

    /// Bytes at the end of a job's output in which its death is explained.
    private static final int TAIL = 4096;

    private final BatchBook book;
    private final Function<String, Engine> engines;
    private final Map<String, RunRecord> runs = new HashMap<>();
    private final Instant now;
    private String silent = "";

    /// @param engines by their names
    /// @param runs    those of jobs, oldest first; of the lives of a task counts the one that started last
    ///                and that no other goes on from
    public TaskOverview(BatchBook book, Function<String, Engine> engines, List<RunRecord> runs, Instant now) {
        this.book = book;
        this.engines = engines;
        this.now = now;
        Set<String> continued = new HashSet<>();
        runs.forEach(run ->
                continued.add(run.info().task() + " " + run.info().lineage().parent()));
        runs.stream()
                .sorted(Comparator.comparingInt(run -> run.info().restarts()))
                .filter(run -> !continued.contains(run.info().task() + " " + run.id()))
                .forEach(run -> this.runs.put(run.info().task(), run));
    }

    /// Why an engine did not answer; empty where all did.
    public String silent() {
        return silent;
    }

    /// All tasks, oldest first.
    ///
    /// @param sure whether engines are asked in any case: for what acts on the answer
    public List<TaskStatus> all(boolean sure) {
        List<SubmittedBatch> batches = book.all();
        List<TaskStatus> all = new ArrayList<>();
        for (String name :
                batches.stream().map(SubmittedBatch::engine).distinct().toList()) {
            all.addAll(of(
                    engines.apply(name),
                    batches.stream()
                            .filter(batch -> batch.engine().equals(name))
                            .toList(),
                    sure));
        }
        return all;
    }

    private List<TaskStatus> of(Engine engine, List<SubmittedBatch> batches, boolean sure) {
        Map<String, TaskState> states = states(engine, batches, sure);
        Map<String, String> fates = states == null ? Map.of() : fates(engine, batches, states, sure);
        List<TaskStatus> tasks = new ArrayList<>();
        for (SubmittedBatch batch : batches) {
            Map<Integer, String> labels = BatchBook.labels(batch);
            for (JobArray array : batch.arrays()) {
                for (int row : array.rows()) {
                    String task = array.task(row);
                    RunRecord run = runs.get(task);
                    TaskState held = states == null ? null : states.get(task);
                    Verdict verdict = verdict(
                            held, run, fates.getOrDefault(task, fates.getOrDefault(array.job(), "")), states != null);
                    TaskStatus status = new TaskStatus(
                            batch,
                            row,
                            labels.getOrDefault(row, ""),
                            task,
                            verdict.state,
                            verdict.reason,
                            run == null ? "" : run.id());
                    tasks.add(isUnexplained(status) ? explained(engine, status) : status);
                }
            }
        }
        return tasks;
    }

    private record Verdict(String state, String reason) {}

    private Verdict verdict(@Nullable TaskState held, @Nullable RunRecord run, String fate, boolean answered) {
        boolean listed = held != null && held.phase() != TaskState.Phase.ENDED;
        if (held != null && held.phase() == TaskState.Phase.WAITS) {
            return new Verdict(TaskStatus.QUEUED, held.reason());
        }
        RunState state = run == null ? null : state(run);
        if (state == null || listed && state != RunState.RUNNING && !isOver(state)) {
            // a job that was started again has the run of its earlier life until the new one is there
            return listed ? new Verdict(TaskStatus.STARTING, "") : without(fate, answered);
        }
        boolean here = run != null && run.process() != null && run.process().isVisible();
        if (state == RunState.RUNNING && !listed && !here) {
            return new Verdict(TaskStatus.UNKNOWN, answered ? "not in the queue" : "no answer from the queue");
        }
        if (state == RunState.SILENT && !listed && answered) {
            return new Verdict(RunState.LOST.word(), fate);
        }
        return new Verdict(state.word(), isOver(state) || state == RunState.RUNNING ? "" : fate);
    }

    /// How a run is. One whose process is gone may have ended since its folder was read.
    private RunState state(RunRecord run) {
        RunState state = run.state(now);
        return state == RunState.LOST ? book.store().run(run.id()).read().state(now) : state;
    }

    /// Of a task that has no run folder and is in no queue.
    private static Verdict without(String fate, boolean answered) {
        if (!answered) {
            return new Verdict(TaskStatus.UNKNOWN, "no answer from the queue");
        }
        return fate.equals(TaskStatus.CANCELLED)
                ? new Verdict(TaskStatus.CANCELLED, "before its program started")
                : new Verdict("lost", fate.isEmpty() ? NEVER : fate);
    }

    /// Whether a task died, and no more than the signal is known of it.
    private static boolean isUnexplained(TaskStatus task) {
        boolean died = task.isTrouble() || task.state().equals(RunState.KILLED.word());
        boolean known = !task.reason().isEmpty()
                && !task.reason().equals(NEVER)
                && !task.reason().startsWith("signal ");
        return died && !known && !task.state().equals(TaskStatus.CANCELLED);
    }

    /// The same with what the engine wrote into the job's output.
    private static TaskStatus explained(Engine engine, TaskStatus task) {
        try {
            String cause = engine.cause(SafeFile.tail(task.output(), TAIL));
            return cause.isEmpty() ? task : task.because(cause);
        } catch (IOException noOutput) {
            return task;
        }
    }

    private PolledQueue polled() {
        return PolledQueue.in(book.path(), now);
    }

    /// What the engine holds; null where it does not answer.
    private @Nullable Map<String, TaskState> states(Engine engine, List<SubmittedBatch> batches, boolean sure) {
        List<JobArray> open = batches.stream()
                .flatMap(batch -> batch.arrays().stream())
                .filter(array -> array.rows().stream().anyMatch(row -> !isOver(array.task(row))))
                .toList();
        try {
            return open.isEmpty() ? Map.of() : polled().of(engine, open, sure);
        } catch (DataException silence) {
            silent = String.valueOf(silence.getMessage());
            return null;
        }
    }

    private boolean isOver(String task) {
        RunRecord run = runs.get(task);
        return run != null && isOver(run.state(now));
    }

    /// Whether the job of a run in this state does not go on with it.
    private static boolean isOver(RunState state) {
        return state == RunState.FINISHED || state == RunState.STOPPED;
    }

    /// The ends of tasks that no queue holds and whose run folders do not say it.
    private Map<String, String> fates(
            Engine engine, List<SubmittedBatch> batches, Map<String, TaskState> states, boolean sure) {
        Map<String, String> fates = new HashMap<>();
        batches.reversed().stream()
                .flatMap(batch -> batch.arrays().stream())
                .filter(array -> array.rows().stream()
                        .map(array::task)
                        .anyMatch(task -> !isOver(task) && !states.containsKey(task)))
                .limit(MOST_ASKED)
                .forEach(array -> fates.putAll(polled().fates(engine, array.job(), sure)));
        return fates;
    }
}
