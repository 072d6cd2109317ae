package org.hpsearch.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The tree-structured Parzen estimator. Densities of the good and of the bad trials are estimated; of some points
/// drawn from the good one, that is next where the good density is highest against the bad one.
///
/// After J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl: Algorithms for Hyper-Parameter Optimization (NIPS 2011); the
/// joint density over all dimensions and its least bandwidth after S. Watanabe: Tree-Structured Parzen Estimator:
/// Understanding Its Algorithm Components and Their Roles for Better Empirical Performance (arXiv 2304.11127, 2023);
/// the numbers are the defaults of Optuna 5. Dimensions that have values under the same condition share one density,
/// which rests on the trials where the condition held. With several objectives each dimension has a density of its
/// own, as in Y. Ozaki et al.: Multiobjective Tree-Structured Parzen Estimator (JAIR 2022).
///
/// @param seed of the draws
public record Tpe(Space space, long seed) implements Sampler {
    /// So many points are drawn at random before trials say anything.
    public static final int START_UP = 10;

    /// So many points are drawn from the good density, and compared.
    private static final int CANDIDATES = 24;

    /// So often another point is looked for where one has been tried before.
    private static final int VAIN = 20;

    @Override
    public double @Nullable [] next(List<Trial> trials, int number) {
        if (basis(trials).isEmpty()) {
            return new RandomSearch(space, seed).next(trials, number);
        }
        Set<List<Double>> tried = new HashSet<>();
        trials.forEach(trial -> tried.add(trial.point()));
        RandomGenerator random = Sampler.random(seed, number);
        List<Trial> known = new ArrayList<>(trials);
        for (int i = 0; i < VAIN; i++) {
            Trial next = Trial.running(draw(Split.of(known), random));
            if (!tried.contains(next.point())) {
                return next.at();
            }
            known.add(next); // once more counts as bad
        }
        return new RandomSearch(space, seed).next(trials, number);
    }

    /// What the next point rests on.
    ///
    /// @param good  the best trials
    /// @param ended how many have ended
    public record Basis(List<Trial> good, int ended) {
        public Basis {
            good = List.copyOf(good);
        }
    }

    /// What the next point rests on; empty where it is drawn at random.
    public static Optional<Basis> basis(List<Trial> trials) {
        int ended = (int) trials.stream()
                .filter(trial -> trial.state() != Trial.State.RUNNING)
                .count();
        return ended < START_UP || trials.stream().noneMatch(Trial::judged)
                ? Optional.empty()
                : Optional.of(new Basis(Split.of(trials).good(), ended));
    }

    private double[] draw(Split split, RandomGenerator random) {
        double[] point = space.blank();
        for (Densities group : densities(split)) {
            group.fill(space, point, random);
        }
        return point;
    }

    private Densities[] densities(Split split) {
        List<int[]> groups = split.objectives() == 1
                ? space.groups()
                : space.groups().stream()
                        .flatMapToInt(Arrays::stream)
                        .mapToObj(dimension -> new int[] {dimension})
                        .toList();
        return groups.stream()
                .map(group -> new Densities(
                        group,
                        KernelMixture.of(space, group, split.good()),
                        KernelMixture.of(space, group, split.bad())))
                .toArray(Densities[]::new);
    }

    /// The two densities of some dimensions.
    private record Densities(int[] group, KernelMixture good, KernelMixture bad) {
        /// Sets these dimensions of a point, where they have values.
        void fill(Space space, double[] point, RandomGenerator random) {
            if (!space.active(group[0], point)) {
                return;
            }
            double[] best = good.draw(random);
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < CANDIDATES; i++) {
                double[] candidate = i == 0 ? best : good.draw(random);
                double ratio = good.logDensity(candidate) - bad.logDensity(candidate);
                if (ratio > highest) {
                    highest = ratio;
                    best = candidate;
                }
            }
            for (int i = 0; i < group.length; i++) {
                point[group[i]] = best[i];
            }
        }
    }
}
