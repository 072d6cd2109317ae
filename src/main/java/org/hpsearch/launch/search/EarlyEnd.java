package org.hpsearch.launch.search;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.again.ResumePlanner;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.project.History;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Curve;
import org.hpsearch.tune.Trial;
import org.hpsearch.value.DataException;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.UsageException;

/// The ends of a search's runs before their time: who decides, what was decided before, and how a run goes on.
final class EarlyEnd {
    private final Context context;
    private final Settings settings;
    private final SearchPlan plan;
    private final SweepPlanner planner;
    private boolean hinted;

    EarlyEnd(Context context, Settings settings, SearchPlan plan, SweepPlanner planner) {
        this.context = context;
        this.settings = settings;
        this.plan = plan;
        this.planner = planner;
    }

    /// Who ends runs early; empty for nobody.
    ///
    /// @param open attempts whose runs go on: what they report is heard again
    /// @throws UsageException where nothing says by which metric
    Optional<Referee> referee(TrialBook book, Set<Integer> open) throws IOException {
        if (plan.stop().isEmpty()) {
            return Optional.empty();
        }
        SearchPlan.StopRule rule = plan.stop().get();
        Objective declared =
                settings.judging(planner.known().info().experiment()).objective();
        Objective objective = plan.goals()
                .map(goals -> goals.objectives().getFirst())
                .or(() -> Optional.ofNullable(declared))
                .or(() -> book.goals().map(goals -> goals.objectives().getFirst()))
                .orElseThrow(() -> new UsageException(
                        "--stop " + rule.word() + " takes --objective 'max METRIC': by what runs are compared"));
        Referee referee = new Referee(rule.stopper(), rule.word(), objective);
        book.each((attempt, state, run) -> {
            if (!open.contains(attempt)) {
                recall(referee, attempt, state, run);
            }
        });
        return Optional.of(referee);
    }

    /// Tells the referee of a run of an earlier start.
    private void recall(Referee referee, int attempt, Trial.State state, String last) throws IOException {
        String metric = referee.objective().metric();
        Project project = planner.of(plan.space().configuration(plan.space().first()))
                .plan()
                .project();
        Curve curve = RegularName.find(
                metric, new History(project.store(), settings).curves(last, name -> RegularName.isSame(name, metric)));
        for (int i = 0; curve != null && i < curve.size(); i++) {
            if (!Double.isNaN(curve.step(i))) {
                referee.goesOn(attempt, curve.step(i), curve.value(i));
            }
        }
        if (state == Trial.State.STOPPED) {
            referee.stopped(attempt, last);
        } else {
            referee.ended(attempt);
        }
    }

    /// A command that goes on from a run; the command as it is where the run kept no checkpoint, or the program cannot
    /// be given one.
    PreparedCommand goingOn(PreparedCommand command, String run) throws IOException {
        ResumePlanner resume =
                new ResumePlanner(command.plan().project(), command.plan().settings(), context.environment());
        try {
            boolean known = resume.canBeTold(command);
            if (!known && !hinted) {
                hinted = true;
                context.say("runs that go on begin again: hps does not know how the program takes a checkpoint; "
                        + "resume: in hps.yaml says it");
            }
            if (!run.isEmpty() && known) {
                Optional<RunStart> start = resume.fromLineage(command, run);
                if (start.isPresent() && start.get().putBack() == null) {
                    return start.get().command();
                }
            }
        } catch (DataException gone) {
            context.say(gone.getMessage() + "; the run begins again");
        }
        return command;
    }
}
