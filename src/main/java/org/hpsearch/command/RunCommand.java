package org.hpsearch.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.capture.Substitution;
import org.hpsearch.launch.Resume;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.run.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = "Runs a command and records it: parameters, metrics, output, checkpoints, code version.",
        sortOptions = false)
final class RunCommand extends Verb {
    @Mixin
    Recorded recorded = new Recorded();

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

    @Option(names = "--every-rank", description = "record every copy that a launcher starts, not only rank 0")
    boolean everyRank;

    @Option(names = "--sweep", paramLabel = "ID", description = "the sweep that the run belongs to", hidden = true)
    String sweep = "";

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "the command with its arguments")
    List<String> words = new ArrayList<>();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    int run(Workspace workspace) throws Exception {
        recorded.check(context());
        if (detach) {
            return Detached.start(context(), this);
        }
        Settings settings = Recorded.settings(context(), workspace);
        RunPlan plan = recorded.plan(context(), workspace, settings, words, !afterDashes())
                .onlyIfNew(ifNew);
        if (!sweep.isEmpty()) {
            plan = plan.of(plan.lineage().inSweep(sweep));
        }
        Substitution.texts(
                org.hpsearch.capture.Parameters.fill(plan.command(), plan.given()),
                plan.reading().changes(),
                plan.folder());
        boolean executeOnly = context().environment().containsKey(ChildEnvironment.EXECUTE_ONLY) && !everyRank;
        Starter starter = new Starter(context(), workspace, quiet, explain, recorded.metrics);
        Optional<Resume.Plan> resumed =
                autoResume && !executeOnly ? new AutoResume(context(), workspace).of(plan) : Optional.empty();
        if (resumed.isPresent()) {
            return starter.resume(resumed.get());
        }
        return executeOnly ? starter.unrecorded(plan) : starter.run(plan, "");
    }

    /// The words before the command, `--` among them.
    List<String> typedOptions() {
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
