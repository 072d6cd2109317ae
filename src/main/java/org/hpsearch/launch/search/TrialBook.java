package org.hpsearch.launch.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.Score;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.tune.Trial;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// All that was tried, as trials: earlier runs and those of this search. What goes on from another run is one trial
/// with it; repeats of a configuration are one trial with their mean.
final class TrialBook {
    private final SearchSpace space;
    private final Settings settings;
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<String, Integer> byRun = new HashMap<>();
    private final Map<List<Double>, Configuration> configurations = new LinkedHashMap<>();
    private @Nullable Goals goals;

    /// Whether all runs so far were asked in vain for what the search wants.
    private boolean undecided;

    /// All attempts at one point.
    private static final class Configuration {
        private final List<Integer> attempts = new ArrayList<>();

        /// What they came to; null where one of them has changed since.
        private @Nullable Trial judged;
    }

    /// One run, with all that it goes on from.
    ///
    /// @param runs what each of them came to, those alone that have told something
    private record Attempt(List<Double> point, Trial.State state, List<Outcome> runs) {
        Attempt with(Trial.State next, List<Outcome> more) {
            List<Outcome> all = new ArrayList<>(runs);
            all.removeIf(run -> more.stream().anyMatch(newer -> newer.run().equals(run.run())));
            all.addAll(more);
            return new Attempt(point, next, all);
        }
    }

    /// @param declared what the search wants; empty to take what its runs are judged by
    TrialBook(SearchSpace space, Settings settings, Optional<Goals> declared) {
        this.space = space;
        this.settings = settings;
        this.goals = declared.orElse(null);
    }

    /// Takes an earlier run, the oldest first.
    ///
    /// @param own whether it is one of this search: then its failure counts, too
    /// @return whether it counts
    synchronized boolean add(PastRuns.Tried run, Outcome outcome, boolean own) {
        Optional<double[]> point = space.point(run.values()::get);
        Optional<Trial.State> state = state(run.state(), own);
        if (point.isEmpty() || state.isEmpty()) {
            return false;
        }
        Integer before = run.parent() == null ? null : byRun.get(run.parent());
        if (before == null) {
            byRun.put(run.id(), attempts.size());
            add(new Attempt(boxed(point.get()), state.get(), List.of(outcome)));
        } else {
            byRun.put(run.id(), before);
            change(before, state.get(), List.of(outcome));
        }
        return true;
    }

    /// Whether an earlier run of another search or of none would count if it lay inside of the space.
    boolean isOutside(PastRuns.Tried run) {
        return state(run.state(), false).isPresent()
                && space.point(run.values()::get).isEmpty();
    }

    private void add(Attempt attempt) {
        configurations
                .computeIfAbsent(attempt.point, point -> new Configuration())
                .attempts
                .add(attempts.size());
        attempts.add(attempt);
        changed(attempt.point);
    }

    private void change(int attempt, Trial.State state, List<Outcome> runs) {
        Attempt before = attempts.get(attempt);
        attempts.set(attempt, before.with(state, runs));
        changed(before.point);
    }

    private void changed(List<Double> point) {
        Configuration configuration = configurations.get(point);
        if (configuration != null) {
            configuration.judged = null;
        }
        undecided = false;
    }

    private static Optional<Trial.State> state(RunState state, boolean own) {
        return switch (state) {
            case FINISHED -> Optional.of(Trial.State.DONE);
            case RUNNING -> Optional.of(Trial.State.RUNNING);
            case FAILED -> own ? Optional.of(Trial.State.FAILED) : Optional.empty();
            case STOPPED -> Optional.of(Trial.State.STOPPED);
            case KILLED, LOST, SILENT, UNREAD, QUEUED -> Optional.empty();
        };
    }

    private static List<Double> boxed(double[] point) {
        Double[] boxed = new Double[point.length];
        Arrays.setAll(boxed, i -> point[i]);
        return List.of(boxed);
    }

    /// A run begins.
    ///
    /// @return the number of its attempt
    synchronized int started(double[] point) {
        add(new Attempt(boxed(point), Trial.State.RUNNING, List.of()));
        return attempts.size() - 1;
    }

    /// The number of the attempt that a run is of; empty where it does not count.
    synchronized OptionalInt attempt(String run) {
        Integer attempt = byRun.get(run);
        return attempt == null ? OptionalInt.empty() : OptionalInt.of(attempt);
    }

    /// A run of this search that an earlier start left waiting or running.
    ///
    /// @return the number of its attempt; empty where it lies outside of the space
    synchronized OptionalInt left(RunRecord run) {
        OptionalInt known = attempt(run.id());
        if (known.isPresent()) {
            resumed(known.getAsInt());
            return known;
        }
        Map<String, Value> values = new TreeMap<>(run.params());
        run.foundAlone((name, found) -> values.put(name, found.value()));
        Optional<double[]> point = space.point(values);
        return point.isEmpty() ? OptionalInt.empty() : OptionalInt.of(started(point.get()));
    }

    /// An attempt that had ended runs on.
    synchronized void resumed(int attempt) {
        change(attempt, Trial.State.RUNNING, List.of());
    }

    /// The point of an attempt.
    synchronized double[] point(int attempt) {
        return attempts.get(attempt).point.stream().mapToDouble(at -> at).toArray();
    }

    /// Looks at each attempt.
    interface Look {
        /// @param run its last one
        void at(int attempt, Trial.State state, String run) throws IOException;
    }

    /// Looks at each attempt that has told something.
    synchronized void each(Look look) throws IOException {
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (!attempt.runs.isEmpty()) {
                look.at(i, attempt.state, attempt.runs.getLast().run());
            }
        }
    }

    /// A run has ended.
    ///
    /// @param run null where it could not be started
    synchronized void ended(int attempt, Trial.State state, @Nullable RunRecord run) {
        change(attempt, state, run == null ? List.of() : List.of(Outcome.of(run)));
    }

    /// What the search wants; empty while nothing tells.
    synchronized Optional<Goals> goals() {
        if (goals == null && !undecided) {
            goals = Goals.of(
                            attempts.stream()
                                    .flatMap(attempt -> attempt.runs.stream())
                                    .map(Outcome::metrics)
                                    .toList(),
                            settings)
                    .orElse(null);
            undecided = goals == null;
        }
        return Optional.ofNullable(goals);
    }

    /// All of it, the oldest first.
    synchronized List<Trial> trials() {
        boolean lasting = goals().isPresent();
        List<Trial> trials = new ArrayList<>(configurations.size());
        for (Configuration configuration : configurations.values()) {
            Trial trial = configuration.judged == null ? trial(configuration.attempts) : configuration.judged;
            configuration.judged = lasting ? trial : null;
            trials.add(trial);
        }
        return trials;
    }

    /// The best run by the first objective that has ended.
    ///
    /// @param run id of its last one, where it went on
    record Best(String run, Score score) {}

    /// The best run so far; empty while there is none.
    synchronized Optional<Best> best() {
        Optional<Goals> wanted = goals();
        Best best = null;
        for (Attempt attempt : attempts) {
            List<Double> losses = attempt.state == Trial.State.DONE ? mean(List.of(attempt)) : List.of();
            if (wanted.isPresent() && !losses.isEmpty()) {
                Objective objective = wanted.get().objectives().getFirst();
                double value = objective.direction().loss(losses.getFirst());
                if (objective.better(value, best == null ? Double.NaN : best.score.value())) {
                    best = new Best(attempt.runs.getLast().run(), new Score(objective, value));
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Trial trial(List<Integer> repeats) {
        List<Double> point = attempts.get(repeats.getFirst()).point;
        for (Trial.State state : List.of(Trial.State.DONE, Trial.State.STOPPED, Trial.State.RUNNING)) {
            List<Attempt> in = new ArrayList<>();
            for (int repeat : repeats) {
                if (attempts.get(repeat).state == state) {
                    in.add(attempts.get(repeat));
                }
            }
            if (!in.isEmpty()) {
                return new Trial(point, state, mean(in), reached(in));
            }
        }
        return new Trial(point, Trial.State.FAILED, List.of(), 0);
    }

    private List<Double> mean(List<Attempt> repeats) {
        Optional<Goals> wanted = goals();
        if (wanted.isEmpty()) {
            return List.of();
        }
        double[] sums = new double[wanted.get().objectives().size()];
        for (Attempt repeat : repeats) {
            double[] best = new double[sums.length];
            Arrays.fill(best, Double.NaN);
            for (Outcome run : repeat.runs) {
                double[] losses = run.losses().by(wanted.get());
                for (int i = 0; i < best.length; i++) {
                    best[i] = Direction.MIN.isBetter(losses[i], best[i]) ? losses[i] : best[i];
                }
            }
            for (int i = 0; i < sums.length; i++) {
                sums[i] += best[i] / repeats.size();
            }
        }
        return boxed(sums);
    }

    /// The last step of any metric.
    private static double reached(List<Attempt> repeats) {
        double reached = Double.NEGATIVE_INFINITY;
        for (Attempt repeat : repeats) {
            for (Outcome run : repeat.runs) {
                reached = run.reached() > reached ? run.reached() : reached; // NaN is above nothing
            }
        }
        return reached == Double.NEGATIVE_INFINITY ? 0 : reached;
    }
}
