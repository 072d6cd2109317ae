package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;
import org.hpsearch.screen.live.LiveCurve;
import org.hpsearch.screen.live.LiveCurves;

/// What a person wants to hear of: a run has ended, or goes wrong.
final class Alarms {
    /// So many of the latest values have to be worse than the first one, and so many rows there have to be.
    private static final int WORSE = 5;

    private static final int LEAST_ROWS = 10;

    private final Map<String, RunState> states = new HashMap<>();
    private final Set<String> diverged = new HashSet<>();

    /// Sentences about what is new since the last look.
    ///
    /// @param reason why a run failed; empty where nobody knows
    List<String> look(List<Row> rows, List<String> metrics, LiveCurves curves, Function<Row, String> reason) {
        List<String> heard = new ArrayList<>();
        for (Row row : rows) {
            RunState before = states.put(row.id(), row.state());
            if (before == RunState.RUNNING && row.state() != RunState.RUNNING) {
                String why = row.state() == RunState.FINISHED ? "" : reason.apply(row);
                heard.add(row.shortId() + " " + row.state().word() + (why.isEmpty() ? "" : ": " + why));
            }
            if (row.state() == RunState.RUNNING) {
                metrics.forEach(metric -> diverging(row, metric, curves, heard));
            }
        }
        return heard;
    }

    private void diverging(Row row, String metric, LiveCurves curves, List<String> heard) {
        LiveCurve curve = curves.curve(row.id(), metric);
        if (curve == null) {
            return;
        }
        boolean lost = !Double.isFinite(curve.last());
        boolean worse = curve.rows() >= LEAST_ROWS && curve.worse() >= WORSE;
        if ((lost || worse) && diverged.add(row.id() + " " + metric)) {
            heard.add(row.shortId() + " diverges: " + metric
                    + (lost ? " is " + org.hpsearch.value.Numbers.print(curve.last()) : " is worse than at its start"));
        }
    }
}
