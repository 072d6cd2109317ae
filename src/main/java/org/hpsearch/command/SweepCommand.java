package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.launch.again.RunOrigin;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.launch.again.UnknownNames;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.PlanLine;
import org.hpsearch.launch.many.Slots;
import org.hpsearch.launch.many.StageRunner;
import org.hpsearch.launch.many.SweepAxis;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.launch.many.SweepRunner;
import org.hpsearch.launch.many.SweepWords;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = {
            "Runs a command with every combination of values, or with some drawn at random.",
            "  hps sweep lr=0.1,0.01 hidden=32,64 seed=1..3 -- python train.py --epochs 5",
            "  hps sweep 'lr=log(1e-4,1e-1,4)' --jobs 2 -- python train.py --lr {lr}",
            "  hps sweep 'lr=loguniform(1e-5,1e-1)' hidden=16..256 --random 20 -- python train.py",
            "  hps sweep train lr=0.1,0.01         an experiment of hps.yaml",
            "  hps sweep @best seed=1..5           the command of a run",
            "What has finished before is left out; the same line again does what is left. Ctrl-C lets the running ones",
            "finish, a second one stops them."
        },
        sortOptions = false)
final class SweepCommand extends Verb {
    @Parameters(
            paramLabel = "[SEL|EXPERIMENT] KEY=VALUES... [-- COMMAND...]",
            arity = "1..*",
            description = "what to vary")
    List<String> words = new ArrayList<>();

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "how many run at a time (1)")
    int jobs = 1;

    @Option(names = "--random", paramLabel = "N", description = "draw N configurations")
    int random;

    @Option(names = "--seed", paramLabel = "S", description = "of the draws (0)")
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
            description = "how a parameter is written that the command does not have")
    String style = "";

    @Option(
            names = {"-q", "--quiet"},
            description = "no line for each run")
    boolean quiet;

    @Option(
            names = {"-y", "--yes"},
            description = "run the command of a run that another user or machine made without asking")
    boolean yes;

    @Mixin
    RunOptions options = new RunOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    int run(Workspace workspace) throws Exception {
        options.check(context());
        check();
        Settings settings = RunOptions.settings(context(), workspace);
        SweepWords swept =
                SweepWords.parse(words.subList(0, words.size() - command().size()));
        List<Map<String, String>> configurations = swept.configurations(
                spec.commandLine().getParseResult().hasMatchedOption("--random"), new SweepWords.Draw(random, seed));
        Settings.Experiment staged = settings.experiments().get(swept.subject());
        PastRuns past = new IndexedRuns(workspace);
        if (staged != null && !staged.stages().isEmpty()) {
            checkStages();
            String id = RunId.of(swept.subject() + "\0" + configurations);
            return new SweepRunner(context(), past, id, configurations)
                    .stages(stageRunner(workspace, settings, past, id), swept.subject(), staged);
        }
        boolean ofRun = !swept.subject().isEmpty() && staged == null;
        RunFolder run = ofRun
                ? workspace.run(
                        new Selector(workspace).one(swept.subject()).record().id())
                : null;
        SweepPlanner planner = planner(workspace, settings, swept.subject(), run);
        new UnknownNames(context())
                .tell(planner.known(), configurations.getFirst().keySet());
        String id = RunId.of(
                String.join("\0", planner.definition(), String.join("\0", swept.assignments()), random + "\0" + seed));
        SweepRunner runner = new SweepRunner(context(), past, id, configurations);
        List<Crew.Job> left = runner.jobs(planner, again || fresh);
        Slots slots = new Slots(jobs, isolate, gpus);
        if (print || dryRun) {
            for (Crew.Job job : left) {
                print(job, slots);
            }
            return 0;
        }
        boolean permitted = run == null
                || left.isEmpty()
                || RunOrigin.permits(context(), yes, run.read(), left.getFirst().command());
        return permitted ? runner.run(left, slots, quiet) : 1;
    }

    private void check() {
        if (print && isolate) {
            throw new UsageException("--isolate cannot be printed: each line is a run in the folder as it is");
        }
        if (jobs < 1 || jobs > SweepAxis.MOST) {
            throw new UsageException("--jobs takes a number from 1 on");
        }
    }

    private void checkStages() {
        if (jobs > 1 || print || dryRun || isolate || gpus || !command().isEmpty()) {
            throw new UsageException(
                    "an experiment of stages is swept one run after the other, without --jobs, --isolate, "
                            + "--gpus, --print, --dry-run and a command");
        }
        options.checkStages();
    }

    /// @param subject an experiment; empty where the command is typed
    /// @param run     whose command is swept; null for none
    private SweepPlanner planner(Workspace workspace, Settings settings, String subject, @Nullable RunFolder run)
            throws IOException {
        CommandEdit.Style written = RepeatOptions.style(style);
        if (run != null) {
            RerunPlanner rerun =
                    new RerunPlanner(workspace.project(), settings, context().environment());
            return new SweepPlanner.OfRun(run, rerun, command(), written, options.notes());
        }
        if (subject.isEmpty() && command().isEmpty()) {
            throw new UsageException("the command is expected behind --");
        }
        List<String> all = new ArrayList<>(subject.isEmpty() ? List.of() : List.of(subject));
        all.addAll(command());
        RunPlan base = options.base(context(), workspace, settings)
                .typed(all, !subject.isEmpty(), context().environment());
        return new SweepPlanner.OfCommand(PreparedCommand.of(base, context().environment()), written);
    }

    private StageRunner stageRunner(Workspace workspace, Settings settings, PastRuns past, String id) {
        RunPlan base = options.base(context(), workspace, settings);
        return new StageRunner(
                context(),
                past,
                base.of(base.label().lineage().inSweep(id)),
                new Starter(context(), past, quiet, null),
                again || fresh);
    }

    private void print(Crew.Job job, Slots slots) throws IOException {
        if (print) {
            int slot = job.number() % jobs;
            context()
                    .out()
                    .println(PlanLine.of(
                            slots.place(job.command(), slot, context().environment()), Path.of("/")));
        } else {
            RepeatOptions.print(context(), job.command());
        }
    }

    /// The words behind `--`.
    private List<String> command() {
        List<String> typed = spec.commandLine().getParseResult().originalArgs();
        int dashes = typed.indexOf("--");
        return dashes < 0 ? List.of() : typed.subList(dashes + 1, typed.size());
    }
}
