package org.hpsearch.launch.search;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.tune.Sampler;
import org.jspecify.annotations.Nullable;

/// Makes the next job of a search when a slot is free.
final class SearchSupply implements Crew.Supply {
    private static final long LOOK_MS = 1000;

    private final String id;
    private final SearchSpace space;
    private final Sampler sampler;
    private final SweepPlanner planner;
    private final TrialBook book;
    private final Limit limit;
    private final List<Map<String, String>> configurations = new ArrayList<>();
    private final List<Integer> attempts = new ArrayList<>();
    private final Optional<Referee> referee;
    private final Resumption resumption;
    private final Map<Integer, String> open;
    private int made;
    private int running;
    private String ending = "";
    private boolean stopped;

    /// How far a search goes.
    ///
    /// @param before runs of earlier starts, those that still wait or run included
    /// @param most   runs in all
    /// @param until  when no more are started; empty for never
    record Limit(int before, int most, Optional<Instant> until, InstantSource clock) {
        boolean isOver() {
            return until.isPresent() && !clock.instant().isBefore(until.get());
        }
    }

    /// Makes the command that goes on from a run.
    interface Resumption {
        /// @return the command as it is where nothing can go on
        PreparedCommand of(PreparedCommand command, String run) throws IOException;
    }

    /// @param sampler    chooses
    /// @param referee    who ends runs early; empty for nobody
    /// @param resumption how they go on
    /// @param open       attempts of earlier starts that wait or run, with their tasks
    SearchSupply(
            String id,
            SearchPlan plan,
            Sampler sampler,
            SweepPlanner planner,
            TrialBook book,
            Limit limit,
            Optional<Referee> referee,
            Resumption resumption,
            Map<Integer, String> open) {
        this.open = new LinkedHashMap<>(open);
        this.referee = referee;
        this.resumption = resumption;
        this.id = id;
        this.space = plan.space();
        this.sampler = sampler;
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
    public synchronized Crew.@Nullable Job next() throws InterruptedException {
        while (!stopped && ending.isEmpty()) {
            if (open.isEmpty() && limit.isOver()) {
                ending = "the time is over: no more runs are started";
                return null;
            }
            try {
                if (!open.isEmpty()) {
                    return followed();
                }
                OptionalInt promoted =
                        referee.isEmpty() ? OptionalInt.empty() : referee.get().promoted();
                if (promoted.isPresent()) {
                    return again(promoted.getAsInt());
                }
                if (made < left()) {
                    return fresh();
                }
            } catch (IOException | RuntimeException e) {
                ending = "the next command cannot be made: " + Launcher.reason(e);
            }
            if (referee.isEmpty() || running == 0) {
                return null;
            }
            wait(LOOK_MS); // one that runs may let another one go on
        }
        return null;
    }

    /// What an earlier start left is followed to its end.
    private Crew.Job followed() throws IOException {
        Map.Entry<Integer, String> next = open.entrySet().iterator().next();
        open.remove(next.getKey());
        int attempt = next.getKey();
        PreparedCommand command = planner.of(space.configuration(book.point(attempt)));
        return job(command, command, attempt, next.getValue());
    }

    private Crew.@Nullable Job fresh() throws IOException {
        double[] point = sampler.next(book.trials(), limit.before + made);
        if (point == null) {
            ending = "every configuration of the space has been tried";
            return null;
        }
        double[] rounded = space.rounded(point);
        PreparedCommand command = planner.of(space.configuration(rounded));
        made++;
        return job(command, command, book.started(rounded), "");
    }

    /// An attempt that was ended goes on from its checkpoint, or from the beginning.
    private Crew.Job again(int attempt) throws IOException {
        String run = referee.map(judge -> judge.runOf(attempt)).orElse("");
        PreparedCommand typed = planner.of(space.configuration(book.point(attempt)));
        PreparedCommand command = resumption.of(typed, run);
        book.resumed(attempt);
        return job(command, typed, attempt, "");
    }

    private Crew.Job job(PreparedCommand command, PreparedCommand typed, int attempt, String task) throws IOException {
        Crew.Job job = new Crew.Job(configurations.size(), own(command), own(typed), task);
        configurations.add(space.configuration(book.point(attempt)));
        attempts.add(attempt);
        running++;
        return job;
    }

    /// A command as one of this search.
    private PreparedCommand own(PreparedCommand command) throws IOException {
        RunPlan plan = command.plan();
        return command.with(plan.of(plan.label().lineage().inSweep(id)));
    }

    /// A job has ended.
    synchronized void ended() {
        running--;
        notifyAll();
    }

    /// How many runs there will be, as far as that is known.
    synchronized int foreseen() {
        return configurations.size() + open.size() + left() - made;
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        notifyAll();
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
