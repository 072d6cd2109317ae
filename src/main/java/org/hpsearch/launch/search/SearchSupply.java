package org.hpsearch.launch.search;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.tune.Sampler;
import org.jspecify.annotations.Nullable;

/// Makes the next job of a search when a slot is free.
final class SearchSupply implements Crew.Supply {
    private final String id;
    private final SearchSpace space;
    private final Sampler sampler;
    private final SweepPlanner planner;
    private final TrialBook book;
    private final Limit limit;
    private final List<Map<String, String>> configurations = new ArrayList<>();
    private final List<Integer> attempts = new ArrayList<>();
    private String ending = "";
    private boolean stopped;

    /// How far a search goes.
    ///
    /// @param before runs of earlier starts
    /// @param most   runs in all
    /// @param until  when no more are started; empty for never
    record Limit(int before, int most, Optional<Instant> until, InstantSource clock) {
        boolean isOver() {
            return until.isPresent() && !clock.instant().isBefore(until.get());
        }
    }

    SearchSupply(String id, SearchPlan plan, SweepPlanner planner, TrialBook book, Limit limit) {
        this.id = id;
        this.space = plan.space();
        this.sampler = plan.sampler();
        this.planner = planner;
        this.book = book;
        this.limit = limit;
    }

    /// The configurations so far, by the number of their job; they become more.
    List<Map<String, String>> configurations() {
        return configurations;
    }

    /// How many runs this start may make.
    int left() {
        return Math.max(0, limit.most - limit.before);
    }

    @Override
    public synchronized Crew.@Nullable Job next() {
        if (stopped || !ending.isEmpty()) {
            return null;
        }
        if (limit.isOver()) {
            ending = "the time is over: no more runs are started";
            return null;
        }
        if (configurations.size() >= left()) {
            return null;
        }
        double[] point = sampler.next(book.trials(), limit.before + configurations.size());
        if (point == null) {
            ending = "every configuration of the space has been tried";
            return null;
        }
        double[] rounded = space.rounded(point);
        Map<String, String> configuration = space.configuration(rounded);
        try {
            PreparedCommand command = planner.of(configuration);
            RunPlan planned = command.plan();
            Crew.Job job = new Crew.Job(
                    configurations.size(),
                    command.with(planned.of(planned.label().lineage().inSweep(id))));
            configurations.add(configuration);
            attempts.add(book.started(rounded));
            return job;
        } catch (IOException | RuntimeException e) {
            ending = "the next command cannot be made: " + Launcher.reason(e);
            return null;
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
    }

    /// Why no more jobs come before the limit; empty where nobody decided so.
    synchronized String ending() {
        return ending;
    }

    /// The number of a job's attempt in the book.
    synchronized int attempt(int job) {
        return attempts.get(job);
    }
}
