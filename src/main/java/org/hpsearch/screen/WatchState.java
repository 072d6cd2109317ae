package org.hpsearch.screen;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.console.Context;
import org.hpsearch.query.match.Row;
import org.hpsearch.screen.input.InputLine;
import org.hpsearch.screen.input.MetricChoice;
import org.hpsearch.screen.input.Offers;
import org.hpsearch.screen.live.LiveCurves;
import org.hpsearch.screen.table.FieldColumn;
import org.hpsearch.screen.table.LineValues;
import org.hpsearch.screen.table.RunGroup;
import org.hpsearch.screen.table.TableLine;
import org.hpsearch.screen.table.TableLines;
import org.hpsearch.screen.table.TableOrder;
import org.hpsearch.show.table.LogEnd;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What the live view shows.
///
/// @param view    what is looked at
/// @param found   the runs
/// @param table   the lines of the table, and how they are ordered
/// @param chosen  the chosen run, and what is shown of it
/// @param over    what covers the runs
/// @param message what is said in the last line; empty for the keys
record WatchState(View view, Found found, Listing table, Chosen chosen, Over over, String message) {
    static final WatchState NONE = new WatchState(
            View.USUAL.asking(""),
            Found.NONE,
            Listing.NONE,
            new Chosen(0, WatchTab.LOG, Scroll.END, false),
            new Over.Nothing(),
            "");

    /// The runs.
    ///
    /// @param rows    running runs first, then the best of those that have ended, then others of open groups
    /// @param groups  sweeps, and what waits in a queue
    /// @param labels  key of a line → what its run differs by
    /// @param fields  the columns of the query
    /// @param metrics a chart each, the one that the table shows first
    record Found(
            List<Row> rows,
            List<RunGroup> groups,
            Map<String, String> labels,
            List<FieldColumn> fields,
            List<String> metrics) {
        static final Found NONE = new Found(List.of(), List.of(), Map.of(), List.of(), List.of());

        Found {
            rows = List.copyOf(rows);
            groups = List.copyOf(groups);
            labels = Map.copyOf(labels);
            fields = List.copyOf(fields);
            metrics = List.copyOf(metrics);
        }
    }

    /// The table.
    ///
    /// @param open  keys of the groups whose runs are shown
    /// @param byExperiment whether the runs of an experiment are a group
    /// @param shift how many columns of the query are left out at the left
    /// @param lines as they stand
    record Listing(TableOrder order, Set<String> open, boolean byExperiment, int shift, List<TableLine> lines) {
        static final Listing NONE = new Listing(TableOrder.USUAL, Set.of(), false, 0, List.of());

        Listing {
            open = Set.copyOf(open);
            lines = List.copyOf(lines);
        }

        Listing ordered(TableOrder other) {
            return new Listing(other, open, byExperiment, shift, lines);
        }

        Listing opening(Set<String> keys) {
            return new Listing(order, keys, byExperiment, shift, lines);
        }

        /// With experiments as groups, or without.
        Listing turned() {
            return new Listing(order, open, !byExperiment, shift, lines);
        }

        Listing shifted(int columns) {
            return new Listing(order, open, byExperiment, columns, lines);
        }

        Listing of(List<TableLine> others) {
            return new Listing(order, open, byExperiment, shift, others);
        }
    }

    /// The chosen line.
    ///
    /// @param number its place in the table
    /// @param tab    what is shown of it
    /// @param open   whether that fills the screen
    record Chosen(int number, WatchTab tab, Scroll scroll, boolean open) {
        /// So many lines further down.
        Chosen moved(int by, WatchState state) {
            int last = Math.max(0, state.table.lines().size() - 1);
            return new Chosen(Math.max(0, Math.min(last, number + by)), tab, tab.beginning(), open);
        }
    }

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

        /// The chart of the table's metric.
        ///
        /// @param cursor x; NaN where it was not moved
        record Chart(double cursor) implements Over {}

        /// A list of metrics to choose from.
        record Metrics(MetricChoice choice) implements Over {}

        /// A line that is being typed below what is shown.
        ///
        /// @param below  what it is typed over
        /// @param offers what its last word may become
        record Typing(InputLine line, Over below, Offers offers) implements Over {}
    }

    /// The chosen line; null where there is none.
    @Nullable
    TableLine line() {
        List<TableLine> lines = table.lines();
        return lines.isEmpty() ? null : lines.get(Math.min(chosen.number, lines.size() - 1));
    }

    /// The chosen run; null where there is none, or a group or a run without a folder is chosen.
    @Nullable
    Row row() {
        return line() instanceof TableLine.Run run && !run.row().id().isEmpty() ? run.row() : null;
    }

    /// The same lines of the table in their present order; the same one is chosen.
    WatchState arranged(LineValues values) {
        List<TableLine> lines = TableLines.of(found.rows(), found.groups(), table.open(), table.order(), values);
        TableLine before = line();
        int number = Math.min(chosen.number, Math.max(0, lines.size() - 1));
        for (int i = 0; i < lines.size(); i++) {
            number = before != null && lines.get(i).key().equals(before.key()) ? i : number;
        }
        return with(table.of(lines)).with(new Chosen(number, chosen.tab(), chosen.scroll(), chosen.open()));
    }

    /// What the table says of its lines.
    LineValues values(LiveCurves curves, Workspace workspace, Context context) {
        return new LineValues(
                curves,
                metric(),
                workspace.settings().direction(metric()),
                found.labels(),
                found.fields(),
                context.clock().instant());
    }

    /// Whether the log of the chosen run is shown and its end is followed.
    boolean isLogGrowing() {
        Row row = row();
        return chosen.tab == WatchTab.LOG && row != null && !LogEnd.isBad(row.state());
    }

    /// Which part of the tab is shown: of the log of a run that ended badly where it failed, unless a person has moved.
    Scroll scroll() {
        boolean failed = row() != null && chosen.tab == WatchTab.LOG && !isLogGrowing();
        return failed && chosen.scroll.isFollowing() ? Scroll.FAILURE : chosen.scroll;
    }

    /// The metric of the table; empty where there is none yet.
    String metric() {
        return found.metrics().isEmpty() ? "" : found.metrics().getFirst();
    }

    WatchState with(View other) {
        return new WatchState(other, found, table, chosen, over, message);
    }

    WatchState with(Found other) {
        return new WatchState(view, other, table, chosen, over, message);
    }

    WatchState with(Listing other) {
        return new WatchState(view, found, other, chosen, over, message);
    }

    WatchState with(Chosen other) {
        return new WatchState(view, found, table, other, over, message);
    }

    WatchState with(Over other) {
        return new WatchState(view, found, table, chosen, other, message);
    }

    WatchState saying(String text) {
        return new WatchState(view, found, table, chosen, over, text);
    }
}
