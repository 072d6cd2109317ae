package org.hpsearch.launch;

import java.util.List;
import java.util.Optional;
import org.hpsearch.project.Objective;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
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
    public List<Past> ofExperiment(RunRecord like, String query) {
        return runs;
    }

    @Override
    public Optional<Past> newest(String name, RunRecord like) {
        return runs.stream().findFirst();
    }

    @Override
    public Optional<Best> ofSweep(String id, Optional<Objective> by) {
        return runs.stream().findFirst().flatMap(run -> by.map(one -> new Best(run, new Score(one, 0.25), "")));
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
