package org.hpsearch.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Asynchronous successive halving: at certain steps, the rungs, only the best share of all trials that came so far
/// goes on. One that was ended is promoted when enough worse ones have come.
///
/// After L. Li et al.: A System for Massively Parallel Hyperparameter Tuning (MLSys 2020). The first trial of a rung
/// goes on at once, as in Optuna: its program need not start again.
public final class Halving implements Stopper {
    private final double eta;
    private final List<Rung> rungs = new ArrayList<>();

    /// One step at which trials are compared.
    private static final class Rung {
        private final double step;
        private final Map<Integer, Double> losses = new HashMap<>();
        private final Set<Integer> waiting = new HashSet<>();

        Rung(double step) {
            this.step = step;
        }

        /// The best share of the trials, the best first.
        List<Integer> best(double eta) {
            return losses.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .limit(Math.max(1, (long) Math.floor(losses.size() / eta)))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /// @param min the first rung
    /// @param max no rung stands there or beyond
    /// @param eta of so many trials one goes on; each rung is so many times the one before
    public Halving(double min, double max, double eta) {
        if (!(min > 0) || !(max > min) || !(eta > 1) || !Double.isFinite(max)) {
            throw new IllegalArgumentException("no rungs from " + min + " to " + max + " by " + eta);
        }
        this.eta = eta;
        for (double step = min; step < max; step *= eta) {
            rungs.add(new Rung(step));
        }
    }

    /// The steps at which trials are compared.
    public List<Double> rungs() {
        return rungs.stream().map(rung -> rung.step).toList();
    }

    @Override
    public synchronized boolean goesOn(int trial, double step, double loss) {
        for (Rung rung : rungs) {
            if (step >= rung.step && !rung.losses.containsKey(trial)) {
                rung.losses.put(trial, Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss);
                if (!rung.best(eta).contains(trial)) {
                    rung.waiting.add(trial);
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public synchronized void ended(int trial) {
        rungs.forEach(rung -> rung.waiting.remove(trial));
    }

    @Override
    public synchronized OptionalInt promoted() {
        for (Rung rung : rungs.stream()
                .sorted(Comparator.comparingDouble((Rung rung) -> rung.step).reversed())
                .toList()) {
            for (int trial : rung.best(eta)) {
                if (rung.waiting.remove(trial)) {
                    return OptionalInt.of(trial);
                }
            }
        }
        return OptionalInt.empty();
    }
}
