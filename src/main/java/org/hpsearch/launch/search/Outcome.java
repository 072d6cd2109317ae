package org.hpsearch.launch.search;

import java.util.Set;
import org.hpsearch.run.RunRecord;

/// What a run came to.
///
/// @param run     its id
/// @param metrics that it reported; none where nobody asks for them
/// @param reached the last step of any of them; NaN where none has a step
/// @param losses  by what is wanted
record Outcome(String run, Set<String> metrics, double reached, Losses losses) {
    /// What a run came to, measured by what is wanted.
    interface Losses {
        /// One loss for each objective; NaN for what the run does not report.
        double[] by(Goals goals);
    }

    /// What a run's folder tells.
    static Outcome of(RunRecord run) {
        return new Outcome(
                run.id(), run.metrics().summaries().keySet(), run.metrics().reached(), goals -> goals.losses(run));
    }
}
