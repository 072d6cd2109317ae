package org.hpsearch.tune;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Ends a trial that is worse than the median of the others at the same step.
///
/// After D. Golovin et al.: Google Vizier: A Service for Black-Box Optimization (KDD 2017).
public final class MedianRule implements Stopper {
    /// So many others have to have come as far.
    private static final int FEWEST = 5;

    private final double min;
    private final Map<Integer, TreeMap<Double, Double>> trials = new TreeMap<>();

    /// @param min before this step no trial is ended
    public MedianRule(double min) {
        this.min = min;
    }

    @Override
    public synchronized boolean goesOn(int trial, double step, double loss) {
        double least = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
        trials.computeIfAbsent(trial, key -> new TreeMap<>()).put(step, least);
        if (step < min) {
            return true;
        }
        double[] others = trials.entrySet().stream()
                .filter(other -> other.getKey() != trial && other.getValue().lastKey() >= step)
                .map(other -> other.getValue().floorEntry(step))
                .filter(entry -> entry != null)
                .mapToDouble(Map.Entry::getValue)
                .sorted()
                .toArray();
        int middle = others.length / 2;
        return others.length < FEWEST
                || least <= (others.length % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2);
    }

    @Override
    public void ended(int trial) {
        // none is promoted
    }

    @Override
    public OptionalInt promoted() {
        return OptionalInt.empty();
    }
}
