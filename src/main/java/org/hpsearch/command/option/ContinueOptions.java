package org.hpsearch.command.option;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.AutoResume;
import org.hpsearch.launch.again.Extension;
import org.hpsearch.launch.again.RunStart;
import org.hpsearch.launch.again.Starter;
import org.hpsearch.launch.many.ScheduleRunner;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where a new run begins: on which machine, and what it has to do with earlier ones.
public final class ContinueOptions {
    @Option(names = "--if-new", description = "do not run what has finished before with the same configuration")
    boolean ifNew;

    @Option(
            names = "--auto-resume",
            description = "continue the unfinished run of the same job, name or configuration, if it has a checkpoint")
    boolean autoResume;

    @Option(
            names = "--extend",
            paramLabel = "KEY",
            description = "continue the finished run of the same configuration with the greatest KEY below that of this"
                    + " command")
    String extend = "";

    @Option(
            names = "--schedule",
            paramLabel = "CHANGES",
            description = "parameters that change on the way, such as 'lr=0.1@0 0.01@10': a chain of resumed runs")
    String schedule = "";

    @Option(
            names = "--schedule-by",
            paramLabel = "KEY",
            description = "the parameter that sets how far the program trains (epochs)")
    String scheduleBy = "epochs";

    @Option(names = "--again", description = "reuse nothing from earlier runs: begin a schedule again, run every stage")
    boolean again;

    @Option(names = "--fresh", description = "an older spelling of --again", hidden = true)
    boolean fresh;

    @Option(names = "--every-rank", description = "record every copy that a launcher starts, not only rank 0")
    boolean everyRank;

    @Option(names = "--sweep", paramLabel = "ID", description = "the sweep that the run belongs to", hidden = true)
    String sweep = "";

    @Option(
            names = "--from",
            paramLabel = "RUN",
            description = "with --auto-resume: the run to continue if there is no earlier one of its job",
            hidden = true)
    String from = "";

    /// Whether what has finished before is left out.
    public boolean isOnlyIfNew() {
        return ifNew;
    }

    @Mixin
    EngineOptions.OfRun engine = new EngineOptions.OfRun();

    /// The plan of a command, as a new one of its kind or of its sweep.
    public RunPlan base(RunPlan plan) {
        RunPlan base = plan.onlyIfNew(ifNew);
        return sweep.isEmpty() ? base : base.of(base.label().lineage().inSweep(sweep));
    }

    /// Whether this is one of the copies that are executed and not recorded.
    private boolean isOtherRank(Map<String, String> environment) {
        return environment.containsKey(ChildEnvironment.EXECUTE_ONLY) && !everyRank;
    }

    /// @throws UsageException where ranks would decide each for itself where to go on from
    public void checkRanks(Map<String, String> environment) {
        if (isOtherRank(environment) && decides()) {
            throw new UsageException("to continue earlier runs with several ranks, put hps before the launcher: "
                    + "hps run --auto-resume -- srun python train.py");
        }
    }

    /// @throws UsageException where an option is set that an experiment of stages cannot have
    public void checkStages(Map<String, String> environment) {
        engine.refuse("an experiment of stages");
        if (isOtherRank(environment) || ifNew || decides() || isOnlyShown()) {
            throw new UsageException("an experiment of stages is run by one process, without --auto-resume, --if-new, "
                    + "--extend, --schedule and --dry-run");
        }
    }

    /// Whether nothing is started, only shown.
    public boolean isOnlyShown() {
        return engine.isOnlyShown();
    }

    /// Whether each start decides where it goes on from.
    private boolean decides() {
        return autoResume || !extend.isEmpty() || !schedule.isEmpty();
    }

    /// Where the run is run.
    public EngineOptions engine() {
        return engine;
    }

    /// Hands the run to another engine. A job that starts again goes on from its earlier run, where nothing else says
    /// from where.
    ///
    /// @param typed all words behind the verb
    /// @param words of the command, the engine's own options behind it
    /// @return the exit status
    public int submit(Context context, PreparedCommand command, List<String> typed, List<String> words)
            throws IOException {
        boolean chooses = !extend.isEmpty() || !schedule.isEmpty();
        return engine.submit(context, command, typed, words, !chooses);
    }

    /// Whether nothing is taken from earlier runs.
    public boolean startsAgain() {
        return again || fresh;
    }

    /// Runs a command, from where an earlier run can be continued.
    ///
    /// @return the exit status
    public int run(Context context, PastRuns past, PreparedCommand command, Starter starter)
            throws IOException, InterruptedException {
        if (isOtherRank(context.environment()) && !isOnlyShown()) {
            return starter.unrecorded(command);
        }
        if (!schedule.isEmpty()) {
            if (ifNew || autoResume || !extend.isEmpty()) {
                throw new UsageException(
                        "--schedule continues by itself; leave out --if-new, --auto-resume and --extend");
            }
            if (isOnlyShown()) {
                throw new UsageException(
                        "--dry-run shows one command; a schedule is several, each from the last one's" + " checkpoint");
            }
            return new ScheduleRunner(context, past, starter, schedule, scheduleBy, startsAgain()).run(command);
        }
        Optional<RunStart> start = extend.isEmpty()
                ? Optional.of(autoResume ? new AutoResume(context, past).of(command, from) : RunStart.of(command))
                : new Extension(context, past, extend).of(command);
        if (isOnlyShown()) {
            for (RunStart only : start.stream().toList()) {
                RepeatOptions.print(context, only);
            }
            return 0;
        }
        return start.isEmpty() ? 0 : starter.run(start.get()).exit();
    }
}
