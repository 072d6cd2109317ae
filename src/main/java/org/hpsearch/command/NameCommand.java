package org.hpsearch.command;

import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(description = "Names a run; an empty name removes it.", sortOptions = false)
final class NameCommand extends Verb {
    @Parameters(index = "0", paramLabel = "RUN", description = "the run")
    String selector = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "its name")
    String name = "";

    @Override
    int run(Workspace workspace) throws Exception {
        Row row = new Selector(workspace).one(selector);
        workspace.run(row.record().id()).changeNotes(notes -> notes.named(name));
        tellOf(List.of(row), name.isBlank() ? "removed the name of" : "named");
        return 0;
    }
}
