package org.hpsearch.workspace;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.hpsearch.console.Context;
import org.hpsearch.index.RunIndex;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.DataException;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// What the commands of one shell have in common: the open index, and the last result.
public final class Session implements AutoCloseable {
    private static final long MOMENT = 1_000_000_000L;

    private final Workspace workspace;
    private final ReentrantLock index = new ReentrantLock();
    private boolean looked;
    private volatile long lastLook;
    private final Deque<Asked> questions = new ArrayDeque<>();
    private List<Row> rows = List.of();
    private int total;
    private @Nullable Terminal terminal;

    /// @param context that the workspace is found by
    public Session(Context context) {
        this(new Workspace(context, List.of()));
    }

    /// @param workspace that is closed with this
    public Session(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The workspace, which sees what has changed since the last command. Finished runs need no look where they had
    /// one behind the prompt.
    public Workspace workspace() {
        index.lock();
        try {
            workspace.renew(looked ? RunIndex.Mode.RECENT : RunIndex.Mode.QUICK);
            looked = false;
            lastLook = 0;
            return workspace;
        } finally {
            index.unlock();
        }
    }

    /// Looks in the background for what has changed, unless that was done a moment ago.
    ///
    /// @param after hears how many runs there are, when the index is up to date
    public void look(IntConsumer after) {
        long now = System.nanoTime();
        if (hasProject() && (lastLook == 0 || now - lastLook > MOMENT)) {
            lastLook = now;
            Thread.ofPlatform().daemon().name("index").start(() -> {
                try {
                    after.accept(lookNow());
                } catch (DataException | QueryException toldByTheNextQuestion) {
                    // the same happens there, where it can be told
                }
            });
        }
    }

    private int lookNow() {
        index.lock();
        try {
            workspace.renew(RunIndex.Mode.QUICK);
            int runs = workspace.look(RunIndex.Mode.QUICK).runs();
            looked = true;
            return runs;
        } catch (IOException e) {
            throw Workspace.unusable(e);
        } finally {
            index.unlock();
        }
    }

    /// Does something with the index while nobody else does.
    public void alone(Runnable work) {
        index.lock();
        try {
            work.run();
        } finally {
            index.unlock();
        }
    }

    /// The same without waiting for it.
    ///
    /// @param busy the answer where somebody else uses the index
    public <T> T unlessBusy(Supplier<T> work, T busy) {
        if (!index.tryLock()) {
            return busy;
        }
        try {
            return work.get();
        } finally {
            index.unlock();
        }
    }

    /// Whether a project is there.
    public boolean hasProject() {
        return workspace.present() || workspace.project().store().exists();
    }

    /// The index as of the last command.
    public Search search() {
        return workspace.ask();
    }

    /// Makes sure that a query can be understood.
    ///
    /// @throws org.hpsearch.query.language.QueryException where it cannot; the place is that in the text
    public void check(String query) {
        boolean asTyped = saved().expanded(query).equals(query);
        if (asTyped) {
            search().check(query);
        }
    }

    /// Where the project lies.
    public java.nio.file.Path folder() {
        return workspace.project().path();
    }

    /// The queries that are kept under names.
    public SavedQueries saved() {
        return workspace.saved();
    }

    /// Lets commands use the shell's terminal, for there can be only one.
    public void lend(Terminal ofShell) {
        terminal = ofShell;
    }

    /// The shell's terminal; null where lines come from a script.
    public @Nullable Terminal terminal() {
        return terminal;
    }

    /// The width of the shell's terminal now.
    ///
    /// @param otherwise where it has none
    public int columns(int otherwise) {
        int width = terminal == null ? 0 : terminal.getSize().getColumns();
        return width > 0 ? width : otherwise;
    }

    /// Notes a result whose rows can be named by their numbers; one without rows leaves those of the last one.
    ///
    /// @param all how many runs were found
    public void remember(Asked question, List<Row> found, int all) {
        rows = found.isEmpty() ? rows : List.copyOf(found);
        total = all;
        Asked before = questions.peek();
        if (before != null && before.query().equals(question.query())) {
            questions.pop();
        }
        questions.push(question);
    }

    /// The rows of the last result that had some.
    public List<String> ids() {
        return rows.stream().map(row -> row.record().id()).toList();
    }

    /// How many runs the last question found, shown or not.
    public int total() {
        return total;
    }

    /// The last question; about all runs where there was none.
    public Asked asked() {
        Asked last = questions.peek();
        return last == null ? new Asked("query", "", List.of(), List.of(), -1, List.of()) : last;
    }

    /// Forgets the last question; the one before it counts again.
    ///
    /// @return that one; empty where there is none, and nothing is forgotten
    public Optional<Asked> back() {
        if (questions.size() < 2) {
            return Optional.empty();
        }
        questions.pop();
        return Optional.ofNullable(questions.peek());
    }

    /// Lets the index go: a cancelled reader may have closed its files.
    public void closeIndex() {
        alone(workspace::closeIndex);
    }

    @Override
    public void close() throws IOException {
        index.lock();
        try {
            workspace.close();
        } finally {
            index.unlock();
        }
    }
}
