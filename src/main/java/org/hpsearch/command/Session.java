package org.hpsearch.command;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hpsearch.query.Row;
import org.hpsearch.query.Search;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// What the commands of one shell have in common: the open index, and the last result.
public final class Session implements AutoCloseable {
    private final Workspace workspace;
    private final Deque<Asked> questions = new ArrayDeque<>();
    private List<Row> rows = List.of();
    private int total;
    private @Nullable Terminal terminal;
    private @Nullable UnaryOperator<String> asker;

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

    /// Makes sure that a query can be understood.
    ///
    /// @throws org.hpsearch.query.QueryException where it cannot; the place is that in the text
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
    ///
    /// @param questions shows a question, and answers with what is typed; an empty text where that is cancelled
    public void lend(Terminal ofShell, UnaryOperator<String> questions) {
        terminal = ofShell;
        asker = questions;
    }

    /// Where the user can be asked; null where nobody can.
    @Nullable
    UnaryOperator<String> asker() {
        return asker;
    }

    @Nullable
    Terminal terminal() {
        return terminal;
    }

    /// The width of the shell's terminal now.
    ///
    /// @param otherwise where it has none
    int columns(int otherwise) {
        int width = terminal == null ? 0 : terminal.getSize().getColumns();
        return width > 0 ? width : otherwise;
    }

    /// Notes a result whose rows can be named by their numbers.
    ///
    /// @param all how many runs were found
    void remember(Asked question, List<Row> found, int all) {
        rows = List.copyOf(found);
        total = all;
        Asked before = questions.peek();
        if (before != null && before.query().equals(question.query())) {
            questions.pop();
        }
        questions.push(question);
    }

    /// The rows of the last result.
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
    public synchronized void closeIndex() {
        workspace.closeIndex();
    }

    @Override
    public synchronized void close() throws IOException {
        workspace.close();
    }
}
