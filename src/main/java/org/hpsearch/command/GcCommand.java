package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Texts;
import org.hpsearch.index.IndexPlace;
import org.hpsearch.launch.Leftovers;
import org.hpsearch.launch.again.CheckpointCleaning;
import org.hpsearch.launch.again.RunRemoval;
import org.hpsearch.project.Project;
import org.hpsearch.project.Retention;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.value.Trees;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Deletes what killed processes have left behind, once it is a day old (temporary files, deletions that"
                    + " were",
            "cut, folders of runs that never started), and caches that were not used for 90 days. With a policy, here"
                    + " or",
            "as gc: {checkpoints: best, after: 30d} in hps.yaml, also old copies of checkpoints, after asking. Runs"
                    + " stay."
        },
        sortOptions = false)
final class GcCommand extends Verb {
    @Option(names = "--dry-run", description = "only list what would be deleted")
    boolean dryRun;

    @Option(
            names = "--checkpoints",
            paramLabel = "best|last|none",
            description = "of runs that ended long ago, keep only this copy of a checkpoint")
    RunRemoval.@Nullable Keep checkpoints;

    @Option(names = "--after", paramLabel = "SPAN", description = "how long ago: 12h, 30d (30d)")
    String after = "";

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask")
    boolean yes;

    @Override
    boolean acts() {
        return true;
    }

    @Override
    int run(Workspace workspace) throws Exception {
        leftovers(workspace.project());
        Retention declared = workspace.settings().retention();
        String age = after.isEmpty() ? declared.after() : after;
        if (!Retention.isSpan(age)) {
            throw new UsageException("--after takes a time such as 12h or 30d, not '" + age + "'");
        }
        if (checkpoints == null && !declared.checkpoints().isEmpty()) {
            checkpoints = RunRemoval.Keep.valueOf(declared.checkpoints().toUpperCase(Locale.ROOT));
        }
        if (checkpoints != null) {
            var old = new Search.Request("run.ended<-" + age, List.of(), Search.Order.NEWEST, Integer.MAX_VALUE);
            new CheckpointCleaning(context(), workspace.project().store(), workspace.actingSettings(), checkpoints)
                    .clean(workspace.search(old).rows().stream().map(Row::facts).toList(), dryRun, yes);
        }
        return 0;
    }

    private void leftovers(Project project) throws IOException {
        var now = context().clock().instant();
        List<Path> gone = new ArrayList<>();
        for (Path leftover : new Leftovers(project.path(), project.store(), now).find()) {
            if (dryRun || Leftovers.delete(leftover)) {
                gone.add(leftover);
            }
        }
        for (Path cache : IndexPlace.unused(context().environment(), context().home(), now)) {
            gone.add(cache);
            if (!dryRun) {
                Trees.delete(cache);
            }
        }
        gone.forEach(one -> context().out().println(SafeText.line(one.toString())));
        context().say((dryRun ? "would delete " : "deleted ") + Texts.count(gone.size(), "leftover", "leftovers"));
    }
}
