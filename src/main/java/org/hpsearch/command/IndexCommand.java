package org.hpsearch.command;

import java.nio.file.Path;
import org.hpsearch.console.Texts;
import org.hpsearch.index.IndexPlace;
import org.hpsearch.index.RunIndex;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description =
                "Checks or rebuilds the index. It is a cache: hps keeps it up to date, and you may delete it at any"
                        + " time.",
        sortOptions = false)
final class IndexCommand extends Verb {
    @Option(names = "--rebuild", description = "rebuild it from the folders")
    boolean rebuild;

    @Option(names = "--check", description = "compare every file of every run with it")
    boolean check;

    @Override
    int run(Workspace workspace) throws Exception {
        RunIndex.View view =
                rebuild ? workspace.rebuild() : workspace.view(check ? RunIndex.Mode.DEEP : RunIndex.Mode.FULL);
        Path place = IndexPlace.of(
                workspace.project().store(), context().environment(), context().home());
        context().out().println(Texts.count(view.runs(), "run", "runs") + ", " + (place == null ? "in memory" : place));
        return 0;
    }
}
