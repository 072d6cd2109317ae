package org.hpsearch.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;

/// What a query found.
///
/// @param rows      in order, as many as were asked for
/// @param total     how many runs match
/// @param objective what the runs are judged by; empty where nothing tells
/// @param order     what they are sorted by
/// @param notices   lines for the user, on standard error
public record Result(List<Row> rows, int total, Optional<Objective> objective, Order order, List<String> notices) {
    public Result {
        rows = List.copyOf(rows);
        notices = List.copyOf(notices);
    }

    /// In which order runs come.
    ///
    /// @param words for the user: `best val_acc first`; empty where somebody named the runs one by one
    /// @param best  the metric whose best values come first; empty where the order is another one
    public record Order(String words, String best) {
        /// As they were named.
        public static final Order NAMED = new Order("", "");
    }

    /// Which runs these are: `26 runs`, `best 10 of 26 runs by val_acc`, `10 of 26 runs, newest first`.
    public String about() {
        int shown = rows.size();
        if (shown == total) {
            return shown == 1 ? "1 run" : String.format(Locale.ROOT, "%,d runs", shown);
        }
        String some = String.format(Locale.ROOT, "%,d of %,d runs", shown, total);
        return !order.best.isEmpty()
                ? "best " + some + " by " + order.best
                : order.words.isEmpty() ? some : some + ", " + order.words;
    }
}
