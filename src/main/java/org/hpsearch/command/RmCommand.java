package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.launch.again.RunRemoval;
import org.hpsearch.launch.again.Trash;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Store;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
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

    @Option(names = "--dry-run", description = "only list what would be deleted")
    boolean dryRun;

    @Option(names = "--force", description = "protected runs, too (tag keep; protected: in hps.yaml)")
    boolean force;

    @Option(names = "--empty", description = "delete for good what is in the trash")
    boolean empty;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        Store store = workspace.project().store();
        if (empty) {
            return new Trash(store).empty(context(), yes, dryRun) ? 0 : ExitStatus.FAILED;
        }
        if (words.isEmpty()) {
            throw new UsageException("which runs? --empty deletes what is in the trash");
        }
        if (keep != RunRemoval.Keep.NONE && !checkpoints) {
            throw new UsageException("--keep needs --checkpoints");
        }
        RunRemoval removal = new RunRemoval(
                context(), store, workspace.actingSettings(), new RunRemoval.Request(checkpoints, keep, dryRun, force));
        Selector selector = new Selector(workspace);
        String text = String.join(" ", words);
        List<Row> rows = selector.exact(text).stream()
                .filter(row -> removal.permits(row.record(), row.state()))
                .toList();
        boolean sure = rows.isEmpty() || yes || dryRun || isNamed(selector, text);
        String what = removal.what(rows.size());
        String doing = checkpoints ? "delete " + what : "move " + what + " into the trash";
        if (!sure && !context().confirmed(doing + ": " + shortIds(rows) + "?")) {
            return ExitStatus.FAILED;
        }
        for (Row row : rows) {
            if (selector.stillFinds(text, row)) {
                removal.remove(workspace.run(row.record().id()), row.record());
            } else {
                context().say("kept " + row.shortId() + ": it has changed in the meantime");
            }
        }
        removal.report();
        return 0;
    }

    /// Whether the words name one run outright; a row's number does not.
    private boolean isNamed(Selector selector, String text) {
        Session session = session();
        boolean byNumber = session != null && session.terminal() != null;
        return !byNumber && selector.named(text, true).size() == 1;
    }
}
