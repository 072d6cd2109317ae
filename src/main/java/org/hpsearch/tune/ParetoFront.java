package org.hpsearch.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Points of several losses, in fronts: the first of those that no other is better than in one loss and no worse in
/// all, the second of those left without the first, and so on. NaN counts as the worst.
///
/// @param losses the same number of each point
public record ParetoFront(List<double[]> losses) {
    public ParetoFront {
        losses = losses.stream()
                .map(costs -> Arrays.stream(costs)
                        .map(cost -> Double.isNaN(cost) ? Double.POSITIVE_INFINITY : cost)
                        .toArray())
                .toList();
    }

    private static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] > other[i]) {
                return false;
            }
            better |= one[i] < other[i];
        }
        return better;
    }

    /// The numbers of the points of the first front, in order.
    public List<Integer> first() {
        return front(IntStream.range(0, losses.size()).boxed().toList());
    }

    /// What dominates a point comes before it in the order of all losses, and a front grows in that order.
    private List<Integer> front(List<Integer> points) {
        List<Integer> sorted = points.stream()
                .sorted(Comparator.comparing(losses::get, Arrays::compare))
                .toList();
        List<Integer> front = new ArrayList<>();
        for (int point : sorted) {
            if (front.stream().noneMatch(other -> dominates(losses.get(other), losses.get(point)))) {
                front.add(point);
            }
        }
        return front.stream().sorted().toList();
    }

    /// The numbers of the best points: front after front, of the last one those that add most to the volume which the
    /// chosen ones dominate.
    List<Integer> best(int count) {
        List<Integer> left = IntStream.range(0, losses.size()).boxed().toList();
        List<Integer> best = new ArrayList<>();
        while (best.size() < count && !left.isEmpty()) {
            List<Integer> front = front(left);
            best.addAll(front.size() <= count - best.size() ? front : widest(front, count - best.size()));
            left = left.stream().filter(point -> !front.contains(point)).toList();
        }
        return best.stream().sorted().toList();
    }

    private List<Integer> widest(List<Integer> front, int count) {
        double[] reference = reference(front);
        List<Integer> chosen = new ArrayList<>();
        List<Integer> open = new ArrayList<>(front);
        while (chosen.size() < count) {
            List<double[]> before = chosen.stream().map(losses::get).toList();
            int most = open.stream()
                    .max(Comparator.comparingDouble(point -> added(before, losses.get(point), reference)))
                    .orElseThrow();
            chosen.add(most);
            open.remove(Integer.valueOf(most));
        }
        return chosen;
    }

    private double[] reference(List<Integer> front) {
        double[] worst = losses.get(front.getFirst()).clone();
        for (int point : front) {
            for (int i = 0; i < worst.length; i++) {
                worst[i] = Math.max(worst[i], losses.get(point)[i]);
            }
        }
        return Arrays.stream(worst)
                .map(cost -> cost == 0 ? 1e-12 : Math.max(1.1 * cost, 0.9 * cost))
                .toArray();
    }

    private static double added(List<double[]> before, double[] point, double[] reference) {
        List<double[]> with = new ArrayList<>(before);
        with.add(point);
        return volume(with, reference) - volume(before, reference);
    }

    /// The volume that points dominate up to a reference, by slices along the last loss.
    static double volume(List<double[]> points, double[] reference) {
        int last = reference.length - 1;
        List<double[]> sorted = points.stream()
                .sorted(Comparator.comparingDouble(point -> point[last]))
                .toList();
        if (last == 0) {
            return sorted.isEmpty() ? 0 : Math.max(0, reference[0] - sorted.getFirst()[0]);
        }
        double volume = 0;
        for (int i = 0; i < sorted.size(); i++) {
            double to = i + 1 < sorted.size() ? sorted.get(i + 1)[last] : reference[last];
            double height = Math.min(to, reference[last]) - sorted.get(i)[last];
            if (height > 0) {
                volume += height
                        * volume(
                                sorted.subList(0, i + 1).stream()
                                        .map(point -> Arrays.copyOf(point, last))
                                        .toList(),
                                Arrays.copyOf(reference, last));
            }
        }
        return volume;
    }
}
