package org.hpsearch.launch.many;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.cluster.BatchBook;
import org.hpsearch.cluster.Engine;
import org.hpsearch.cluster.SubmittedBatch;
import org.hpsearch.cluster.Task;
import org.hpsearch.cluster.TaskOverview;
import org.hpsearch.cluster.TaskStatus;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.DataException;
import org.jspecify.annotations.Nullable;

/// Jobs on an engine, each a batch of its own: submitted, looked at until it is over, cancelled where it gets a signal.
/// How a job is says [TaskOverview], as for `hps jobs`; the engine is asked as seldom as there.
public final class EngineSite implements Site {
    private static final long LOOK_MS = 2000;

    /// Folders of runs that are so much older than the site belong to no job of it, whatever the clocks say.
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    /// So often a run is looked at whose program has ended, until all of it is written.
    private static final int LAST_LOOKS = 15;

    /// What a shell tells of a program that was killed: a run that is lost has no end of its own.
    private static final int LOST = 137;

    private final Dispatch dispatch;
    private final Engine engine;
    private final BatchBook book;
    private final InstantSource clock;
    private String since;
    private final Map<String, RunRecord> runs = new TreeMap<>();
    private final Set<String> whole = new HashSet<>();
    private Map<String, TaskStatus> states = Map.of();
    private long looked;

    EngineSite(Dispatch dispatch, Engine engine, Store store, InstantSource clock) {
        this.dispatch = dispatch;
        this.engine = engine;
        this.book = new BatchBook(store);
        this.clock = clock;
        this.since = RunId.create(clock.instant().minus(CLOCKS));
    }

    @Override
    public boolean isolates() {
        return false;
    }

    @Override
    public void run(Crew.Job job, Launcher.Listener listener, Watch watch) throws IOException, InterruptedException {
        String task = job.task().isEmpty() ? submit(job) : job.task();
        watch.began(signal -> end(task, listener.stoppedBy()));
        try {
            follow(task, job, listener);
        } finally {
            watch.over();
        }
    }

    /// One at a time: the lock of the book keeps out other processes alone.
    private synchronized String submit(Crew.Job job) throws IOException {
        PreparedCommand command = job.command();
        String label = command.experiment() + " " + job.number();
        String line = PlanLine.ofJob(job.typed(), job.from());
        Task task = new Task(job.number(), label, line, Dispatch.planned(command));
        return dispatch.one(book, command, task).arrays().getFirst().task(task.row());
    }

    @Override
    public synchronized List<Left> left(String sweep) {
        List<SubmittedBatch> earlier = book.all().stream()
                .filter(batch -> batch.sweep().equals(sweep) && batch.engine().equals(engine.name()))
                .toList();
        if (earlier.isEmpty()) {
            return List.of();
        }
        Instant first = Objects.requireNonNullElse(earlier.getFirst().submitted(), Instant.EPOCH.plus(CLOCKS));
        since = RunId.create(first.minus(CLOCKS));
        read();
        return overview().all(true).stream()
                .filter(status -> status.isOpen() && status.batch().sweep().equals(sweep))
                .map(status -> new Left(status.task(), known(status)))
                .toList();
    }

    private RunRecord known(TaskStatus status) {
        RunRecord run = runs.get(status.run());
        return run == null ? BatchBook.planned(status.batch(), status.row()) : run;
    }

    /// @param rule by which a search ends it; empty for none
    private boolean end(String task, String rule) {
        try {
            TaskStatus status = rule.isEmpty() ? null : look(task);
            if (status == null) {
                book.cancel(engine, List.of(task));
            } else {
                book.stop(engine, status, rule);
            }
            return true;
        } catch (IOException | DataException refused) {
            return false;
        }
    }

    private void follow(String task, Crew.Job job, Launcher.Listener listener)
            throws IOException, InterruptedException {
        RemoteRun remote = new RemoteRun(job.command().experiment(), listener);
        TaskStatus status = look(task);
        while (status == null || status.isOpen()) {
            if (status != null && !status.run().isEmpty()) {
                remote.look(folder(status.run()));
            }
            Thread.sleep(LOOK_MS);
            status = look(task);
        }
        if (status.run().isEmpty()) {
            throw new DataException("job " + task + " is " + status.state() + ": " + status.reason() + "; hps log "
                    + task + " shows what it printed");
        }
        RunFolder run = folder(status.run());
        RunRecord record = complete(run);
        remote.look(run);
        Instant now = clock.instant();
        EndStatus end = record.end();
        Duration took = record.duration(now);
        listener.ended(
                run,
                end == null ? new EndStatus(LOST, now).stoppedBy(listener.stoppedBy()) : end,
                took == null ? Duration.ZERO : took,
                null);
    }

    /// A run that is over. Its program's exit status is there before hps has written the rest.
    private static RunRecord complete(RunFolder run) throws InterruptedException {
        RunRecord record = run.read();
        for (int i = 0; i < LAST_LOOKS && record.end() != null && !run.isClosed(); i++) {
            Thread.sleep(LOOK_MS);
            record = run.read();
        }
        return record;
    }

    private RunFolder folder(String id) {
        return book.store().run(id);
    }

    /// How a task is; null where the last look was before it was submitted.
    private synchronized @Nullable TaskStatus look(String task) {
        long now = System.nanoTime();
        if (looked == 0 || !states.containsKey(task) || now - looked >= LOOK_MS * 1_000_000) {
            looked = now;
            read();
            Map<String, TaskStatus> seen = new TreeMap<>();
            overview().all(false).forEach(status -> seen.put(status.task(), status));
            states = seen;
        }
        return states.get(task);
    }

    private TaskOverview overview() {
        return new TaskOverview(book, name -> engine, List.copyOf(runs.values()), clock.instant());
    }

    /// Reads the runs that may have changed.
    private void read() {
        for (String id : book.store().ids()) {
            if (id.compareTo(since) >= 0 && !whole.contains(id)) {
                RunFolder run = folder(id);
                boolean closed = run.isClosed();
                runs.put(id, run.read());
                if (closed) {
                    whole.add(id);
                }
            }
        }
    }
}
