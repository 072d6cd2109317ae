package org.hpsearch.tune;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every point of a space of finitely many, the last dimension fastest.
public final class GridSearch implements Sampler {
    private final List<double[]> points;

    /// @param most points that may be listed
    /// @throws IllegalArgumentException where there are more
    public GridSearch(Space space, int most) {
        List<double[]> all = new ArrayList<>(List.of(space.blank()));
        for (int i = 0; i < space.dimensions().size(); i++) {
            List<double[]> longer = new ArrayList<>();
            for (double[] point : all) {
                if (!space.active(i, point)) {
                    longer.add(point);
                } else if (space.dimensions().get(i).domain().size() > most - longer.size()) {
                    throw new IllegalArgumentException("the space has more than " + most + " points");
                } else {
                    extend(longer, point, i, space.dimensions().get(i).domain());
                }
            }
            all = longer;
        }
        this.points = List.copyOf(all);
    }

    private static void extend(List<double[]> longer, double[] point, int dimension, Domain domain) {
        double low = domain instanceof Domain.Whole whole ? whole.low() : 0;
        for (int k = 0; k < domain.size(); k++) {
            double[] next = point.clone();
            next[dimension] = low + k;
            longer.add(next);
        }
    }

    /// How many there are.
    public int size() {
        return points.size();
    }

    @Override
    public double @Nullable [] next(List<Trial> trials, int number) {
        Set<List<Double>> tried = new HashSet<>();
        trials.forEach(trial -> tried.add(trial.point()));
        return points.stream()
                .filter(point -> !tried.contains(Trial.running(point).point()))
                .findFirst()
                .orElse(null);
    }
}
