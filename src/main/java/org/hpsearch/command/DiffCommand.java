package org.hpsearch.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.command.option.ChosenRuns;
import org.hpsearch.command.option.FormatOptions;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunFolder;
import org.hpsearch.show.table.DifferenceTable;
import org.hpsearch.show.table.Differences;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.show.table.SideBySide;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        description = {
            "Shows what differs between runs: fields, parameters, metrics, inputs, code.",
            "It shows the changed lines of two runs' inputs side by side, and compares one run with its parent."
        },
        sortOptions = false)
final class DiffCommand extends Verb implements Verb.Looking {
    @Mixin
    ChosenRuns chosen = new ChosenRuns();

    private static final int MOST = 12;

    @Option(names = "--all", description = "show what is equal, too")
    boolean all;

    @Mixin
    FormatOptions format = new FormatOptions();

    @Override
    int run(Workspace workspace) throws IOException {
        List<Row> rows = compared(workspace);
        Optional<Objective> objective = new Selector(workspace)
                .select("", List.of(), Search.Order.BEST, 0, false)
                .objective();
        RowValues values = new RowValues(rows, workspace.names());
        RunTable runs = new RunTable(values, objective, context().clock().instant());
        List<Differences.Line> lines = new Differences(workspace, values, runs).lines(all);
        DifferenceTable shown = new DifferenceTable(rows, lines);
        if (format.isJson()) {
            context().out().print(Json.document(shown.json()));
        } else if (lines.isEmpty() && format.isForReading()) {
            context().out().println("nothing that hps knows of differs");
        } else {
            context().out().print(format.table(context()).of(shown.table()));
        }
        if (rows.size() == 2 && format.isForReading()) {
            RunFolder one = workspace.run(rows.get(0).record().id());
            RunFolder other = workspace.run(rows.get(1).record().id());
            new SideBySide(context(), one, other).print(lines);
        }
        return 0;
    }

    private List<Row> compared(Workspace workspace) {
        List<Row> rows = chosen.rows(workspace);
        if (rows.size() == 1) {
            String parent = rows.getFirst().record().info().lineage().parent();
            if (parent == null) {
                throw new UsageException("'" + chosen.text() + "' is one run, and it has no parent; name two");
            }
            List<Row> both = new ArrayList<>(new Selector(workspace).some(parent));
            both.add(rows.getFirst());
            return both;
        }
        if (rows.size() > MOST) {
            throw new DataException(rows.size() + " runs are too many to show side by side (" + MOST
                    + " at most); hps query --all-columns shows them one a line");
        }
        return rows;
    }
}
