package org.hpsearch.screen.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.hpsearch.cluster.BatchBook;
import org.hpsearch.cluster.Engines;
import org.hpsearch.cluster.QueuedRuns;
import org.hpsearch.console.Context;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunRecord;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// The runs that wait in a queue. An engine may take seconds to answer, so it is asked beside the screen.
public final class QueueWatch {
    private static final long PAUSE = 10_000_000_000L;

    private final Context context;
    private final Workspace workspace;
    private final BatchBook book;
    private final Map<String, String> reasons = new HashMap<>();
    private @Nullable FutureTask<Answer> asked;
    private long next = System.nanoTime();
    private boolean waits;
    private String silent = "";
    private boolean said;

    private record Answer(List<QueuedRuns.Queued> runs, String silent) {}

    public QueueWatch(Context context, Workspace workspace) {
        this.context = context;
        this.workspace = workspace;
        this.book = new BatchBook(workspace.project().store());
    }

    /// Takes what an engine has answered, and asks again from time to time.
    ///
    /// @return whether other runs wait than before
    public boolean look() {
        FutureTask<Answer> task = asked;
        if (task != null && task.isDone()) {
            asked = null;
            next = System.nanoTime() + PAUSE;
            return taken(task);
        }
        if (task == null && System.nanoTime() - next >= 0 && book.exists()) {
            FutureTask<Answer> question = new FutureTask<>(this::ask);
            asked = question;
            Thread.ofPlatform().daemon().name("queue").start(question);
        }
        return false;
    }

    private Answer ask() {
        QueuedRuns queue = new QueuedRuns(
                book,
                name -> Engines.of(name, context.environment(), context.folder()),
                context.clock().instant());
        List<QueuedRuns.Queued> all = queue.all();
        return new Answer(all, queue.silent());
    }

    private boolean taken(FutureTask<Answer> task) {
        try {
            Answer answer = task.get();
            said &= answer.silent.equals(silent);
            silent = answer.silent;
            Map<String, String> before = Map.copyOf(reasons);
            reasons.clear();
            List<RunRecord> runs = new ArrayList<>();
            for (QueuedRuns.Queued queued : answer.runs) {
                runs.add(queued.run());
                reasons.put(queued.run().info().task(), queued.reason());
            }
            workspace.awaits(runs);
            waits = !runs.isEmpty();
            return !before.equals(reasons);
        } catch (ExecutionException failed) {
            silent = "hps cannot ask the queue: " + failed.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /// Why an engine does not answer; empty where all do, and where it was said before.
    public String takeSilence() {
        String news = said ? "" : silent;
        said = true;
        return news;
    }

    /// Those that match a query.
    public List<Row> waiting(String query) {
        return waits ? workspace.waiting(query) : List.of();
    }

    /// Why the engine holds a run back; empty where it does not say.
    public String reason(Row row) {
        return reasons.getOrDefault(row.record().info().task(), "");
    }
}
