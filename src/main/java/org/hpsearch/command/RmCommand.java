package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.again.RunRemoval;
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

@Command(description = "Deletes runs, or only their kept checkpoints. Running runs stay.", sortOptions = false)
final class RmCommand extends OnRuns {
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

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        if (keep != RunRemoval.Keep.NONE && !checkpoints) {
            throw new UsageException("--keep goes with --checkpoints");
        }
        Selector selector = new Selector(workspace);
        String text = String.join(" ", words);
        Session session = session();
        boolean byNumber = session != null && session.terminal() != null;
        boolean one = selector.named(text, true).size() == 1 && !byNumber;
        List<Row> rows = selector.exact(text).stream().filter(this::mayGo).toList();
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
                    : remove(run);
            gone++;
        }
        String size = checkpoints ? ", " + Texts.size(freed) : "";
        context().say((dryRun ? "would delete " : "deleted ") + what(gone) + size);
        return 0;
    }

    private String what(int runs) {
        return (checkpoints ? "the checkpoints of " : "") + Texts.count(runs, "run", "runs");
    }

    private boolean mayGo(Row row) {
        boolean running = row.state() == RunState.RUNNING;
        if (running) {
            context().say(row.shortId() + " is running: it stays");
        }
        return !running;
    }

    /// Where the files are listed that would go; null to delete them.
    private @Nullable Consumer<Path> shown() {
        return dryRun ? context().out()::println : null;
    }

    private long remove(RunFolder run) throws IOException {
        if (dryRun) {
            context().out().println(run.path());
        } else {
            RunRemoval.delete(run);
        }
        return 0;
    }
}
