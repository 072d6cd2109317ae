package org.hpsearch.index;

import java.util.Locale;
import org.hpsearch.run.MetricSummary;

/// What is indexed of a metric's rows.
public enum Aggregate {
    MIN,
    MAX,
    LAST,
    FIRST,
    MEAN,
    COUNT,
    /// Step of the least value.
    ARGMIN,
    /// Step of the greatest value.
    ARGMAX;

    /// As typed behind a metric's name: `.min`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether ranges over it are answered by points.
    boolean hasPoints() {
        return this == MIN || this == MAX || this == LAST;
    }

    /// Its value.
    public double of(MetricSummary summary) {
        return switch (this) {
            case MIN -> summary.min();
            case MAX -> summary.max();
            case LAST -> summary.last();
            case FIRST -> summary.first();
            case MEAN -> summary.mean();
            case COUNT -> summary.count();
            case ARGMIN -> summary.minStep();
            case ARGMAX -> summary.maxStep();
        };
    }
}
