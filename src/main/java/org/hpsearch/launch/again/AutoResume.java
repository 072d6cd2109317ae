package org.hpsearch.launch.again;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hpsearch.console.Context;
import org.hpsearch.launch.BatchJob;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.History;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.ProcessInfo;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;

/// `hps run --auto-resume`: goes on from the newest run of the same program and batch job with the same
/// values, else of the same name, else with the same values, if it neither finished nor runs and there is
/// a checkpoint in its lineage.
public final class AutoResume {
    /// In the place of a run to go on from: there was none when the job was submitted.
    public static final String NONE = "none";

    private final Context context;
    private final PastRuns past;

    public AutoResume(Context context, PastRuns past) {
        this.context = context;
        this.past = past;
    }

    /// How to start: from a checkpoint, or from the beginning.
    ///
    /// @param from the run to go on from where the job has no earlier one, [#NONE] to begin there; empty to
    ///             look for one
    public RunStart of(PreparedCommand command, String from) {
        try {
            RunPlan plan = command.plan();
            boolean first = !from.isEmpty() && BatchJob.isFirstLife(context.environment());
            Optional<PastRuns.Past> newest = first ? Optional.empty() : newest(plan, command.record(), from.isEmpty());
            String run =
                    newest.map(past -> isToGoOn(past) ? past.record().id() : "").orElse(from.equals(NONE) ? "" : from);
            return run.isEmpty()
                    ? RunStart.of(command)
                    : new ResumePlanner(plan.project(), plan.settings(), context.environment())
                            .fromLineage(command, run)
                            .orElse(RunStart.of(command));
        } catch (IOException | DataException e) {
            context.say("cannot continue an earlier run: " + e.getMessage() + "; starting from the beginning");
            return RunStart.of(command);
        }
    }

    /// Whether an earlier run of the same experiment may be gone on from.
    public static boolean mayGoOn(PastRuns past, RunRecord planned) {
        return past.ofExperiment(planned, "NOT run.state:finished").stream()
                .map(PastRuns.Past::record)
                .anyMatch(run -> !run.checkpoints().isEmpty()
                        || run.info().lineage().kind().equals("resume"));
    }

    /// How to start what goes on from an earlier run or repeats it, in a job that may have been started before: from
    /// the last checkpoint of the job's own earlier life, else as planned.
    ///
    /// @param with words that tell the program of a checkpoint; empty to find out
    public RunStart ofJob(RunStart planned, String with) throws IOException {
        RunPlan plan = planned.plan();
        Map<String, String> job = BatchJob.facts(context.environment());
        if (job.isEmpty()) {
            return planned;
        }
        List<PastRuns.Past> ofJob = past.ofExperiment(planned.command().record(), "run.job:\"" + job.get("id") + "\"");
        for (PastRuns.Past run : last(ofJob)) {
            List<RunFolder> lives =
                    isOf(job, run) ? lives(plan, job, run.record().id()) : List.of();
            if (!lives.isEmpty()
                    && isSame(lives.getFirst().info().lineage(), plan.label().lineage())) {
                return isToGoOn(run) ? fromLast(planned, lives, with) : planned;
            }
        }
        return planned;
    }

    /// The run and those of the same job that it goes on from, the first one first.
    private static List<RunFolder> lives(RunPlan plan, Map<String, String> job, String id) {
        return new History(plan.project().store(), plan.settings())
                .lineage(id).stream()
                        .map(link -> plan.project().store().run(link.id()))
                        .filter(run -> isOf(job, run.info()))
                        .toList();
    }

    private static boolean isSame(Lineage first, Lineage planned) {
        return first.kind().equals(planned.kind())
                && Objects.equals(first.parent(), planned.parent())
                && first.changed().equals(planned.changed());
    }

    private RunStart fromLast(RunStart planned, List<RunFolder> lives, String with) throws IOException {
        RunPlan plan = planned.plan();
        ResumePlanner planner = new ResumePlanner(plan.project(), plan.settings(), context.environment());
        for (RunFolder run : lives.reversed()) {
            RunRecord record = run.read();
            if (!record.checkpoints().isEmpty()) {
                Checkpoint last = new CheckpointChoice(run, record, plan.settings()).of("last");
                return planner.of(run, record, last, RerunPlanner.Request.SAME, with);
            }
        }
        return planned;
    }

    /// @param others whether runs that are not of this job count, too
    private Optional<PastRuns.Past> newest(RunPlan plan, RunRecord wanted, boolean others) {
        String name = plan.label().notes().name();
        Map<String, String> job = BatchJob.facts(context.environment());
        String index = job.getOrDefault("array", "");
        List<PastRuns.Past> same = past.allSame(wanted, PastRuns.Comparison.EVERYTHING, Optional.empty());
        if (job.get("id") != null) {
            List<PastRuns.Past> lives =
                    last(same.stream().filter(run -> isOf(job, run)).toList());
            if (!lives.isEmpty()) {
                return Optional.of(lives.getFirst());
            }
        }
        if (!others) {
            return Optional.empty();
        }
        if (!name.isEmpty()) {
            return past.newest(name, wanted);
        }
        return same.stream()
                .filter(run ->
                        run.record().info().job().getOrDefault("array", "").equals(index))
                .findFirst();
    }

    /// Those of some runs that none of the others goes on from, what was started last before the others: where the
    /// clocks of machines differ, the newest run may not be the last.
    private static List<PastRuns.Past> last(List<PastRuns.Past> runs) {
        Set<String> continued = runs.stream()
                .map(run -> run.record().info().lineage())
                .filter(lineage -> lineage.kind().equals("resume"))
                .map(lineage -> String.valueOf(lineage.parent()))
                .collect(Collectors.toSet());
        return runs.stream()
                .filter(run -> !continued.contains(run.record().id()))
                .sorted(Comparator.comparingInt(run -> -run.record().info().restarts()))
                .toList();
    }

    private static boolean isOf(Map<String, String> job, PastRuns.Past run) {
        return isOf(job, run.record().info());
    }

    private static boolean isOf(Map<String, String> job, RunInfo run) {
        Map<String, String> then = run.job();
        return job.get("id") != null
                && job.get("id").equals(then.get("id"))
                && job.getOrDefault("array", "").equals(then.getOrDefault("array", ""));
    }

    /// Whether it ended before its time. A run of another machine that seems to run is a job that was put
    /// back: this one.
    private boolean isToGoOn(PastRuns.Past run) {
        ProcessInfo process = run.record().process();
        boolean elsewhere = process != null && !process.isVisible() && isOf(BatchJob.facts(context.environment()), run);
        if (run.state() == RunState.RUNNING && !elsewhere) {
            context.say(run.shortId() + " has the same configuration and is running; starting from the beginning");
        }
        return run.state() != RunState.FINISHED && (run.state() != RunState.RUNNING || elsewhere);
    }
}
