package org.hpsearch.screen;

import org.hpsearch.screen.table.TableColumn;

/// What is at a place of the screen.
sealed interface WatchTarget {
    /// The head of a column.
    record Head(TableColumn column) implements WatchTarget {}

    /// A line of the table.
    record Line(int number) implements WatchTarget {}

    /// A place in a small chart.
    record Curve(ChartGrid.Spot spot) implements WatchTarget {}

    /// The name of a tab.
    record Tab(WatchTab tab) implements WatchTarget {}

    /// A text that can be scrolled.
    record Text() implements WatchTarget {}

    /// Anything else.
    record Elsewhere() implements WatchTarget {}
}
