package org.hpsearch.query;

import java.util.Locale;
import org.hpsearch.project.Direction;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.match.Target;

/// What `--sort` takes: a name, `-` before it for the reverse, or `:best`, `:worst`, `:asc`, `:desc` behind it. A
/// metric that has a direction comes best first, all else from least to greatest.
///
/// @param name of a field
/// @param way  which values come first
public record SortKey(String name, Way way) {
    /// Which values come first.
    public enum Way {
        /// The best, or the least.
        BEST,
        /// The worst, or the greatest.
        WORST,
        /// The least.
        ASC,
        /// The greatest.
        DESC
    }

    public static SortKey parse(String typed) {
        for (Way way : Way.values()) {
            String end = ":" + way.name().toLowerCase(Locale.ROOT);
            if (typed.toLowerCase(Locale.ROOT).endsWith(end)) {
                return new SortKey(typed.substring(0, typed.length() - end.length()), way);
            }
        }
        boolean signed = typed.startsWith("-") || typed.startsWith("+");
        return new SortKey(signed ? typed.substring(1) : typed, typed.startsWith("-") ? Way.WORST : Way.BEST);
    }

    /// Whether the greatest values come first.
    ///
    /// @param target what the name stands for
    /// @throws QueryException where `:best` or `:worst` is said of what has no direction
    boolean greatestFirst(Target target) {
        return switch (way) {
            case ASC -> false;
            case DESC -> true;
            case BEST -> direction(target) == Direction.MAX;
            case WORST -> direction(target) != Direction.MAX;
        };
    }

    /// Whether the best values of a metric come first.
    boolean isBestFirst(Target target) {
        boolean best = target instanceof Target.Metric metric && metric.isBest();
        return best
                && direction(target) != Direction.NONE
                && greatestFirst(target) == (direction(target) == Direction.MAX);
    }

    private static Direction direction(Target target) {
        return target instanceof Target.Metric metric ? metric.ranking() : Direction.NONE;
    }

    /// The order in words: `best val_acc first`, `greatest lr first`.
    String words(Target target) {
        String word = direction(target) == Direction.NONE || way == Way.ASC || way == Way.DESC
                ? (greatestFirst(target) ? "greatest" : "least")
                : (way == Way.BEST ? "best" : "worst");
        return word + " " + name + " first";
    }
}
