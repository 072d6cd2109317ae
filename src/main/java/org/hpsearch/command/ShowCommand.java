package org.hpsearch.command;

import java.util.List;
import org.hpsearch.command.option.ChosenRuns;
import org.hpsearch.query.match.Row;
import org.hpsearch.show.table.RunDetails;
import org.hpsearch.show.table.RunJson;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(description = "Shows all about a run (or several).", sortOptions = false)
final class ShowCommand extends Verb implements Verb.Looking {
    @Mixin
    ChosenRuns chosen = new ChosenRuns();

    @Option(names = "--json", description = "as JSON")
    boolean json;

    @Option(names = "--folder", description = "print only the path of the run folder")
    boolean folder;

    @Override
    int run(Workspace workspace) {
        List<Row> rows = chosen.rows(workspace);
        if (folder) {
            rows.forEach(row -> context().out().println(workspace.run(row.id()).path()));
            return 0;
        }
        if (json) {
            context().out().print(RunJson.of(rows, workspace.settings()));
            return 0;
        }
        RunDetails details = new RunDetails(context(), workspace);
        rows.forEach(details::print);
        return 0;
    }
}
