package org.hpsearch.launch.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramLookup;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.UnknownNames;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.Site;
import org.hpsearch.launch.many.Slots;
import org.hpsearch.launch.many.SweepBoard;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.launch.many.SweepRunner;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunId;
import org.hpsearch.tune.Sampler;
import org.hpsearch.tune.Tpe;
import org.hpsearch.tune.Trial;

/// Runs a search: as many configurations side by side as there are slots, each chosen by what all before came to.
public final class SearchRunner {
    /// So many configurations are shown where nothing is run.
    private static final int FORESEEN = 3;

    private final Context context;
    private final PastRuns past;
    private final Settings settings;
    private final SearchPlan plan;
    private final SweepPlanner planner;
    private final String id;

    /// @param assignments the words that the space was read from
    public SearchRunner(
            Context context,
            PastRuns past,
            Settings settings,
            SearchPlan plan,
            SweepPlanner planner,
            List<String> assignments)
            throws IOException {
        this.context = context;
        this.past = past;
        this.settings = settings;
        this.plan = plan.counted();
        this.planner = planner;
        this.id = plan.id(planner.definition(), assignments);
    }

    /// The jobs of a search, and all that is known.
    private record Search(SearchSupply supply, TrialBook book, Optional<Referee> referee, Sampler sampler)
            implements AutoCloseable {
        @Override
        public void close() {
            sampler.close();
        }
    }

    /// @param follows whether what earlier starts left at the site is followed; else it is only counted
    private Search search(Evidence evidence, Site site, boolean follows) throws IOException {
        TrialBook book = new TrialBook(
                plan.space(), settings.judging(planner.known().info().experiment()), plan.goals());
        Evidence.Count count = evidence.gather(book, past, planner, plan.space(), id);
        past.release();
        Map<Integer, String> open = new LinkedHashMap<>();
        for (Site.Left left : site.left(id)) {
            book.left(left.run()).ifPresent(attempt -> open.put(attempt, left.task()));
        }
        count.own().addAll(open.keySet());
        Optional<Instant> until =
                plan.time().map(time -> context.clock().instant().plus(time));
        EarlyEnd early = new EarlyEnd(context, settings, plan, planner);
        Optional<Referee> referee = early.referee(book, open.keySet());
        int objectives = book.goals().map(goals -> goals.objectives().size()).orElse(1);
        Sampler sampler = plan.sampler(objectives, context.environment());
        SearchSupply supply = new SearchSupply(
                id,
                plan,
                sampler,
                planner,
                book,
                new SearchSupply.Limit(count.own().size(), plan.most(), until, context.clock()),
                referee,
                early::goingOn,
                follows ? open : Map.of());
        context.say(String.format(
                Locale.ROOT,
                "sweep %s: %s over %s; %s%s%s",
                id,
                plan.chooser(),
                String.join(", ", plan.space().keys()),
                plan.most() == Integer.MAX_VALUE
                        ? "as many runs as there is time for"
                        : String.format(Locale.ROOT, "%,d of %,d runs to do", supply.left(), plan.most()),
                open.isEmpty() ? "" : String.format(Locale.ROOT, "; %,d wait or run already", open.size()),
                count.words()));
        return new Search(supply, book, referee, sampler);
    }

    /// Shows what would be run next, and why.
    ///
    /// @param site where the runs would run
    public int rehearse(Evidence evidence, Site site, Shower shower) throws IOException, InterruptedException {
        try (Search search = search(evidence, site, false)) {
            return rehearse(search, shower);
        }
    }

    private int rehearse(Search search, Shower shower) throws IOException, InterruptedException {
        context.say(reason(search.book));
        for (int i = 0; i < FORESEEN; i++) {
            Crew.Job job = search.supply.next();
            if (job == null) {
                String why = search.supply.ending();
                if (i == 0 || !why.isEmpty()) {
                    context.say(why.isEmpty() ? plan.done() : why);
                }
                return 0;
            }
            shower.show(job);
        }
        int more = search.supply.left() - FORESEEN;
        if (more > 0) {
            context.say(plan.rest(more));
        }
        return 0;
    }

    /// Shows a job.
    public interface Shower {
        void show(Crew.Job job) throws IOException;
    }

    /// The command with some configuration.
    public PreparedCommand sample() throws IOException {
        return planner.of(plan.space().configuration(plan.space().first()));
    }

    /// Why the next configuration will be what it is.
    private String reason(TrialBook book) {
        List<Trial> trials = book.trials();
        switch (plan.method()) {
            case GRID -> {
                return "the next: in the order of the grid";
            }
            case RANDOM -> {
                return "the next: at random";
            }
            case OPTUNA -> {
                return "the next: as Optuna's sampler " + plan.sampler() + " chooses";
            }
            case TPE -> {}
        }
        return Tpe.basis(trials)
                .map(basis -> "the next: where the best " + basis.good().size() + " of " + basis.ended()
                        + " configurations are dense and the others are not"
                        + book.goals()
                                .map(goals -> "; these come to " + goals.words(worst(basis.good())) + " or better")
                                .orElse(""))
                .orElse("the next: at random, until " + Tpe.START_UP + " configurations have ended");
    }

    private static List<Double> worst(List<Trial> good) {
        return good.stream()
                .map(Trial::losses)
                .max(Comparator.comparing(List::getFirst))
                .orElse(List.of());
    }

    /// Runs it.
    ///
    /// @param site  where the runs run
    /// @param quiet whether no line is shown for each run
    /// @return the exit status
    public int run(Evidence evidence, Site site, Slots slots, boolean quiet) throws IOException, InterruptedException {
        try (Search search = search(evidence, site, true)) {
            return run(search, site, slots, quiet);
        }
    }

    private int run(Search search, Site site, Slots slots, boolean quiet) throws IOException, InterruptedException {
        if (search.supply.foreseen() == 0) {
            context.say(plan.done());
            return 0;
        }
        new UnknownNames(context)
                .tell(planner.known(), new LinkedHashSet<>(plan.space().keys()));
        RunPlan first = sample().plan();
        if (!SweepRunner.finds(context, first)) {
            return ProgramLookup.NOT_FOUND;
        }
        if (site.isolates()) {
            SweepRunner.warnOfSharing(context, first, slots);
        }
        List<Map<String, String>> configurations = search.supply.configurations();
        try (SweepBoard board =
                new SweepBoard(context, quiet, configurations, search.supply.foreseen(), slots.count())) {
            search.book.best().ifPresent(best -> board.knows(best.score(), RunId.shortForm(best.run())));
            SearchOverseer overseer =
                    new SearchOverseer(context, board, slots, search.supply, search.book, search.referee);
            Crew crew = new Crew(search.supply, site, overseer);
            board.watches(crew);
            overseer.watches(crew);
            crew.work(slots.count());
            if (!search.supply.ending().isEmpty() && crew.status() == 0) {
                board.say(search.supply.ending());
                board.expects(search.supply.configurations().size());
            }
            int status = board.result(
                    id,
                    past,
                    search.book.goals().map(goals -> goals.objectives().getFirst()));
            front(search.book);
            return status;
        }
    }

    /// Of several objectives, the runs that no other beats in all.
    private void front(TrialBook book) {
        Optional<Goals> goals = book.goals();
        if (goals.isPresent() && goals.get().objectives().size() > 1) {
            List<String> metrics = new ArrayList<>();
            goals.get().objectives().forEach(objective -> metrics.add(objective.metric()));
            context.say("the front: hps query sweep:" + id + " --pareto " + String.join(",", metrics));
        }
    }
}
