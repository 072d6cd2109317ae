package org.hpsearch.ensemble;

import java.util.Locale;

/// How rows of several files are matched.
public enum RowJoin {
    /// By their ids where all files have some, else by their places; all files have to have all rows.
    ALL,
    /// The same, without rows that a file lacks.
    INNER,
    /// As `ALL`; where only the truth or only the predictions have ids, by their places.
    PLACE;

    /// As it is typed.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
