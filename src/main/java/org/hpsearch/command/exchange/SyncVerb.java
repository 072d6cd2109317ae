package org.hpsearch.command.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.console.ExitStatus;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Texts;
import org.hpsearch.exchange.copy.CheckpointShare;
import org.hpsearch.exchange.sync.PlaceName;
import org.hpsearch.exchange.sync.RunSync;
import org.hpsearch.exchange.sync.SyncPlace;
import org.hpsearch.project.Places;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Brings runs here from another copy of the project, and there from here: a folder, or [USER@]HOST:PATH by",
            "this machine's rsync. Nothing is deleted on either side; notes of both sides are put together.",
            "  hps sync me@cluster:project --pull 'val_acc>0.9'"
        })
public final class SyncVerb implements ExchangeVerb {
    @Parameters(index = "0", paramLabel = "PLACE", description = "a folder, [USER@]HOST:PATH, or a name of places:")
    String place = "";

    @Parameters(index = "1..*", paramLabel = "QUERY", description = "only these runs")
    List<String> query = new ArrayList<>();

    @Option(names = "--pull", description = "only bring runs here")
    boolean pull;

    @Option(names = "--push", description = "only send runs there")
    boolean push;

    @Option(names = "--both", description = "both ways (default)")
    boolean both;

    @Option(names = "--checkpoints", paramLabel = "best|all", description = "kept checkpoints, too")
    CheckpointShare.Share checkpoints = CheckpointShare.Share.NONE;

    @Option(names = "--dry-run", description = "only say what would be copied")
    boolean dryRun;

    @Override
    public int run(Context context, Workspace workspace) throws IOException {
        if ((pull ? 1 : 0) + (push ? 1 : 0) + (both ? 1 : 0) > 1) {
            throw new UsageException("one of --pull, --push, --both");
        }
        String meant = Places.of(workspace.project(), context.home()).meant(place);
        SyncPlace there = PlaceName.place(meant, context.folder(), context.zone());
        if (!meant.equals(place)) {
            context.say(place + " is " + SafeText.line(meant));
        }
        RunSync.Request request = new RunSync.Request(!push, !pull, dryRun, wanted(workspace));
        RunSync.Outcome outcome;
        try (SyncBar bar = new SyncBar(context, workspace.project().store())) {
            CheckpointShare share = new CheckpointShare(checkpoints, workspace.settings());
            outcome = new RunSync(workspace.project(), there, request, share, bar)
                    .run(new DeclarationSync(context, workspace, there, request));
        }
        report(context, outcome);
        return outcome.apart().isEmpty() ? 0 : ExitStatus.FAILED;
    }

    private Predicate<RunFolder> wanted(Workspace workspace) {
        Selector selector = new Selector(workspace);
        String text = String.join(" ", query);
        return text.isBlank() ? run -> true : run -> selector.finds(text, run);
    }

    private void report(Context context, RunSync.Outcome outcome) {
        tell(context, "bring here", "brought here", outcome.pulled());
        tell(context, "send there", "sent there", outcome.pushed());
        tell(context, "complete", "completed", outcome.completed());
        tell(context, "put together the notes of", "put together the notes of", outcome.noted());
        if (outcome.leftOut() > 0) {
            context.say("left out " + Texts.count(outcome.leftOut(), "file", "files")
                    + " of checkpoints; --checkpoints best|all copies them");
        }
        outcome.apart()
                .forEach((id, what) -> context.say(
                        RunId.shortForm(id) + " differs and stays as it is on each side: " + SafeText.line(what)));
        boolean nothing = outcome.pulled().isEmpty()
                && outcome.pushed().isEmpty()
                && outcome.completed().isEmpty()
                && outcome.noted().isEmpty()
                && outcome.apart().isEmpty();
        if (nothing) {
            context.say("nothing to copy: both sides have the same runs");
        }
    }

    private void tell(Context context, String would, String did, Collection<String> ids) {
        if (!ids.isEmpty()) {
            String first = ids.stream().limit(10).map(RunId::shortForm).collect(Collectors.joining(" "));
            context.say((dryRun ? "would " + would : did) + " " + Texts.count(ids.size(), "run", "runs") + ": " + first
                    + (ids.size() > 10 ? " ..." : ""));
        }
    }
}
