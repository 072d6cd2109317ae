package org.hpsearch.tune;

import java.util.OptionalInt;

/// Says which running trials are not worth going on, and which of those that were ended are after all.
public sealed interface Stopper permits Halving, MedianRule {
    /// A trial has come to a step.
    ///
    /// @param trial its number
    /// @param loss  its least so far
    /// @return whether it goes on
    boolean goesOn(int trial, double step, double loss);

    /// A trial has ended by itself: it is not to go on.
    void ended(int trial);

    /// A trial that was ended and is among the best by now: from here on it counts as going on.
    OptionalInt promoted();
}
