package org.hpsearch.launch.search;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.Score;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.Slots;
import org.hpsearch.launch.many.SweepBoard;
import org.hpsearch.project.Objective;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.tune.Trial;
import org.jspecify.annotations.Nullable;

/// Watches the runs of a search: what they come to goes into the book, and ends a search that cannot learn.
final class SearchOverseer implements Crew.Overseer {
    /// So many runs in a row without a value, or failed ones at the start, end the search.
    private static final int VAIN = 3;

    private static final long GRACE_MS = 2000;

    private final Context context;
    private final SweepBoard board;
    private final Slots slots;
    private final SearchSupply supply;
    private final TrialBook book;
    private final Optional<Referee> referee;
    private final Set<Integer> sentHome = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Crew crew;
    private int ended;
    private int vain;
    private int failed;

    /// @param referee who ends runs early; empty for nobody
    SearchOverseer(
            Context context,
            SweepBoard board,
            Slots slots,
            SearchSupply supply,
            TrialBook book,
            Optional<Referee> referee) {
        this.referee = referee;
        this.context = context;
        this.board = board;
        this.slots = slots;
        this.supply = supply;
        this.book = book;
    }

    /// @param working runs the programs
    void watches(Crew working) {
        crew = working;
    }

    @Override
    public PreparedCommand inSlot(PreparedCommand command, int slot) throws IOException {
        return slots.place(command, slot, context.environment());
    }

    @Override
    public Launcher.Listener listener(Crew.Job job) {
        return new Watch(job.number(), board.listener(job.number()));
    }

    @Override
    public void broken(Crew.Job job, String reason) {
        book.ended(supply.attempt(job.number()), Trial.State.FAILED, null);
        supply.ended();
        board.broken(job.number(), reason);
    }

    @Override
    public void stopping(int running, String sent) {
        board.stopping(running, sent);
    }

    private void sendHome(int number) {
        Crew working = crew;
        if (working != null && sentHome.add(number) && !working.end(number)) {
            sentHome.remove(number);
        }
    }

    private synchronized void ended(int number, RunFolder run, EndStatus end) {
        RunRecord record = run.read();
        int attempt = supply.attempt(number);
        boolean stopped = end.state() == RunState.STOPPED;
        boolean fine = stopped || end.state() == RunState.FINISHED;
        book.ended(attempt, stopped ? Trial.State.STOPPED : fine ? Trial.State.DONE : Trial.State.FAILED, record);
        referee.ifPresent(judge -> {
            if (stopped) {
                judge.stopped(attempt, run.id());
            } else {
                judge.ended(attempt);
            }
        });
        supply.ended();
        board.expects(supply.foreseen());
        ended++;
        failed += fine ? 0 : 1;
        if (ended == VAIN && failed == VAIN) {
            supply.stop();
            board.say("the first " + VAIN + " runs failed; no new ones start");
        }
        List<String> missing = book.goals().map(goals -> goals.missing(record)).orElse(List.of("a metric to judge by"));
        vain = fine && !missing.isEmpty() ? vain + 1 : fine ? 0 : vain;
        if (vain == 1) {
            board.say("run " + RunId.shortForm(run.id()) + " does not report " + String.join(", ", missing)
                    + "; it reports " + reported(record) + "; --objective 'max METRIC' names what the search is for");
        } else if (vain == VAIN) {
            supply.stop();
            board.say(VAIN + " runs in a row do not report it; no new ones start");
        }
    }

    private static String reported(RunRecord record) {
        String metrics = String.join(
                ", ",
                record.metrics().summaries().keySet().stream()
                        .filter(name -> !SystemMetric.isSystem(name))
                        .limit(10)
                        .toList());
        return metrics.isEmpty() ? "none" : metrics;
    }

    /// What a run came to in the search's own measure.
    private @Nullable Score score(RunFolder run) {
        Optional<Goals> goals = book.goals();
        if (goals.isEmpty()) {
            return null;
        }
        Objective objective = goals.get().objectives().getFirst();
        double value = objective.direction().loss(goals.get().losses(run.read())[0]);
        return Double.isNaN(value) ? null : new Score(objective, value);
    }

    /// Tells the book before the board.
    private final class Watch implements Launcher.Listener {
        private final int number;
        private final Launcher.Listener shown;
        private volatile double verdict = Double.NaN;

        Watch(int number, Launcher.Listener shown) {
            this.number = number;
            this.shown = shown;
        }

        @Override
        public void started(RunFolder run, String experiment) {
            shown.started(run, experiment);
        }

        @Override
        public void known(RunRecord run) {
            shown.known(run);
        }

        @Override
        public void skipped(PastRuns.Earlier earlier) {
            shown.skipped(earlier);
        }

        @Override
        public void warning(String sentence) {
            shown.warning(sentence);
        }

        /// A program that is to end gets the time to write the checkpoint of its step: until it tells of the next
        /// one, at most two seconds.
        @Override
        public void measured(Scalar scalar) {
            Double step = scalar.step();
            if (referee.isEmpty() || step == null) {
                return;
            }
            if (Double.isNaN(verdict)) {
                if (!referee.get().goesOn(supply.attempt(number), scalar)) {
                    verdict = step;
                    CompletableFuture.delayedExecutor(GRACE_MS, TimeUnit.MILLISECONDS)
                            .execute(() -> sendHome(number));
                }
            } else if (step > verdict) {
                sendHome(number);
            }
        }

        @Override
        public String stoppedBy() {
            return sentHome.contains(number) ? referee.map(Referee::rule).orElse("") : "";
        }

        @Override
        public void ended(RunFolder run, EndStatus end, Duration duration, @Nullable Score score) {
            SearchOverseer.this.ended(number, run, end);
            shown.ended(run, end, duration, SearchOverseer.this.score(run));
        }
    }
}
