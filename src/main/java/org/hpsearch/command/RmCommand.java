package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.capture.written.CheckpointKeeper;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.again.BestCheckpoint;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunState;
import org.hpsearch.value.Trees;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Deletes runs, or only their kept checkpoints. Running runs stay.", sortOptions = false)
final class RmCommand extends OnRuns {
    private static final int SHOWN = 10;

    @Option(names = "--checkpoints", description = "only the copies of checkpoints")
    boolean checkpoints;

    @Option(names = "--keep", paramLabel = "best|last", description = "with --checkpoints: keep this one")
    String keep = "";

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    boolean yes;

    @Option(names = "--dry-run", description = "only say what would be deleted")
    boolean dryRun;

    @Override
    int run(Workspace workspace) throws Exception {
        if (!keep.isEmpty() && !List.of("best", "last").contains(keep)) {
            throw new UsageException("--keep takes best or last");
        }
        if (!keep.isEmpty() && !checkpoints) {
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
                && !context().confirmed("delete " + what + ": " + list(rows) + "?")) {
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

    private static String list(List<Row> rows) {
        String some = rows.stream()
                .limit(SHOWN)
                .map(row -> RunId.shortForm(row.record().id()))
                .collect(java.util.stream.Collectors.joining(" "));
        return rows.size() > SHOWN ? some + " ..." : some;
    }

    private boolean mayGo(Row row) {
        boolean running = row.state() == RunState.RUNNING;
        if (running) {
            context().say(RunId.shortForm(row.record().id()) + " is running: it stays");
        }
        return !running;
    }

    /// The folder gets a name that no reader takes for a run, then goes: a deletion that is cut leaves no half run.
    private long remove(RunFolder run) throws IOException {
        if (dryRun) {
            context().out().println(run.path());
            return 0;
        }
        Path doomed = run.path().resolveSibling(".deleted-" + run.id());
        Files.move(run.path(), doomed);
        Trees.delete(doomed);
        return 0;
    }

    private long removeCheckpoints(Workspace workspace, RunFolder run, Row row) throws IOException {
        List<Checkpoint> present = row.record().checkpoints().stream()
                .filter(c -> !c.kept().isEmpty() && Files.exists(run.file(c.kept())))
                .toList();
        Checkpoint stays = switch (keep) {
            case "best" -> new BestCheckpoint(run, workspace.settings(), row.record()).of(present);
            case "last" -> present.isEmpty() ? null : present.getLast();
            default -> null;
        };
        long freed = 0;
        for (Checkpoint checkpoint : present) {
            if (checkpoint != stays) {
                if (dryRun) {
                    context().out().println(run.file(checkpoint.kept()));
                }
                freed += dryRun ? checkpoint.bytes() : CheckpointKeeper.delete(run, checkpoint);
            }
        }
        return freed;
    }
}
