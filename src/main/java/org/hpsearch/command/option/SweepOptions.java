package org.hpsearch.command.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.launch.again.RunOrigin;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.PlanLine;
import org.hpsearch.launch.many.Site;
import org.hpsearch.launch.many.Slots;
import org.hpsearch.launch.many.StageRunner;
import org.hpsearch.launch.many.SweepAxis;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.launch.many.SweepRunner;
import org.hpsearch.launch.many.SweepWords;
import org.hpsearch.launch.many.ThisMachine;
import org.hpsearch.launch.search.Evidence;
import org.hpsearch.launch.search.SearchRunner;
import org.hpsearch.run.RunId;
import org.hpsearch.value.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How a sweep is worked off.
public final class SweepOptions {
    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "how many run at a time (1; with --on any number)")
    @Nullable
    Integer jobs;

    @Mixin
    EngineOptions engine = new EngineOptions();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--random", paramLabel = "N", description = "draw N configurations")
    @Nullable
    Integer random;

    @Option(names = "--seed", paramLabel = "S", description = "seed of the draws (0)")
    long seed;

    @Option(
            names = "--isolate",
            description =
                    "each run in a working copy of its own (large files are linked); what it writes stays in the run "
                            + "folder's work/")
    boolean isolate;

    @Option(names = "--gpus", description = "give each slot a GPU of its own (CUDA_VISIBLE_DEVICES)")
    boolean gpus;

    @Option(names = "--again", description = "run what has finished before, too")
    boolean again;

    @Option(names = "--fresh", description = "an older spelling of --again", hidden = true)
    boolean fresh;

    @Option(names = "--print", description = "print a line for each run, for a job array")
    boolean print;

    @Option(names = "--dry-run", description = "only print the command lines")
    boolean dryRun;

    @Option(
            names = "--style",
            paramLabel = "flags|hydra",
            description = "how to write a parameter that the command does not have")
    CommandEdit.@Nullable Style style;

    @Option(
            names = {"-q", "--quiet"},
            description = "print no line for each run")
    boolean quiet;

    @Option(
            names = {"-y", "--yes"},
            description = "do not ask before running a command that another user or machine recorded")
    boolean yes;

    /// @throws UsageException where options do not go together
    public void check() {
        if (print && isolate) {
            throw new UsageException("--isolate cannot be printed: each line is a run in the folder as it is");
        }
        if (jobs != null) {
            UsageException.requireOne("--jobs", jobs);
        }
        if (jobs != null && jobs > SweepAxis.MOST) {
            throw new UsageException("--jobs can be at most " + SweepAxis.MOST);
        }
        if (print || isolate || gpus) {
            engine.refuse("--print, --isolate or --gpus");
        }
    }

    private int jobs() {
        return jobs == null ? 1 : jobs;
    }

    /// The words of the command, behind `--`.
    public List<String> command() {
        return engine.command(TypedWords.behindDashes(spec));
    }

    /// @throws UsageException where an option is set that a sweep of stages cannot have
    public void checkStages(boolean hasOthers) {
        engine.refuse("an experiment of stages");
        if (jobs() > 1 || print || dryRun || isolate || gpus || hasOthers) {
            throw new UsageException(
                    "an experiment of stages is swept one run after the other, without --jobs, --isolate, "
                            + "--gpus, --print, --dry-run, --search and a command");
        }
    }

    /// How a parameter is written that the command does not have; null for the command's own style.
    public CommandEdit.@Nullable Style style() {
        return style;
    }

    /// Of the draws.
    public long seed() {
        return seed;
    }

    /// The configurations of the words: all combinations, or those that are drawn.
    public List<Map<String, String>> configurations(SweepWords swept) {
        return swept.configurations(random != null, draw());
    }

    private SweepWords.Draw draw() {
        return new SweepWords.Draw(random == null ? 0 : random, seed);
    }

    /// Names a sweep, so that the same line repeated goes on with it.
    public String id(SweepWords swept, SweepPlanner planner) throws IOException {
        SweepWords.Draw draw = draw();
        return RunId.of(String.join(
                "\0", planner.definition(), String.join("\0", swept.assignments()), draw.count() + "\0" + draw.seed()));
    }

    /// Where runs are at work.
    Slots slots() {
        return new Slots(jobs(), isolate, gpus);
    }

    /// Whether what has finished before is run again.
    public boolean runsAgain() {
        return again || fresh;
    }

    /// Whether the runs are only printed.
    private boolean prints() {
        return print || dryRun;
    }

    /// Runs a search, or shows how it would go on.
    public int search(Context context, PastRuns past, SearchRunner runner, Evidence evidence, SweepSubject subject)
            throws IOException, InterruptedException {
        PreparedCommand sample = runner.sample();
        Site site = site(context, past, sample);
        if (prints()) {
            return runner.rehearse(evidence, site, job -> print(context, job));
        }
        return permits(context, subject, sample) ? runner.run(evidence, site, slots(), quiet) : 1;
    }

    /// Where the runs of a search run.
    private Site site(Context context, PastRuns past, PreparedCommand sample) {
        return engine.isElsewhere()
                ? engine.dispatch(context, TypedWords.behindDashes(spec), dryRun)
                        .site(sample.plan().project().store())
                : new ThisMachine(Surroundings.of(context), past);
    }

    /// Does what is left to do, or prints it.
    public int work(Context context, SweepRunner runner, List<Crew.Job> left, SweepSubject subject)
            throws IOException, InterruptedException {
        if (engine.isElsewhere()) {
            return left.isEmpty()
                            || dryRun
                            || permits(context, subject, left.getFirst().command())
                    ? engine.dispatch(context, TypedWords.behindDashes(spec), dryRun)
                            .sweep(runner.id(), runner.labels(), left, jobs == null ? 0 : jobs, runner.from(left))
                    : 1;
        }
        if (prints()) {
            for (Crew.Job job : left) {
                print(context, job);
            }
            return 0;
        }
        return left.isEmpty() || permits(context, subject, left.getFirst().command())
                ? runner.run(left, slots(), quiet)
                : 1;
    }

    /// Prints the line that runs a job.
    private void print(Context context, Crew.Job job) throws IOException {
        if (print) {
            int slot = job.number() % jobs();
            context.out().println(PlanLine.of(slots().place(job.command(), slot, context.environment()), Path.of("/")));
        } else {
            context.out().println(PlanLine.program(job.command()));
        }
    }

    /// What runs the stages of an experiment.
    public StageRunner stages(Context context, PastRuns past, RunPlan base, String id) {
        RunPlan swept = base.of(base.label().lineage().inSweep(id));
        return new StageRunner(context, past, swept, new Starter(context, past, quiet, null), runsAgain());
    }

    /// Whether the command of a run may be run here, which another user or machine may have made.
    private boolean permits(Context context, SweepSubject subject, PreparedCommand command) {
        return subject.run() == null || RunOrigin.permits(context, yes, subject.run(), command);
    }
}
