package org.hpsearch.command;

import java.nio.file.Path;
import org.hpsearch.console.SafeText;
import org.hpsearch.console.Texts;
import org.hpsearch.launch.Leftovers;
import org.hpsearch.project.Project;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Deletes what killed processes have left behind, once it is a day old:",
            "temporary files, deletions that were cut, folders of runs that never started. Runs stay."
        },
        sortOptions = false)
final class GcCommand extends Verb {
    @Option(names = "--dry-run", description = "only list what would be deleted")
    boolean dryRun;

    @Override
    int run(Workspace workspace) throws Exception {
        Project project = workspace.project();
        Leftovers leftovers =
                new Leftovers(project.path(), project.store(), context().clock().instant());
        int gone = 0;
        for (Path leftover : leftovers.find()) {
            if (dryRun || Leftovers.delete(leftover)) {
                context().out().println(SafeText.line(leftover.toString()));
                gone++;
            }
        }
        context().say((dryRun ? "would delete " : "deleted ") + Texts.count(gone, "leftover", "leftovers"));
        return 0;
    }
}
