package org.hpsearch.screen.table;

import java.util.Locale;

/// A column of the table of runs, which can be ordered by it.
public sealed interface TableColumn {
    /// What only a screen shows.
    enum Live implements TableColumn {
        STATE,
        ID,
        CURVE,
        LAST,
        BEST,
        PROGRESS;

        @Override
        public String title(String metric) {
            return this == CURVE ? metric : name().toLowerCase(Locale.ROOT);
        }

        @Override
        public TableColumn ordering() {
            return this == CURVE ? BEST : this;
        }
    }

    /// A column of the query.
    ///
    /// @param name as `--columns` takes it
    record Field(String name) implements TableColumn {
        @Override
        public String title(String metric) {
            return name;
        }

        @Override
        public TableColumn ordering() {
            return this;
        }
    }

    /// Its head.
    ///
    /// @param metric that the table shows
    String title(String metric);

    /// The column whose values are those of this one.
    TableColumn ordering();
}
