package org.hpsearch.ensemble;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How an ensemble is made, in a user's words.
public enum Method {
    /// The mean of numbers, or of probabilities.
    MEAN(Combination.MEAN),
    /// The same; said of probabilities.
    SOFT(Combination.MEAN),
    /// The mean by weights that the objective gives.
    WEIGHTED(Combination.MEAN),
    /// The median.
    MEDIAN(Combination.MEDIAN),
    /// The class that most members predict.
    VOTE(Combination.VOTE),
    /// Members selected on validation rows, then combined as their predictions allow.
    GREEDY(null);

    private final @Nullable Combination combination;

    Method(@Nullable Combination combination) {
        this.combination = combination;
    }

    /// How rows are combined; null to take a vote of labels and the mean of all else.
    @Nullable
    Combination combination() {
        return combination;
    }

    /// Whether weights that are typed count.
    public boolean takesWeights() {
        return this == MEAN || this == SOFT || this == VOTE;
    }

    /// As it is typed.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
