package org.hpsearch.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.AutoResume;
import org.hpsearch.launch.again.Extension;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.launch.many.ScheduleRunner;
import org.hpsearch.launch.many.StageRunner;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.project.Settings;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.IndexedRuns;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = "Runs a command and records it: parameters, metrics, output, checkpoints, code version.",
        sortOptions = false)
public final class RunCommand extends Verb {
    @Mixin
    RunOptions options = new RunOptions();

    @Option(names = "--explain", description = "show at the end what was read from the output, line by line")
    boolean explain;

    @Option(
            names = {"-d", "--detach"},
            description = "run in the background, without this terminal")
    boolean detach;

    @Option(
            names = {"-q", "--quiet"},
            description = "no lines of hps's own (also HPS_QUIET=1)")
    boolean quiet;

    @Option(names = "--if-new", description = "do not run what has finished before with the same configuration")
    boolean ifNew;

    @Option(
            names = "--auto-resume",
            description =
                    "go on from the unfinished run of the same job, name or configuration, if it has a checkpoint")
    boolean autoResume;

    @Option(
            names = "--extend",
            paramLabel = "KEY",
            description =
                    "go on from the finished run of the same configuration with the greatest KEY below this one's")
    String extend = "";

    @Option(
            names = "--schedule",
            paramLabel = "CHANGES",
            description = "parameters that become others on the way, as 'lr=0.1@0 0.01@10': a chain of resumed runs")
    String schedule = "";

    @Option(
            names = "--schedule-by",
            paramLabel = "KEY",
            description = "the parameter that tells how far the program trains (epochs)")
    String scheduleBy = "epochs";

    @Option(names = "--again", description = "take nothing from earlier runs: begin a schedule again, run every stage")
    boolean again;

    @Option(names = "--fresh", description = "an older spelling of --again", hidden = true)
    boolean fresh;

    @Option(names = "--every-rank", description = "record every copy that a launcher starts, not only rank 0")
    boolean everyRank;

    @Option(names = "--sweep", paramLabel = "ID", description = "the sweep that the run belongs to", hidden = true)
    String sweep = "";

    public @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "the command with its arguments") List<
                    String>
            words = new ArrayList<>();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    void configure(CommandLine line) {
        line.setStopAtPositional(true);
    }

    @Override
    int run(Workspace workspace) throws Exception {
        options.check(context());
        checkRanks();
        if (detach) {
            return Detached.start(context(), this);
        }
        Settings settings = RunOptions.settings(context(), workspace);
        Settings.Experiment declared =
                afterDashes() ? null : settings.experiments().get(words.getFirst());
        PastRuns past = new IndexedRuns(workspace);
        Starter starter = new Starter(
                context(),
                past,
                quiet,
                explain ? run -> Explanation.print(run, context(), settings, options.metrics) : null);
        RunPlan base = options.base(context(), workspace, settings).onlyIfNew(ifNew);
        if (!sweep.isEmpty()) {
            base = base.of(base.label().lineage().inSweep(sweep));
        }
        if (declared != null && !declared.stages().isEmpty()) {
            checkStages();
            return new StageRunner(context(), past, base, starter, again || fresh)
                    .run(words.getFirst(), declared, words.subList(1, words.size()))
                    .exit();
        }
        Map<String, String> environment = context().environment();
        PreparedCommand command = PreparedCommand.of(base.typed(words, !afterDashes(), environment), environment);
        return isOtherRank() ? starter.unrecorded(command) : recorded(past, command, starter);
    }

    private boolean isOtherRank() {
        return context().environment().containsKey(ChildEnvironment.EXECUTE_ONLY) && !everyRank;
    }

    /// Ranks that decide each for itself where to go on from would go apart.
    private void checkRanks() {
        if (isOtherRank() && (autoResume || !extend.isEmpty() || !schedule.isEmpty())) {
            throw new UsageException("where several ranks run, hps has to start them to go on from earlier runs: "
                    + "hps run --auto-resume -- srun python train.py");
        }
    }

    private void checkStages() {
        if (isOtherRank() || autoResume || ifNew || !extend.isEmpty() || !schedule.isEmpty()) {
            throw new UsageException("an experiment of stages is run by one process, without --auto-resume, --if-new, "
                    + "--extend and --schedule");
        }
        options.checkStages();
    }

    private int recorded(PastRuns past, PreparedCommand command, Starter starter)
            throws IOException, InterruptedException {
        if (!schedule.isEmpty()) {
            if (ifNew || autoResume || !extend.isEmpty()) {
                throw new UsageException("--schedule goes on by itself, without --if-new, --auto-resume and --extend");
            }
            return new ScheduleRunner(context(), past, starter, schedule, scheduleBy, again || fresh).run(command);
        }
        Optional<RunStart> start = extend.isEmpty()
                ? Optional.of(autoResume ? new AutoResume(context(), past).of(command) : RunStart.of(command))
                : new Extension(context(), past, extend).of(command);
        return start.isEmpty() ? 0 : starter.run(start.get()).exit();
    }

    /// The words before the command, `--` among them.
    public List<String> typedOptions() {
        List<String> typed = java.util.Objects.requireNonNull(spec)
                .commandLine()
                .getParseResult()
                .originalArgs();
        return typed.subList(0, typed.size() - words.size());
    }

    /// Whether `--` stood before the command, so that its first word is a program and no experiment.
    private boolean afterDashes() {
        List<String> typed = typedOptions();
        return !typed.isEmpty() && typed.getLast().equals("--");
    }
}
