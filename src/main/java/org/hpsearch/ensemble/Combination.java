package org.hpsearch.ensemble;

import java.util.Locale;

/// How several predictions of a row become one.
public enum Combination {
    /// The (weighted) mean of numbers, or of probabilities.
    MEAN,
    /// The median of numbers, or of probabilities, column by column.
    MEDIAN,
    /// The class that most members (by weight) predict.
    VOTE;

    /// As it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
