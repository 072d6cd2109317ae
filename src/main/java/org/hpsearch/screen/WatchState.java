package org.hpsearch.screen;

import java.util.List;
import java.util.Map;
import org.hpsearch.query.match.Row;
import org.hpsearch.show.table.LogEnd;
import org.hpsearch.view.View;
import org.jspecify.annotations.Nullable;

/// What the live view shows.
///
/// @param view    what is looked at
/// @param found   the runs
/// @param chosen  the chosen run, and what is shown of it
/// @param over    what covers the runs
/// @param message what is said in the last line; empty for the keys
record WatchState(View view, Found found, Chosen chosen, Over over, String message) {
    static final WatchState NONE = new WatchState(
            View.USUAL.asking(""), Found.NONE, new Chosen(0, WatchTab.LOG, Scroll.END, false), new Over.Nothing(), "");

    /// The runs.
    ///
    /// @param rows    running runs first, then the best of those that have ended
    /// @param labels  id → label
    /// @param metrics a chart each, the one that the table shows first
    record Found(List<Row> rows, Map<String, String> labels, List<String> metrics) {
        static final Found NONE = new Found(List.of(), Map.of(), List.of());

        Found {
            rows = List.copyOf(rows);
            labels = Map.copyOf(labels);
            metrics = List.copyOf(metrics);
        }
    }

    /// The chosen run.
    ///
    /// @param number its place in the table
    /// @param tab    what is shown of it
    /// @param open   whether that fills the screen
    record Chosen(int number, WatchTab tab, Scroll scroll, boolean open) {}

    /// What covers the runs.
    sealed interface Over {
        /// Nothing does.
        record Nothing() implements Over {}

        /// A text, such as what a command has printed.
        record Page(String title, List<String> lines, Scroll scroll) implements Over {
            public Page {
                lines = List.copyOf(lines);
            }
        }

        /// A list of metrics to choose from.
        record Metrics(MetricChoice choice) implements Over {}

        /// A line that is being typed below what is shown.
        ///
        /// @param below what it is typed over
        record Typing(InputLine line, Over below) implements Over {}
    }

    /// The chosen run; null where there is none.
    @Nullable
    Row row() {
        List<Row> rows = found.rows();
        return rows.isEmpty() ? null : rows.get(Math.min(chosen.number, rows.size() - 1));
    }

    /// Whether the log of the chosen run is shown and its end is followed.
    boolean isLogGrowing() {
        Row row = row();
        return chosen.tab == WatchTab.LOG && row != null && !LogEnd.isBad(row.state());
    }

    /// Which part of the tab is shown: of the log of a run that ended badly where it failed, unless a person has moved.
    Scroll scroll() {
        boolean failed = chosen.tab == WatchTab.LOG && !isLogGrowing();
        return failed && chosen.scroll.isFollowing() ? Scroll.FAILURE : chosen.scroll;
    }

    /// The metric of the table; empty where there is none yet.
    String metric() {
        return found.metrics().isEmpty() ? "" : found.metrics().getFirst();
    }

    WatchState with(View other) {
        return new WatchState(other, found, chosen, over, message);
    }

    WatchState with(Found other) {
        return new WatchState(view, other, chosen, over, message);
    }

    WatchState with(Chosen other) {
        return new WatchState(view, found, other, over, message);
    }

    WatchState with(Over other) {
        return new WatchState(view, found, chosen, other, message);
    }

    WatchState saying(String text) {
        return new WatchState(view, found, chosen, over, text);
    }
}
