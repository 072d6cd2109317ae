package org.hpsearch.tune;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Points at random, none twice.
///
/// @param seed of the draws
public record RandomSearch(Space space, long seed) implements Sampler {
    /// Draws in vain after which nothing counts as left.
    private static final int VAIN = 1000;

    @Override
    public double @Nullable [] next(List<Trial> trials, int number) {
        Set<List<Double>> tried = new HashSet<>();
        trials.forEach(trial -> tried.add(trial.point()));
        RandomGenerator random = Sampler.random(seed, number);
        for (int i = 0; i < VAIN; i++) {
            double[] point = space.draw(random);
            if (!tried.contains(Trial.running(point).point())) {
                return point;
            }
        }
        return null;
    }
}
