package org.hpsearch.workspace;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.project.Objective;
import org.hpsearch.query.same.EarlierTrials;

/// Earlier runs as a search takes them, from the index.
record IndexedTrials(EarlierTrials found) implements PastRuns.Trials {
    /// What is varied, in the words of the index.
    static EarlierTrials.Keys keys(PastRuns.Keys keys) {
        return new EarlierTrials.Keys(keys.names(), keys.meaning()::apply);
    }

    @Override
    public List<PastRuns.Tried> runs() {
        return found.trials().stream()
                .map(trial -> new PastRuns.Tried(
                        trial.id(),
                        trial.parent(),
                        trial.sweep(),
                        trial.state(),
                        trial.values(),
                        trial.reached(),
                        trial.duration()))
                .toList();
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
