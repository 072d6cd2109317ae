package org.hpsearch.tune;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The trials parted into good and bad ones, each part the oldest first. Good are the best tenth of those that have
/// ended, of one objective at most 25; trials that were ended early come behind the others, the ones that came
/// farthest first. What failed or runs is bad.
///
/// @param objectives how many each trial has
record Split(List<Trial> good, List<Trial> bad, int objectives) {
    private static final double SHARE = 0.1;
    private static final int MOST = 25;

    /// Parts trials of which at least one is judged.
    static Split of(List<Trial> trials) {
        List<Trial> done = trials.stream()
                .filter(trial -> trial.judged() && trial.state() == Trial.State.DONE)
                .toList();
        List<Trial> stopped = trials.stream()
                .filter(trial -> trial.judged() && trial.state() == Trial.State.STOPPED)
                .sorted(Comparator.comparingDouble(Trial::step).reversed().thenComparingDouble(Trial::loss))
                .toList();
        long ended = trials.stream()
                .filter(trial -> trial.state() != Trial.State.RUNNING)
                .count();
        int objectives = trials.stream()
                .filter(Trial::judged)
                .mapToInt(trial -> trial.losses().size())
                .max()
                .orElse(1);
        int share = (int) Math.ceil(SHARE * ended);
        int count = objectives > 1 ? share : Math.min(share, MOST);
        List<Trial> best = new ArrayList<>(objectives > 1 ? several(done, count) : single(done, count));
        best.addAll(stopped.subList(0, Math.min(stopped.size(), count - best.size())));
        return parted(trials, best, objectives);
    }

    private static List<Trial> single(List<Trial> done, int count) {
        return done.stream()
                .sorted(Comparator.comparingDouble(Trial::loss))
                .limit(count)
                .toList();
    }

    private static List<Trial> several(List<Trial> done, int count) {
        List<double[]> costs = done.stream().map(Trial::costs).toList();
        return new ParetoFront(costs).best(count).stream().map(done::get).toList();
    }

    /// Trials are told apart by their place: two may be equal.
    private static Split parted(List<Trial> trials, List<Trial> best, int objectives) {
        Set<Integer> places = new HashSet<>();
        for (Trial trial : best) {
            for (int i = 0; i < trials.size(); i++) {
                if (trials.get(i).equals(trial) && places.add(i)) {
                    break;
                }
            }
        }
        List<Trial> good = new ArrayList<>();
        List<Trial> bad = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            (places.contains(i) ? good : bad).add(trials.get(i));
        }
        return new Split(good, bad, objectives);
    }
}
