package org.hpsearch.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The parameters that are searched. A point of it is a number for each; NaN where the parameter has no value there.
///
/// @param dimensions a condition names one that comes earlier
public record Space(List<Dimension> dimensions) {
    public Space {
        dimensions = List.copyOf(dimensions);
        for (int i = 0; i < dimensions.size(); i++) {
            Dimension.Condition when = dimensions.get(i).when();
            if (when != null && (when.of() < 0 || when.of() >= i)) {
                throw new IllegalArgumentException(
                        dimensions.get(i).name() + " depends on a parameter that comes later");
            }
        }
    }

    /// Whether a dimension has a value at a point whose earlier dimensions are known.
    boolean active(int dimension, double[] point) {
        Dimension.Condition when = dimensions.get(dimension).when();
        return when == null || when.holds(point[when.of()]);
    }

    /// Whether a point has a value just where it must, each within its domain.
    public boolean holds(double[] point) {
        for (int i = 0; i < dimensions.size(); i++) {
            boolean fits = active(i, point) ? dimensions.get(i).domain().holds(point[i]) : Double.isNaN(point[i]);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// The dimensions that have values at the same points, in an order in which what a group depends on comes before.
    List<int[]> groups() {
        Map<Optional<Dimension.Condition>, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < dimensions.size(); i++) {
            groups.computeIfAbsent(Optional.ofNullable(dimensions.get(i).when()), when -> new ArrayList<>())
                    .add(i);
        }
        return groups.values().stream()
                .map(group -> group.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /// A point at random.
    public double[] draw(RandomGenerator random) {
        double[] point = blank();
        for (int i = 0; i < point.length; i++) {
            if (active(i, point)) {
                point[i] = dimensions.get(i).domain().draw(random);
            }
        }
        return point;
    }

    /// A point without any value.
    double[] blank() {
        double[] point = new double[dimensions.size()];
        Arrays.fill(point, Double.NaN);
        return point;
    }
}
