package org.hpsearch.query.match;

import org.hpsearch.index.Aggregate;
import org.hpsearch.project.Direction;
import org.hpsearch.run.RunField;
import org.jspecify.annotations.Nullable;

/// What a name in a query stands for.
public sealed interface Target {
    /// The words of name, tags, note, command and texts.
    record Words() implements Target {}

    /// A field of the run itself.
    record Own(RunField field) implements Target {}

    /// A parameter.
    record Param(String name) implements Target {}

    /// A metric's aggregate.
    ///
    /// @param suffix    as typed behind the name, empty for the bare name
    /// @param direction the metric's
    record Metric(String name, String suffix, Direction direction) implements Target {
        /// Whether it is the metric's best value, not another aggregate.
        public boolean isBest() {
            return suffix.isEmpty() || suffix.equals("best");
        }

        /// Which way the aggregate gets better: as the metric, but a count and a step get neither better nor worse.
        public Direction ranking() {
            return suffix.equals("count") || suffix.equals("argbest") ? Direction.NONE : direction;
        }

        /// Which aggregate is meant.
        public Aggregate aggregate() {
            return switch (suffix) {
                case "last" -> Aggregate.LAST;
                case "first" -> Aggregate.FIRST;
                case "min" -> Aggregate.MIN;
                case "max" -> Aggregate.MAX;
                case "mean" -> Aggregate.MEAN;
                case "count" -> Aggregate.COUNT;
                case "argbest" -> direction == Direction.MIN ? Aggregate.ARGMIN : Aggregate.ARGMAX;
                default ->
                    switch (direction) {
                        case MIN -> Aggregate.MIN;
                        case MAX -> Aggregate.MAX;
                        case NONE -> Aggregate.LAST;
                    };
            };
        }
    }

    /// Whether the run was given a parameter: `recorded:lr`.
    record Recorded() implements Target {}

    /// Whether a parameter has an effective value: `has:lr`.
    record Has() implements Target {}

    /// Which suffix a metric's name may have.
    static boolean isSuffix(@Nullable String word) {
        return switch (word) {
            case "best", "last", "first", "min", "max", "mean", "count", "argbest" -> true;
            case null, default -> false;
        };
    }
}
