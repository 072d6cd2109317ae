package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.launch.Launcher;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.Surroundings;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.launch.again.UnknownNames;
import org.hpsearch.launch.many.Crew;
import org.hpsearch.launch.many.PlanLine;
import org.hpsearch.launch.many.StageRunner;
import org.hpsearch.launch.many.Sweep;
import org.hpsearch.launch.many.SweepAxis;
import org.hpsearch.launch.many.SweepBoard;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.launch.many.TriedBefore;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunId;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
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

    @Mixin
    RunOptions options = new RunOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    int run(Workspace workspace) throws Exception {
        options.check(context());
        if (print && isolate) {
            throw new UsageException("--isolate cannot be printed: each line is a run in the folder as it is");
        }
        if (jobs < 1 || jobs > SweepAxis.MOST) {
            throw new UsageException("--jobs takes a number from 1 on");
        }
        Settings settings = RunOptions.settings(context(), workspace);
        List<String> command = command();
        List<String> before = words.subList(0, words.size() - command.size());
        List<Map<String, String>> configurations = configurations(before);
        Settings.Experiment staged = settings.experiments().get(subject(before));
        if (staged != null && !staged.stages().isEmpty()) {
            return stages(workspace, settings, subject(before), staged, configurations);
        }
        SweepPlanner plans = planner(workspace, settings, subject(before), command);
        new UnknownNames(context())
                .tell(plans.known(), configurations.getFirst().keySet());
        List<PreparedCommand> all = new ArrayList<>();
        String id = RunId.of(
                String.join("\0", plans.definition(), String.join("\0", assignments(before)), random + "\0" + seed));
        for (Map<String, String> configuration : configurations) {
            PreparedCommand one = plans.of(configuration);
            RunPlan plan = one.plan();
            all.add(one.with(plan.of(plan.label().lineage().inSweep(id))));
        }
        TriedBefore tried = new TriedBefore(
                context(),
                new IndexedRuns(workspace),
                configurations.getFirst().keySet(),
                !workspace.project().store().holdsRuns());
        List<Crew.Job> left = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (again || fresh || !tried.before(all.get(i), SweepBoard.label(configurations.get(i)))) {
                left.add(new Crew.Job(i, all.get(i)));
            }
        }
        tried.tell();
        if (print || dryRun) {
            for (Crew.Job job : left) {
                print(job);
            }
            return 0;
        }
        return work(workspace, id, configurations, left);
    }

    /// @param subject an experiment, or what names a run; empty where the command is typed
    private SweepPlanner planner(Workspace workspace, Settings settings, String subject, List<String> command)
            throws IOException {
        boolean declared = settings.experiments().containsKey(subject);
        if (subject.isEmpty() && command.isEmpty()) {
            throw new UsageException("the command is expected behind --");
        }
        CommandEdit.Style written = RepeatOptions.style(style);
        if (!subject.isEmpty() && !declared) {
            return new SweepPlanner.OfRun(
                    workspace.run(new Selector(workspace).one(subject).record().id()),
                    new RerunPlanner(workspace.project(), settings, context().environment()),
                    command,
                    written,
                    options.notes());
        }
        List<String> all = new ArrayList<>(declared ? List.of(subject) : List.of());
        all.addAll(command);
        RunPlan base = options.base(context(), workspace, settings)
                .typed(all, declared, context().environment());
        return new SweepPlanner.OfCommand(PreparedCommand.of(base, context().environment()), written);
    }

    /// Experiments of stages, one after the other: what configurations have in common is made once.
    private int stages(
            Workspace workspace,
            Settings settings,
            String experiment,
            Settings.Experiment declared,
            List<Map<String, String>> configurations)
            throws IOException, InterruptedException {
        if (jobs > 1 || print || dryRun || isolate || gpus || !command().isEmpty()) {
            throw new UsageException(
                    "an experiment of stages is swept one run after the other, without --jobs, --isolate, "
                            + "--gpus, --print, --dry-run and a command");
        }
        options.checkStages();
        String id = RunId.of(experiment + "\0" + configurations);
        PastRuns past = new IndexedRuns(workspace);
        RunPlan base = options.base(context(), workspace, settings);
        StageRunner runner = new StageRunner(
                context(),
                past,
                base.of(base.label().lineage().inSweep(id)),
                new Starter(context(), past, quiet, null),
                again || fresh);
        int failed = 0;
        for (int i = 0; i < configurations.size(); i++) {
            context()
                    .say("sweep " + id + " [" + (i + 1) + "/" + configurations.size() + "] "
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
        context()
                .say("sweep " + id + ": " + (configurations.size() - failed) + " finished, " + failed
                        + " failed; hps query sweep:" + id);
        return failed == 0 ? 0 : 1;
    }

    private int work(Workspace workspace, String id, List<Map<String, String>> configurations, List<Crew.Job> left)
            throws InterruptedException {
        workspace.closeIndex();
        if (left.isEmpty()) {
            context().say("nothing is left to do");
            return 0;
        }
        int slots = Math.min(jobs, left.size());
        try (SweepBoard board = new SweepBoard(context(), quiet, configurations, left.size(), slots)) {
            context()
                    .say(String.format(
                            Locale.ROOT,
                            "sweep %s: %,d of %,d runs to do, %d at a time",
                            id,
                            left.size(),
                            configurations.size(),
                            slots));
            if (slots > 1 && !isolate && !command().toString().contains(RunPlan.SLOT)) {
                context().say("the runs share their working folder; --isolate gives each its own");
            }
            Crew crew = new Crew(left, Surroundings.of(context()), new IndexedRuns(workspace), overseer(board));
            board.watches(crew);
            crew.work(slots);
            return board.result(id);
        }
    }

    private Crew.Overseer overseer(SweepBoard board) {
        List<String> devices = gpus ? devices() : List.of();
        return new Crew.Overseer() {
            @Override
            public PreparedCommand inSlot(Crew.Job job, int slot) throws IOException {
                return job.command().with(job.command().plan().beside(slot, isolate, devices));
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
        };
    }

    /// The devices that this process may use, else the first ones.
    private List<String> devices() {
        String visible = context().environment().getOrDefault("CUDA_VISIBLE_DEVICES", "");
        if (!visible.isEmpty()) {
            return List.of(visible.split(","));
        }
        List<String> numbers = new ArrayList<>();
        for (int slot = 0; slot < jobs; slot++) {
            numbers.add(Integer.toString(slot));
        }
        return numbers;
    }

    private void print(Crew.Job job) throws IOException {
        PreparedCommand command = job.command();
        if (print) {
            int slot = job.number() % jobs;
            RunPlan inSlot = command.plan().beside(slot, false, gpus ? devices() : List.of());
            context().out().println(PlanLine.of(command.with(inSlot), Path.of("/")));
        } else {
            RepeatOptions.print(context(), command);
        }
    }

    /// The words behind `--`.
    private List<String> command() {
        List<String> typed = spec.commandLine().getParseResult().originalArgs();
        int dashes = typed.indexOf("--");
        return dashes < 0 ? List.of() : typed.subList(dashes + 1, typed.size());
    }

    private static List<String> assignments(List<String> before) {
        return before.stream().filter(word -> word.indexOf('=') > 0).toList();
    }

    /// What is swept that is not a command; empty where the command is typed.
    private static String subject(List<String> before) {
        List<String> others =
                before.stream().filter(word -> word.indexOf('=') <= 0).toList();
        if (others.size() > 1) {
            throw new UsageException("'" + others.get(1) + "': KEY=VALUES is expected; the command stands behind --");
        }
        return others.isEmpty() ? "" : others.getFirst();
    }

    private List<Map<String, String>> configurations(List<String> before) {
        try {
            List<SweepAxis> axes = new ArrayList<>();
            for (String word : assignments(before)) {
                axes.add(SweepAxis.parse(word));
            }
            if (axes.isEmpty()) {
                throw new UsageException("KEY=VALUES is expected: what to vary");
            }
            boolean draws = spec.commandLine().getParseResult().hasMatchedOption("--random");
            return draws ? Sweep.draw(axes, random, seed) : Sweep.grid(axes);
        } catch (DataException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }
}
