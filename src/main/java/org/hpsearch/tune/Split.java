package org.hpsearch.tune;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

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
        int ended = 0;
        int objectives = 1;
        for (Trial trial : trials) {
            ended += trial.state() == Trial.State.RUNNING ? 0 : 1;
            objectives = trial.judged() ? Math.max(objectives, trial.losses().size()) : objectives;
        }
        int share = (int) Math.ceil(SHARE * ended);
        int count = objectives > 1 ? share : Math.min(share, MOST);
        List<Integer> done = judged(trials, Trial.State.DONE);
        BitSet best = new BitSet(trials.size());
        (objectives > 1 ? several(trials, done, count) : single(trials, done, count)).forEach(best::set);
        judged(trials, Trial.State.STOPPED).stream()
                .sorted(Comparator.comparingDouble(
                                (Integer place) -> trials.get(place).step())
                        .reversed()
                        .thenComparingDouble(place -> trials.get(place).loss()))
                .limit(count - best.cardinality())
                .forEach(best::set);
        return parted(trials, best, objectives);
    }

    private static List<Integer> judged(List<Trial> trials, Trial.State state) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            if (trials.get(i).state() == state && trials.get(i).judged()) {
                places.add(i);
            }
        }
        return places;
    }

    /// The places of the least losses, of equal ones the first.
    private static Collection<Integer> single(List<Trial> trials, List<Integer> places, int count) {
        Queue<Integer> best = new PriorityQueue<>(
                count + 1,
                Comparator.comparingDouble((Integer place) -> trials.get(place).loss())
                        .thenComparing(Comparator.naturalOrder())
                        .reversed());
        for (int place : places) {
            Integer worst = best.size() < count ? null : best.peek();
            if (worst == null || trials.get(place).loss() < trials.get(worst).loss()) {
                best.add(place);
            }
            if (best.size() > count) {
                best.remove();
            }
        }
        return best;
    }

    private static List<Integer> several(List<Trial> trials, List<Integer> places, int count) {
        List<double[]> costs =
                places.stream().map(place -> trials.get(place).costs()).toList();
        return new ParetoFront(costs).best(count).stream().map(places::get).toList();
    }

    private static Split parted(List<Trial> trials, BitSet best, int objectives) {
        List<Trial> good = new ArrayList<>();
        List<Trial> bad = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            (best.get(i) ? good : bad).add(trials.get(i));
        }
        return new Split(good, bad, objectives);
    }
}
