package org.hpsearch.screen;

import java.util.List;
import java.util.Map;
import org.hpsearch.query.match.Row;

/// What the live view shows.
///
/// @param rows     running runs first, then the best finished ones
/// @param labels   id → label
/// @param selected number of the chosen run
/// @param metric   empty where there is none yet
/// @param log      whether the axis is logarithmic
/// @param message  what is said below the table; empty for the keys
record WatchState(
        List<Row> rows, Map<String, String> labels, int selected, String metric, boolean log, String message) {
    static final WatchState NONE = new WatchState(List.of(), Map.of(), 0, "", false, "");

    WatchState {
        rows = List.copyOf(rows);
        labels = Map.copyOf(labels);
    }
}
