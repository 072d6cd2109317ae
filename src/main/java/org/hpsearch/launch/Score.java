package org.hpsearch.launch;

import org.hpsearch.project.Objective;
import org.hpsearch.value.Numbers;

/// What a run came to.
///
/// @param value of the objective; NaN where it has none
public record Score(Objective objective, double value) {
    /// For people: `val_acc 0.98`.
    public String words() {
        return objective.metric() + " " + Numbers.print(value);
    }
}
