package org.hpsearch.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.project.Objective;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Earlier runs as a test knows them, newest first; each is the answer to any question, where its state fits.
///
/// @param runs    all of them
/// @param earlier the finished one of the same configuration; null for none
public record KnownPast(List<Past> runs, @Nullable Earlier earlier) implements PastRuns {
    @Override
    public Optional<Earlier> same(RunRecord run) {
        return Optional.ofNullable(earlier);
    }

    @Override
    public List<Past> allSame(RunRecord run, Comparison comparison, Optional<RunState> state) {
        return runs.stream()
                .filter(past -> state.isEmpty() || past.state() == state.get())
                .toList();
    }

    @Override
    public Trials trials(RunRecord run, Comparison comparison, Keys keys) {
        return new KnownTrials(runs, keys);
    }

    @Override
    public Trials trials(RunRecord like, String query, Keys keys) {
        return new KnownTrials(runs, keys);
    }

    /// The runs as a search takes them.
    private record KnownTrials(List<Past> past, Keys keys) implements Trials {
        @Override
        public List<Tried> runs() {
            return past.stream().map(this::tried).toList();
        }

        private Tried tried(Past run) {
            Map<String, Value> values = new HashMap<>();
            keys.names().forEach(key -> {
                Value value = run.values().get(keys.meaning().apply(key, run.values()));
                if (value != null) {
                    values.put(key, value);
                }
            });
            Lineage lineage = run.record().info().lineage();
            Duration took = run.record().end() == null ? null : run.record().duration(Instant.EPOCH);
            return new Tried(
                    run.record().id(),
                    lineage.kind().equals("resume") ? lineage.parent() : null,
                    lineage.sweep(),
                    run.state(),
                    values,
                    run.record().metrics().reached(),
                    took == null ? Double.NaN : took.toMillis() / 1000.0);
        }

        @Override
        public double[] values(Objective objective) {
            return past.stream()
                    .mapToDouble(run -> {
                        MetricSummary summary = RegularName.find(
                                objective.metric(), run.record().metrics().summaries());
                        return summary == null ? Double.NaN : objective.value(summary);
                    })
                    .toArray();
        }

        @Override
        public List<Set<String>> metrics() {
            return past.stream()
                    .map(run -> run.record().metrics().summaries().keySet())
                    .toList();
        }
    }

    @Override
    public List<Past> ofExperiment(RunRecord like, String query) {
        return runs;
    }

    @Override
    public Optional<Past> newest(String name, RunRecord like) {
        return runs.stream().findFirst();
    }

    @Override
    public Optional<Best> ofSweep(String id, Optional<Objective> by) {
        return runs.stream()
                .findFirst()
                .flatMap(run -> by.map(one -> new Best(run, new Score(one, 0.25), runs.size(), "")));
    }

    @Override
    public Optional<Past> ofSchedule(String id) {
        return runs.stream().findFirst();
    }

    @Override
    public List<Past> ofStage(String key) {
        return runs;
    }

    @Override
    public List<Past> ofStage(String experiment, String stage, int most) {
        return runs;
    }

    @Override
    public List<String> declared() {
        return List.of("dropout");
    }

    @Override
    public void release() {
        // nothing is held
    }
}
