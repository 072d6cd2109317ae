package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.again.RunRemoval;
import org.hpsearch.launch.again.Trash;
import org.hpsearch.project.Habits;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Moves runs into the trash, or deletes only their kept checkpoints. Running runs stay, and those with the",
            "tag keep. A run comes back when its folder is moved back from hps-runs/.trash."
        },
        sortOptions = false)
final class RmCommand extends Verb {
    @Parameters(
            paramLabel = "SEL",
            arity = "0..*",
            description = "ids, names, @last, @best (several with commas), or a query")
    List<String> words = new ArrayList<>();

    @Option(names = "--checkpoints", description = "only the copies of checkpoints")
    boolean checkpoints;

    @Option(names = "--keep", paramLabel = "best|last", description = "with --checkpoints: keep this one")
    RunRemoval.Keep keep = RunRemoval.Keep.NONE;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    boolean yes;

    @Option(names = "--dry-run", description = "only say what would be deleted")
    boolean dryRun;

    @Option(names = "--force", description = "delete protected runs, too (tag keep; protected: in hps.yaml)")
    boolean force;

    @Option(names = "--empty", description = "delete for good what is in the trash")
    boolean empty;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        if (empty) {
            return empty(new Trash(workspace.project().store()));
        }
        if (words.isEmpty()) {
            throw new UsageException("which runs? --empty deletes what is in the trash");
        }
        if (keep != RunRemoval.Keep.NONE && !checkpoints) {
            throw new UsageException("--keep goes with --checkpoints");
        }
        Selector selector = new Selector(workspace);
        String text = String.join(" ", words);
        Session session = session();
        boolean byNumber = session != null && session.terminal() != null;
        boolean one = selector.named(text, true).size() == 1 && !byNumber;
        List<Row> rows = selector.exact(text).stream()
                .filter(row -> mayGo(row, workspace.settings().habits()))
                .toList();
        if (!rows.isEmpty()
                && !one
                && !yes
                && !dryRun
                && !context().confirmed("delete " + what(rows.size()) + ": " + shortIds(rows) + "?")) {
            return Commands.FAILED;
        }
        long freed = 0;
        int gone = 0;
        for (Row row : rows) {
            RunFolder run = workspace.run(row.record().id());
            if (!selector.stillFinds(text, row)) {
                context().say(row.shortId() + " has changed meanwhile: it stays");
                continue;
            }
            freed += checkpoints
                    ? RunRemoval.checkpoints(run, row.record(), workspace.settings(), keep, shown())
                    : remove(workspace, run);
            gone++;
        }
        String size =
                checkpoints ? ", " + Texts.size(freed) : dryRun || gone == 0 ? "" : "; hps rm --empty frees the space";
        context().say((dryRun ? "would delete " : "deleted ") + what(gone) + size);
        return 0;
    }

    private String what(int runs) {
        return (checkpoints ? "the checkpoints of " : "") + Texts.count(runs, "run", "runs");
    }

    private boolean mayGo(Row row, Habits habits) {
        Optional<String> tag = force || checkpoints
                ? Optional.empty()
                : row.record().notes().tags().stream().filter(habits::protects).findFirst();
        boolean running = row.state() == RunState.RUNNING;
        if (running) {
            context().say(row.shortId() + " is running: it stays");
        } else if (tag.isPresent()) {
            context().say(row.shortId() + " has the tag " + tag.get() + ": it stays (--force deletes it)");
        }
        return !running && tag.isEmpty();
    }

    private int empty(Trash trash) throws IOException {
        List<Path> runs = trash.runs();
        String what = Texts.count(runs.size(), "run", "runs");
        if (dryRun) {
            runs.forEach(context().out()::println);
        } else if (!runs.isEmpty() && !yes && !context().confirmed("delete " + what + " in the trash for good?")) {
            return Commands.FAILED;
        }
        String size = dryRun ? "" : ", " + Texts.size(trash.empty());
        context().say((dryRun ? "would delete " : "deleted ") + what + " for good" + size);
        return 0;
    }

    /// Where the files are listed that would go; null to delete them.
    private @Nullable Consumer<Path> shown() {
        return dryRun ? context().out()::println : null;
    }

    private long remove(Workspace workspace, RunFolder run) throws IOException {
        if (dryRun) {
            context().out().println(run.path());
        } else {
            new Trash(workspace.project().store()).take(run);
        }
        return 0;
    }
}
