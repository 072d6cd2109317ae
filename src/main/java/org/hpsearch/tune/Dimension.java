package org.hpsearch.tune;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One parameter of a space.
///
/// @param name for people
/// @param when where the parameter has a value at all; null for everywhere
public record Dimension(
        String name, Domain domain, @Nullable Condition when) {
    /// A parameter that always has a value.
    public static Dimension of(String name, Domain domain) {
        return new Dimension(name, domain, null);
    }

    /// True where another parameter lies in one of some intervals.
    ///
    /// @param of the number of the other one, which comes earlier in the space
    public record Condition(int of, List<Interval> any) {
        public Condition {
            any = List.copyOf(any);
        }

        /// Whether it holds for a value of the other one; NaN stands for none.
        public boolean holds(double value) {
            return any.stream().anyMatch(interval -> value >= interval.from && value <= interval.to);
        }
    }

    /// Numbers from one to another, both included.
    public record Interval(double from, double to) {}
}
