package org.hpsearch.launch.many;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.Continued;
import org.hpsearch.launch.again.Resume;
import org.hpsearch.launch.start.Starter;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// `hps run --schedule`: a training whose parameters become others on the way, as a chain of resumed
/// runs. The same line
/// again goes on where the chain was interrupted.
///
/// @param text  the schedule
/// @param by    the parameter that tells how far the program trains
/// @param fresh whether a chain that is there already is left alone
public record ScheduledRun(
        Context context, Workspace workspace, Starter starter, String text, String by, boolean fresh) {
    /// @return the exit status of the last run
    public int run(RunPlan plan) throws IOException, InterruptedException {
        RunRecord wanted = Prospect.of(plan, context.environment());
        String name = CommandEdit.meant(by, wanted.params());
        Value end = wanted.params().get(name);
        if (end == null) {
            throw new UsageException("--schedule-by " + by + ": the command gives no '" + by + "'");
        }
        Schedule schedule = schedule(end.print());
        String id = RunId.of(definition(plan));
        Optional<Row> last = fresh ? Optional.empty() : newest(id);
        while (true) {
            int part = last.isEmpty() ? 0 : next(last.get(), schedule, name);
            if (part == schedule.parts().size()) {
                context.say("schedule " + id + " is complete: "
                        + RunId.shortForm(last.orElseThrow().record().id()));
                return 0;
            }
            Launcher.Outcome outcome = run(plan, last, schedule.parts().get(part), name, id);
            boolean over = part == schedule.parts().size() - 1;
            if (over || outcome.exit() != 0 || outcome.interrupted() || outcome.run() == null) {
                return outcome.exit();
            }
            workspace.closeIndex();
            last = newest(id);
        }
    }

    /// What makes two schedules the same: all that the program is given, and where.
    private String definition(RunPlan plan) throws IOException {
        Map<String, String> variables = new TreeMap<>(context.environment());
        variables.keySet().retainAll(plan.reading().env());
        return PlanLine.of(plan.noted(Notes.NONE), Path.of("/"), context.environment()) + "\0" + variables + "\0" + text
                + "\0" + by;
    }

    private Schedule schedule(String end) {
        try {
            return Schedule.parse(text, end);
        } catch (DataException wrong) {
            throw new UsageException("--schedule: " + wrong.getMessage());
        }
    }

    private Optional<Row> newest(String id) {
        return workspace
                .search(new Search.Request("run.schedule=" + id, List.of(), Search.Order.NEWEST, 1))
                .rows()
                .stream()
                .findFirst();
    }

    /// The part that comes after a run: its own where it did not finish.
    private int next(Row last, Schedule schedule, String name) {
        if (last.state() == RunState.RUNNING) {
            throw new DataException("run " + RunId.shortForm(last.record().id()) + " of this schedule is running");
        }
        double reached = last.param(name)
                .map(effective -> effective.value() instanceof Value.Num number ? number.asDouble() : Double.NaN)
                .orElse(Double.NaN);
        int part = schedule.endingAt(reached);
        if (part < 0) {
            throw new DataException(
                    "run " + RunId.shortForm(last.record().id()) + " belongs to no part of the schedule");
        }
        return last.state() == RunState.FINISHED ? part + 1 : part;
    }

    private Launcher.Outcome run(RunPlan plan, Optional<Row> last, Schedule.Part part, String name, String id)
            throws IOException, InterruptedException {
        Map<String, String> values = new TreeMap<>(part.values());
        values.put(name, part.until());
        RunPlan edited = plan.edited(Prospect.edit(plan, values, null, context.environment()));
        Optional<Resume.Plan> resumed = last.isEmpty() ? Optional.empty() : resumed(edited, last.get());
        if (resumed.isPresent()) {
            RunPlan of = resumed.get().run();
            return starter.resume(new Resume.Plan(
                    of.of(of.lineage().inSchedule(id)),
                    resumed.get().how(),
                    resumed.get().putBack()));
        }
        return starter.run(edited.of(edited.lineage().inSchedule(id)), "");
    }

    /// A part that is complete has to have a checkpoint of its own; one that was interrupted may go on
    /// from where it began.
    private Optional<Resume.Plan> resumed(RunPlan edited, Row last) throws IOException {
        Continued continued = new Continued(context, workspace, edited);
        String run = last.record().id();
        if (last.state() != RunState.FINISHED) {
            return continued.from(run);
        }
        Optional<Resume.Plan> own = continued.fromOwn(run);
        if (own.isEmpty()) {
            throw new DataException("run " + RunId.shortForm(run)
                    + " kept no checkpoint: the schedule cannot go on; hps run --checkpoint GLOB tells which"
                    + " files are");
        }
        return own;
    }
}
