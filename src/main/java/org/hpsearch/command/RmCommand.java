package org.hpsearch.command;

import java.io.IOException;
import java.util.List;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.again.RunRemoval;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
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
        String what = (checkpoints ? "the checkpoints of " : "") + rows.size() + (rows.size() == 1 ? " run" : " runs");
        if (!rows.isEmpty()
                && !one
                && !yes
                && !dryRun
                && !context().confirmed("delete " + what + ": " + shortIds(rows) + "?")) {
            return Commands.FAILED;
        }
        long freed = 0;
        for (Row row : rows) {
            RunFolder run = workspace.run(row.record().id());
            freed += checkpoints ? removeCheckpoints(workspace, run, row) : remove(run);
        }
        context().say((dryRun ? "would delete " : "deleted ") + what + (checkpoints ? ", " + Texts.size(freed) : ""));
        return 0;
    }

    private boolean mayGo(Row row) {
        boolean running = row.state() == RunState.RUNNING;
        if (running) {
            context().say(RunId.shortForm(row.record().id()) + " is running: it stays");
        }
        return !running;
    }

    private long remove(RunFolder run) throws IOException {
        if (dryRun) {
            context().out().println(run.path());
        } else {
            RunRemoval.delete(run);
        }
        return 0;
    }

    private long removeCheckpoints(Workspace workspace, RunFolder run, Row row) throws IOException {
        long freed = 0;
        for (Checkpoint checkpoint : RunRemoval.doomed(run, row.record(), workspace.settings(), keep)) {
            if (dryRun) {
                context().out().println(run.file(checkpoint.kept()));
            }
            freed += dryRun ? checkpoint.bytes() : RunRemoval.delete(run, checkpoint);
        }
        return freed;
    }
}
