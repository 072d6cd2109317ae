package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.ProgramLookup;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.launch.again.AutoResume;
import org.hpsearch.launch.again.UnknownNames;
import org.hpsearch.project.Experiment;
import org.hpsearch.value.Template;

/// Runs the configurations of a sweep.
public final class SweepRunner {
    private final Context context;
    private final PastRuns past;
    private final String id;
    private final List<Map<String, String>> configurations;

    /// @param id of the sweep
    public SweepRunner(Context context, PastRuns past, String id, List<Map<String, String>> configurations) {
        this.context = context;
        this.past = past;
        this.id = id;
        this.configurations = List.copyOf(configurations);
    }

    /// The sweep's id.
    public String id() {
        return id;
    }

    /// Its configurations, for people.
    public List<String> labels() {
        return configurations.stream().map(SweepBoard::label).toList();
    }

    /// The runs that are to be done: what has finished before is left out, and named.
    ///
    /// @param again whether what has finished before is run, too
    public List<Crew.Job> jobs(SweepPlanner planner, boolean again) throws IOException {
        new UnknownNames(context)
                .tell(planner.known(), configurations.getFirst().keySet());
        List<PreparedCommand> all = new ArrayList<>();
        for (Map<String, String> configuration : configurations) {
            PreparedCommand command = planner.of(configuration);
            RunPlan plan = command.plan();
            all.add(command.with(plan.of(plan.label().lineage().inSweep(id))));
        }
        TriedBefore tried = new TriedBefore(
                context,
                past,
                configurations.getFirst().keySet(),
                !all.getFirst().plan().project().store().holdsRuns());
        List<Crew.Job> left = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (again || !tried.before(all.get(i), SweepBoard.label(configurations.get(i)))) {
                left.add(new Crew.Job(i, all.get(i), all.get(i), ""));
            }
        }
        tried.tell();
        past.release();
        return left;
    }

    /// Which run each goes on from in its job at first: none, unless an earlier one of the experiment was interrupted.
    /// Then each job looks, by the state of all runs of the store.
    public String from(List<Crew.Job> left) throws IOException {
        PreparedCommand first = left.isEmpty() ? null : left.getFirst().command();
        boolean may =
                first != null && first.plan().project().store().holdsRuns() && AutoResume.mayGoOn(past, first.record());
        past.release();
        return may ? "" : AutoResume.NONE;
    }

    /// Does them side by side.
    ///
    /// @param quiet whether no line is shown for each run
    /// @return the exit status
    public int run(List<Crew.Job> left, Slots slots, boolean quiet) throws InterruptedException {
        if (left.isEmpty()) {
            context.say("nothing is left to do");
            return 0;
        }
        RunPlan first = left.getFirst().command().plan();
        if (!finds(context, first)) {
            return ProgramLookup.NOT_FOUND;
        }
        int count = Math.min(slots.count(), left.size());
        try (SweepBoard board = new SweepBoard(context, quiet, configurations, left.size(), count)) {
            context.say(String.format(
                    Locale.ROOT,
                    "sweep %s: %,d of %,d runs to do, %d at a time",
                    id,
                    left.size(),
                    configurations.size(),
                    count));
            warnOfSharing(context, first, slots.of(count));
            Crew crew =
                    new Crew(left, new ThisMachine(Surroundings.of(context), past), new BoardOverseer(board, slots));
            board.watches(crew);
            crew.work(count);
            return board.result(id, past, Optional.empty());
        }
    }

    /// Whether the program is there; says where it is not.
    public static boolean finds(Context context, RunPlan plan) {
        List<String> words = plan.command().filled();
        ProgramLookup lookup = new ProgramLookup(plan.folder(), context.environment());
        boolean found = lookup.finds(words.getFirst());
        if (!found) {
            context.say(lookup.missing(words, plan.settings().experiments().keySet()));
        }
        return found;
    }

    /// Says where runs side by side may write into the same files.
    public static void warnOfSharing(Context context, RunPlan plan, Slots slots) {
        if (slots.count() > 1
                && !slots.isolate()
                && !Template.has(plan.command().words(), "slot")) {
            context.say("the runs share their working folder; --isolate gives each its own");
        }
    }

    /// Puts runs into their slots, and shows on a board how they go.
    private final class BoardOverseer implements Crew.Overseer {
        private final SweepBoard board;
        private final Slots slots;

        BoardOverseer(SweepBoard board, Slots slots) {
            this.board = board;
            this.slots = slots;
        }

        @Override
        public PreparedCommand inSlot(PreparedCommand command, int slot) throws IOException {
            return slots.place(command, slot, context.environment());
        }

        @Override
        public Launcher.Listener listener(Crew.Job job) {
            return board.listener(job.number());
        }

        @Override
        public void broken(Crew.Job job, String reason) {
            board.broken(job.number(), reason);
        }

        @Override
        public void stopping(int running, String sent) {
            board.stopping(running, sent);
        }
    }

    /// Runs experiments of stages, one after the other: what configurations have in common is made once.
    ///
    /// @return the exit status
    public int stages(StageRunner runner, String experiment, Experiment declared)
            throws IOException, InterruptedException {
        int failed = 0;
        for (int i = 0; i < configurations.size(); i++) {
            context.say("sweep " + id + " [" + (i + 1) + "/" + configurations.size() + "] "
                    + SweepBoard.label(configurations.get(i)));
            List<String> typed = configurations.get(i).entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList();
            Launcher.Outcome outcome = runner.run(experiment, declared, typed);
            failed += outcome.exit() == 0 ? 0 : 1;
            if (outcome.interrupted()) {
                return outcome.exit();
            }
        }
        context.say("sweep " + id + ": " + (configurations.size() - failed) + " finished, " + failed
                + " failed; hps query sweep:" + id);
        return failed == 0 ? 0 : 1;
    }
}
