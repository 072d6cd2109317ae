package org.hpsearch.command;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.hpsearch.query.Row;
import org.hpsearch.query.Search;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// What the commands of one shell have in common: the open index, and the last result.
public final class Session implements AutoCloseable {
    private final Workspace workspace;
    private final Deque<String> queries = new ArrayDeque<>();
    private List<Row> rows = List.of();
    private @Nullable Terminal terminal;

    /// @param context that the workspace is found by
    public Session(Context context) {
        this.workspace = new Workspace(context, "");
    }

    /// The workspace, which sees what has changed since the last command.
    synchronized Workspace workspace() {
        workspace.renew();
        return workspace;
    }

    /// Whether a project is there.
    public boolean hasProject() {
        return workspace.present() || workspace.project().store().exists();
    }

    /// The index as of the last command.
    public synchronized Search search() {
        return workspace.ask();
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

    @Nullable
    Terminal terminal() {
        return terminal;
    }

    /// Notes a result whose rows can be named by their numbers.
    void remember(String query, List<Row> found) {
        rows = List.copyOf(found);
        if (!query.equals(queries.peek())) {
            queries.push(query);
        }
    }

    /// The rows of the last result.
    public List<String> ids() {
        return rows.stream().map(row -> row.record().id()).toList();
    }

    /// The last query; empty where there is none.
    public String query() {
        return queries.isEmpty() ? "" : queries.peek();
    }

    /// Forgets the last query; the one before it counts again.
    ///
    /// @return whether there was one before it
    public boolean back() {
        if (queries.size() < 2) {
            return false;
        }
        queries.pop();
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        workspace.close();
    }
}
