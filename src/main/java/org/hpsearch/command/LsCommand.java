package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.run.RunField;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.show.table.SweepTable;
import org.hpsearch.value.Json;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(description = "Lists runs, newest first.", sortOptions = false)
final class LsCommand extends QueryCommand {
    private static final String SWEPT = "run.sweep:*";

    @Option(names = "--sweeps", description = "one row per sweep: what it varied, how far it is, its best run")
    boolean sweeps;

    @Override
    int run(Workspace workspace) throws Exception {
        if (!sweeps) {
            return super.run(workspace);
        }
        String query = words.isEmpty() ? SWEPT : SWEPT + " AND (" + String.join(" ", words) + ")";
        Result result = workspace.search(new Search.Request(query, List.of(), order(), Integer.MAX_VALUE));
        workspace.warn(result);
        SweepTable swept = new SweepTable(context(), workspace);
        if (table.json) {
            context().out().print(Json.document(swept.json(result)));
        } else {
            table.print(context(), swept.of(result));
        }
        return 0;
    }

    @Override
    Search.Order order() {
        return Search.Order.NEWEST;
    }

    @Override
    String verb() {
        return "ls";
    }

    @Override
    List<String> columns(RunTable runs, boolean all) {
        List<String> columns = new ArrayList<>(runs.columns(RunField.ID));
        columns.addAll(runs.projects());
        columns.addAll(runs.columns(RunField.NAME, RunField.EXPERIMENT, RunField.STATE));
        columns.add(runs.age());
        columns.addAll(runs.columns(RunField.DURATION));
        columns.addAll(all ? runs.objective().stream().toList() : runs.results());
        runs.reason().ifPresent(columns::add);
        columns.addAll(runs.columns(RunField.COMMAND));
        return columns;
    }
}
