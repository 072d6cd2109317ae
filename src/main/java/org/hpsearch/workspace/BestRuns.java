package org.hpsearch.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;

/// The best runs that a text names or finds, in the order of `hps query`; ensembles only where they are named.
///
/// @param text what a user typed
/// @param top  most runs
/// @param per  fields of which each combination of values gives its best run alone
public record BestRuns(String text, int top, List<String> per) {
    public BestRuns {
        per = List.copyOf(per);
        UsageException.requireOne("--top", top);
    }

    /// The runs, best first.
    ///
    /// @throws DataException where there are none
    public List<Row> rows(Workspace workspace) {
        Names names = workspace.names();
        per.forEach(names::require);
        Selector selector = new Selector(workspace);
        List<Row> rows = selector.named(text, true);
        if (rows.isEmpty()) {
            Result found = selector.select(
                    "(" + text + ") AND NOT run.kind:ensemble",
                    workspace.saved().sort(text, List.of()),
                    Search.Order.BEST,
                    per.isEmpty() ? top : Integer.MAX_VALUE,
                    false);
            workspace.warn(found);
            rows = found.rows();
        }
        if (rows.isEmpty()) {
            throw new DataException("no run but ensembles matches '" + text
                    + "'; hps ls lists all; to make an ensemble a member, give its id");
        }
        List<Row> best = per.isEmpty() ? rows : bestOfEach(new RowValues(rows, names));
        return best.subList(0, Math.min(top, best.size()));
    }

    /// What the runs are judged by.
    public Optional<Objective> objective(Workspace workspace) {
        return new Selector(workspace)
                .select(text, List.of(), Search.Order.BEST, 1, false)
                .objective();
    }

    private List<Row> bestOfEach(RowValues values) {
        List<int[]> classes = per.stream().map(values::classes).toList();
        Map<List<Integer>, Row> best = new LinkedHashMap<>();
        for (int i = 0; i < values.rows().size(); i++) {
            int at = i;
            best.putIfAbsent(
                    classes.stream().map(of -> of[at]).toList(), values.rows().get(i));
        }
        return new ArrayList<>(best.values());
    }
}
