package org.hpsearch.workspace;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.project.Objective;
import org.hpsearch.query.same.EarlierTrials;

/// Earlier runs as a search takes them, from the index.
///
/// @param runs newest first
record IndexedTrials(EarlierTrials found, List<PastRuns.Tried> runs) implements PastRuns.Trials {
    IndexedTrials(EarlierTrials found) {
        this(found, found.trials().stream().map(IndexedTrials::tried).toList());
    }

    /// What is varied, in the words of the index.
    static EarlierTrials.Keys keys(PastRuns.Keys keys) {
        return new EarlierTrials.Keys(keys.names(), keys.meaning()::apply);
    }

    private static PastRuns.Tried tried(EarlierTrials.Trial trial) {
        return new PastRuns.Tried(
                trial.id(),
                trial.parent(),
                trial.sweep(),
                trial.state(),
                trial.values(),
                trial.reached(),
                trial.duration());
    }

    @Override
    public double[] values(Objective objective) {
        try {
            return found.values(objective.metric(), objective.direction());
        } catch (IOException e) {
            throw Workspace.unusable(e);
        }
    }

    @Override
    public List<Set<String>> metrics() {
        try {
            return found.metrics();
        } catch (IOException e) {
            throw Workspace.unusable(e);
        }
    }
}
