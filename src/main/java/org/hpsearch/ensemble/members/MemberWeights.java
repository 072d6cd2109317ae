package org.hpsearch.ensemble.members;

import java.util.List;
import java.util.Optional;
import org.hpsearch.ensemble.Method;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;

/// How much each run counts: as typed, by the objective, or all alike.
public final class MemberWeights {
    private final @Nullable Method method;
    private final List<Double> typed;

    /// @param typed of the members, in their order; empty for none
    /// @throws UsageException where they cannot be weights, or the method takes none
    public MemberWeights(@Nullable Method method, List<Double> typed) {
        this.method = method;
        this.typed = List.copyOf(typed);
        if (typed.stream().anyMatch(weight -> !(weight > 0) || Double.isInfinite(weight))) {
            throw new UsageException("--weights takes numbers above 0");
        }
        if (!typed.isEmpty() && method != null && !method.takesWeights()) {
            throw new UsageException("--weights goes with a mean or a vote");
        }
    }

    /// The weight of each run.
    ///
    /// @param objective what the runs are judged by
    /// @throws DataException where the objective gives a run none above 0
    public List<Double> of(List<MemberRun> runs, Optional<Objective> objective) {
        if (!typed.isEmpty() && typed.size() != runs.size()) {
            throw new UsageException("there are " + runs.size() + " runs and " + typed.size() + " weights");
        }
        if (!typed.isEmpty() || method != Method.WEIGHTED) {
            return typed.isEmpty() ? runs.stream().map(run -> 1.0).toList() : typed;
        }
        Objective by = objective.orElseThrow(() ->
                new DataException("the runs have no objective to be weighted by; objective: in hps.yaml names one"));
        return runs.stream().map(run -> weight(run, by)).toList();
    }

    private static double weight(MemberRun run, Objective by) {
        double value = by.value(run.record().metrics());
        double weight = by.direction() == Direction.MIN ? 1 / value : value;
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new DataException("run " + run.name() + " has the " + by.metric() + " " + Numbers.print(value)
                    + ", which makes no weight above 0");
        }
        return weight;
    }
}
