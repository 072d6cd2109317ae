package org.hpsearch.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunId;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What all verbs have.
@Command(addMethodSubcommands = false)
abstract class Verb implements Callable<Integer> {
    private static final int SHOWN = 10;

    /// A verb that changes nothing, so that several projects may be looked at as one.
    interface Looking {}

    private @Nullable Context context;
    private @Nullable Session session;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = {
                "the project (instead of the nearest one upwards); verbs that change no run take several,",
                "or 'all' for those of 'roots' in ~/.config/hps/config.yaml"
            })
    List<String> homes = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    void in(Context world, @Nullable Session shell) {
        this.context = world;
        this.session = shell;
    }

    /// Changes how the words are read, where a verb needs it.
    void configure(CommandLine line) {}

    final Context context() {
        return java.util.Objects.requireNonNull(context);
    }

    /// What the commands of one shell share; null outside of a shell.
    final @Nullable Session session() {
        return session;
    }

    @Override
    public final Integer call() throws Exception {
        if (session != null && homes.isEmpty()) {
            return run(prepared(session.workspace()));
        }
        try (Workspace workspace = new Workspace(context(), homes)) {
            return run(prepared(workspace));
        }
    }

    private Workspace prepared(Workspace workspace) {
        if (workspace.isJoined() && !looks()) {
            throw new UsageException("this verb works on one project, so that no mirror is changed: name one --home");
        }
        if (acts()) {
            workspace.whole();
        }
        return workspace;
    }

    /// Whether the verb changes no run.
    boolean looks() {
        return this instanceof Looking;
    }

    /// Whether the verb changes, starts or deletes something by what it finds: it never works on a stale answer.
    boolean acts() {
        return false;
    }

    /// Says which runs were changed.
    final void tellOf(List<Row> rows, String done) {
        context().say(done + " " + rows.size() + (rows.size() == 1 ? " run: " : " runs: ") + shortIds(rows));
    }

    /// The short ids of the first runs.
    static String shortIds(List<Row> rows) {
        String some = rows.stream()
                .limit(SHOWN)
                .map(row -> RunId.shortForm(row.record().id()))
                .collect(Collectors.joining(" "));
        return rows.size() > SHOWN ? some + " ..." : some;
    }

    /// Does what another verb does with some words.
    ///
    /// @return the exit status
    final int as(Verb other, List<String> arguments, Workspace workspace) throws Exception {
        other.in(context(), session);
        CommandLine line = new CommandLine(other).setCaseInsensitiveEnumValuesAllowed(true);
        other.configure(line);
        line.parseArgs(arguments.toArray(String[]::new));
        return other.run(workspace);
    }

    /// Does the work; the answer is the exit status.
    abstract int run(Workspace workspace) throws Exception;
}
