package org.hpsearch.launch.search;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.run.Scalar;
import org.hpsearch.tune.Stopper;
import org.hpsearch.value.RegularName;

/// Ends runs of a search that are not worth going on, by what they report.
final class Referee {
    private final Stopper stopper;
    private final String rule;
    private final Objective objective;
    private final Map<Integer, String> judging = new HashMap<>();
    private final Map<Integer, Double> least = new HashMap<>();
    private final Map<Integer, String> stopped = new HashMap<>();

    /// @param rule its word: `halving`, `median`
    Referee(Stopper stopper, String rule, Objective objective) {
        this.stopper = stopper;
        this.rule = rule;
        this.objective = objective;
    }

    String rule() {
        return rule;
    }

    Objective objective() {
        return objective;
    }

    /// Whether an attempt goes on after a value.
    boolean goesOn(int attempt, Scalar scalar) {
        Double step = scalar.step();
        return step == null || !judges(attempt, scalar.metric()) || goesOn(attempt, step, scalar.value());
    }

    /// Whether an attempt is judged by a metric: by the spelling of the objective once it reports that, else by the
    /// first spelling that it reports (`loss` and `Loss` of one run are two metrics).
    private synchronized boolean judges(int attempt, String metric) {
        if (!RegularName.isSame(metric, objective.metric())) {
            return false;
        }
        String before = judging.get(attempt);
        if (before == null || metric.equals(objective.metric()) && !metric.equals(before)) {
            judging.put(attempt, metric);
            least.remove(attempt);
            return true;
        }
        return metric.equals(before);
    }

    /// Whether an attempt goes on after a value of the objective.
    synchronized boolean goesOn(int attempt, double step, double value) {
        double loss = objective.direction().loss(value);
        double best = least.getOrDefault(attempt, Double.NaN);
        double now = Direction.MIN.isBetter(loss, best) ? loss : best;
        least.put(attempt, now);
        return stopper.goesOn(attempt, step, now);
    }

    /// An attempt was ended.
    ///
    /// @param run of which it would go on
    synchronized void stopped(int attempt, String run) {
        stopped.put(attempt, run);
    }

    /// An attempt has ended by itself.
    void ended(int attempt) {
        stopper.ended(attempt);
    }

    /// An attempt that is to go on after all.
    OptionalInt promoted() {
        return stopper.promoted();
    }

    /// The run that an attempt was ended in.
    synchronized String runOf(int attempt) {
        return stopped.getOrDefault(attempt, "");
    }
}
