package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.ResumePlanner;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;

/// `hps run --schedule`: a training whose parameters change at certain points, as a chain of resumed runs. The same
/// line again goes on where the chain was interrupted.
public final class ScheduleRunner {
    private final Context context;
    private final PastRuns past;
    private final Starter starter;
    private final String text;
    private final String by;
    private final boolean again;

    /// @param text  the schedule
    /// @param by    the parameter that says how far the program trains
    /// @param again whether a chain that is there already is left alone
    public ScheduleRunner(Context context, PastRuns past, Starter starter, String text, String by, boolean again) {
        this.context = context;
        this.past = past;
        this.starter = starter;
        this.text = text;
        this.by = by;
        this.again = again;
    }

    /// @return the exit status of the last run
    public int run(PreparedCommand command) throws IOException, InterruptedException {
        RunRecord wanted = command.record();
        String name = CommandEdit.meant(by, wanted.params());
        Value end = wanted.params().get(name);
        if (end == null) {
            throw new UsageException("--schedule-by " + by + ": the command gives no '" + by + "'");
        }
        Schedule schedule = schedule(end.print());
        String id = RunId.of(definition(command));
        RunPlan plan = command.plan();
        if (schedule.parts().size() > 1
                && !new ResumePlanner(plan.project(), plan.settings(), context.environment()).canBeTold(command)) {
            throw new UsageException("--schedule: hps does not know how " + command.experiment()
                    + " is given a checkpoint between the parts; set resume: '--OPTION {checkpoint}' for it in"
                    + " hps.yaml (resume: in place, if it reads its own last checkpoint)");
        }
        Optional<PastRuns.Past> last = again ? Optional.empty() : past.ofSchedule(id);
        while (true) {
            int part = last.isEmpty() ? 0 : next(last.get(), schedule, name);
            if (part == schedule.parts().size()) {
                context.say("schedule " + id + " is complete: "
                        + RunId.shortForm(last.orElseThrow().record().id()));
                return 0;
            }
            Launcher.Outcome outcome = run(command, last, schedule.parts().get(part), name, id);
            boolean over = part == schedule.parts().size() - 1;
            if (over || outcome.exit() != 0 || outcome.interrupted() || outcome.run() == null) {
                return outcome.exit();
            }
            String restarted = outcome.run().observed().restarted();
            if (!restarted.isEmpty()) {
                throw new DataException("the schedule stops: "
                        + RunId.shortForm(outcome.run().id()) + " did not continue the part before it: " + restarted);
            }
            past.release();
            last = past.ofSchedule(id);
        }
    }

    /// What makes two schedules the same: all that the program is given, and where.
    private String definition(PreparedCommand command) throws IOException {
        Map<String, String> variables = new TreeMap<>(context.environment());
        variables.keySet().retainAll(command.plan().reading().env());
        PreparedCommand unnamed = command.with(command.plan().noted(Notes.NONE));
        return PlanLine.of(unnamed, Path.of("/")) + "\0" + variables + "\0" + text + "\0" + by;
    }

    private Schedule schedule(String end) {
        try {
            return Schedule.parse(text, end);
        } catch (DataException wrong) {
            throw new UsageException("--schedule: " + wrong.getMessage());
        }
    }

    /// The part that comes after a run: its own where it did not finish.
    private int next(PastRuns.Past last, Schedule schedule, String name) {
        if (last.state() == RunState.RUNNING) {
            throw new DataException("run " + last.shortId() + " of this schedule is running");
        }
        double reached = last.values().get(CommandEdit.meant(name, last.values())) instanceof Value.Num number
                ? number.asDouble()
                : Double.NaN;
        int part = schedule.endingAt(reached);
        if (part < 0) {
            throw new DataException("run " + last.shortId() + " belongs to no part of the schedule");
        }
        return last.state() == RunState.FINISHED ? part + 1 : part;
    }

    private Launcher.Outcome run(
            PreparedCommand command, Optional<PastRuns.Past> last, Schedule.Part part, String name, String id)
            throws IOException, InterruptedException {
        Map<String, String> values = new TreeMap<>(part.values());
        values.put(name, part.until());
        PreparedCommand edited = command.setting(values, null);
        RunStart start = last.isEmpty()
                ? RunStart.of(edited)
                : resumed(edited, last.get()).orElse(RunStart.of(edited));
        RunPlan of = start.plan();
        PreparedCommand inSchedule =
                start.command().with(of.of(of.label().lineage().inSchedule(id)));
        return starter.run(new RunStart(inSchedule, start.about(), start.putBack()));
    }

    /// A part that is complete has to have a checkpoint of its own; one that was interrupted may go on
    /// from where it began.
    private Optional<RunStart> resumed(PreparedCommand edited, PastRuns.Past last) throws IOException {
        ResumePlanner planner =
                new ResumePlanner(edited.plan().project(), edited.plan().settings(), context.environment());
        String run = last.record().id();
        if (last.state() != RunState.FINISHED) {
            return planner.fromLineage(edited, run);
        }
        Optional<RunStart> own = planner.fromOwn(edited, run);
        if (own.isEmpty()) {
            throw new DataException("run " + RunId.shortForm(run)
                    + " kept no checkpoint, so the schedule cannot go on; name the files with"
                    + " hps run --checkpoint GLOB");
        }
        return own;
    }
}
