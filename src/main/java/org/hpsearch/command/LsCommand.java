package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.query.Search;
import org.hpsearch.run.RunField;
import org.hpsearch.show.table.RunTable;
import picocli.CommandLine.Command;

@Command(description = "Runs, newest first.", sortOptions = false)
final class LsCommand extends QueryCommand {
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
        List<String> columns =
                new ArrayList<>(runs.columns(RunField.ID, RunField.NAME, RunField.EXPERIMENT, RunField.STATE));
        columns.add(runs.age());
        columns.addAll(runs.columns(RunField.DURATION));
        runs.objective().ifPresent(columns::add);
        columns.addAll(runs.columns(RunField.COMMAND));
        return columns;
    }
}
