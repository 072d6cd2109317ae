package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.console.AlignedTable;
import org.hpsearch.console.CsvTable;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.table.ImportanceTable;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Json;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Shows which parameters mattered: how much their values in the best tenth of the runs differ from all.",
            "  hps importance experiment:train -m val_acc"
        },
        sortOptions = false)
final class ImportanceCommand extends Verb implements Verb.Looking {
    @Parameters(paramLabel = "SEL", arity = "0..*", description = "runs, or a query (all runs)")
    List<String> words = new ArrayList<>();

    @Option(
            names = "-m",
            paramLabel = "METRIC",
            description = "the metric to judge by (the objective), also 'max METRIC'")
    String metric = "";

    @Option(names = "--json", description = "as JSON: one array, an object per parameter")
    boolean json;

    @Option(names = "--csv", description = "as CSV, nothing rounded")
    boolean csv;

    @Override
    int run(Workspace workspace) throws Exception {
        Result result = new Selector(workspace)
                .any(new Search.Request(String.join(" ", words), List.of(), Search.Order.BEST, Integer.MAX_VALUE));
        Optional<Objective> named = metric.isEmpty() ? Optional.empty() : Optional.of(workspace.objective(metric));
        Objective objective = named.or(result::objective)
                .orElseThrow(() ->
                        new DataException("hps does not know which metric judges the runs; name it: -m 'max METRIC'"));
        ImportanceTable table = ImportanceTable.of(new RowValues(result.rows(), workspace.names()), objective);
        if (json) {
            context().out().print(Json.document(table.json()));
            return 0;
        }
        if (table.shares().isEmpty()) {
            throw new DataException("the " + table.runs() + " runs with " + objective.metric()
                    + " differ in no parameter: nothing can have mattered");
        }
        if (csv) {
            context().out().print(new CsvTable().of(table.table(false)));
            return 0;
        }
        context().out().println(context().style().dim(table.about()));
        context().out().print(AlignedTable.on(context()).of(table.table(true)));
        return 0;
    }
}
