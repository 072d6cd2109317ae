package org.hpsearch.screen;

import java.util.Locale;

/// A column of the table of runs, which can be ordered by it.
enum TableColumn {
    STATE,
    ID,
    CURVE,
    LAST,
    BEST,
    PROGRESS,
    RUN;

    /// Its head.
    ///
    /// @param metric that the table shows
    String title(String metric) {
        return this == CURVE ? metric : name().toLowerCase(Locale.ROOT);
    }

    /// The column whose values are those of this one.
    TableColumn ordering() {
        return this == CURVE ? BEST : this;
    }
}
