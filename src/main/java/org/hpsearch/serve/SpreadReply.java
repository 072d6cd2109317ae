package org.hpsearch.serve;

import java.io.IOException;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.picture.RunCharts;
import org.hpsearch.show.picture.SpreadJson;
import org.hpsearch.show.table.ImportanceTable;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// The runs by their values: the parallel coordinates of `hps plot --parallel` as numbers, which scatter plots share,
/// and which parameters mattered.
record SpreadReply(View view) {
    private static final int MOST_RUNS = 1_000;

    Value.Obj document(Questions questions) throws IOException {
        return questions.ask(this::spread).document();
    }

    private SpreadJson spread(Workspace workspace) {
        Result result = new Selector(workspace)
                .select(
                        new Search.Request(
                                view.runs().query(),
                                Questions.sort(workspace, view.runs()),
                                Search.Order.BEST,
                                MOST_RUNS,
                                false),
                        false);
        if (result.rows().isEmpty()) {
            throw new DataException("no run is found");
        }
        Objective objective = result.objective()
                .orElseThrow(() -> new DataException("the runs have no metric that they are judged by"));
        RowValues values = new RowValues(result.rows(), workspace.names());
        return new SpreadJson(
                RunCharts.parallel(values, objective, result.about()),
                ImportanceTable.of(values, objective),
                workspace.names());
    }
}
