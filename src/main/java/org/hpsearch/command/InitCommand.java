package org.hpsearch.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.project.Project;
import org.hpsearch.run.Store;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;

@Command(
        description = "Makes this folder a project: hps keeps here what you run in it or below it.",
        sortOptions = false)
final class InitCommand extends Verb {
    @Override
    int run(Workspace workspace) throws Exception {
        Project.Place place = Project.at(
                homes.isEmpty() ? context().folder() : context().folder().resolve(homes.getLast()));
        Path store = place.project().path().resolve(Store.NAME);
        boolean there = Files.isDirectory(store);
        place.project().store().prepare();
        context()
                .say((there ? "already a project: " : "new project in ")
                        + place.project().path());
        return 0;
    }
}
