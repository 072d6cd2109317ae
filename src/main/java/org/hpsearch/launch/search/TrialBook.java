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
    private @Nullable Goals goals;

    /// What each configuration came to, as long as none of its attempts has changed.
    private final Map<List<Double>, Trial> judged = new HashMap<>();

    /// One run, with all that it goes on from.
    ///
    /// @param runs which have told something
    private record Attempt(List<Double> point, Trial.State state, List<RunRecord> runs) {
        Attempt with(Trial.State next, List<RunRecord> more) {
            List<RunRecord> all = new ArrayList<>(runs);
            all.removeIf(run -> more.stream().anyMatch(newer -> newer.id().equals(run.id())));
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
    synchronized boolean add(PastRuns.Past run, boolean own) {
        Optional<double[]> point = space.point(run.values());
        Optional<Trial.State> state = state(run.state(), own);
        if (point.isEmpty() || state.isEmpty()) {
            return false;
        }
        String id = run.record().id();
        String parent = run.record().info().lineage().kind().equals("resume")
                ? run.record().info().lineage().parent()
                : null;
        Integer before = parent == null ? null : byRun.get(parent);
        if (before == null) {
            byRun.put(id, attempts.size());
            add(new Attempt(boxed(point.get()), state.get(), List.of(run.record())));
        } else {
            byRun.put(id, before);
            change(before, state.get(), List.of(run.record()));
        }
        return true;
    }

    /// Whether an earlier run would count if it lay inside of the space.
    boolean isOutside(PastRuns.Past run) {
        return state(run.state(), false).isPresent()
                && space.point(run.values()).isEmpty();
    }

    private void add(Attempt attempt) {
        judged.remove(attempt.point);
        attempts.add(attempt);
    }

    private void change(int attempt, Trial.State state, List<RunRecord> runs) {
        Attempt before = attempts.get(attempt);
        judged.remove(before.point);
        attempts.set(attempt, before.with(state, runs));
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
        return Arrays.stream(point).boxed().toList();
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
        run.found().forEach((name, found) -> values.putIfAbsent(name, found.value()));
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
        void at(int attempt, Trial.State state, List<RunRecord> runs) throws IOException;
    }

    /// Looks at each attempt.
    synchronized void each(Look look) throws IOException {
        for (int i = 0; i < attempts.size(); i++) {
            look.at(i, attempts.get(i).state, attempts.get(i).runs);
        }
    }

    /// A run has ended.
    ///
    /// @param run null where it could not be started
    synchronized void ended(int attempt, Trial.State state, @Nullable RunRecord run) {
        change(attempt, state, run == null ? List.of() : List.of(run));
    }

    /// What the search wants; empty while nothing tells.
    synchronized Optional<Goals> goals() {
        if (goals == null) {
            goals = Goals.of(
                            attempts.stream()
                                    .flatMap(attempt -> attempt.runs.stream())
                                    .toList(),
                            settings)
                    .orElse(null);
        }
        return Optional.ofNullable(goals);
    }

    /// All of it, the oldest first.
    synchronized List<Trial> trials() {
        Map<List<Double>, List<Attempt>> configurations = new LinkedHashMap<>();
        attempts.forEach(attempt -> configurations
                .computeIfAbsent(attempt.point, point -> new ArrayList<>())
                .add(attempt));
        boolean lasting = goals().isPresent();
        List<Trial> trials = new ArrayList<>(configurations.size());
        configurations.forEach((point, repeats) ->
                trials.add(lasting ? judged.computeIfAbsent(point, p -> trial(repeats)) : trial(repeats)));
        return trials;
    }

    /// The best run by the first objective that has ended.
    ///
    /// @param run its last one, where it went on
    record Best(RunRecord run, Score score) {}

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
                    best = new Best(attempt.runs.getLast(), new Score(objective, value));
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Trial trial(List<Attempt> repeats) {
        for (Trial.State state : List.of(Trial.State.DONE, Trial.State.STOPPED, Trial.State.RUNNING)) {
            List<Attempt> in =
                    repeats.stream().filter(attempt -> attempt.state == state).toList();
            if (!in.isEmpty()) {
                return new Trial(repeats.getFirst().point, state, mean(in), reached(in));
            }
        }
        return new Trial(repeats.getFirst().point, Trial.State.FAILED, List.of(), 0);
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
            for (RunRecord run : repeat.runs) {
                double[] losses = wanted.get().losses(run);
                for (int i = 0; i < best.length; i++) {
                    best[i] = Double.isNaN(best[i]) || losses[i] < best[i] ? losses[i] : best[i];
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
        return repeats.stream()
                .flatMap(repeat -> repeat.runs.stream())
                .flatMap(run -> run.metrics().summaries().values().stream())
                .mapToDouble(summary -> summary.lastStep())
                .filter(step -> !Double.isNaN(step))
                .max()
                .orElse(0);
    }
}
