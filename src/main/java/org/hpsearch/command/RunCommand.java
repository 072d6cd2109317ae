package org.hpsearch.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.capture.Substitution;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.launch.Resume;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.process.ChildEnvironment;
import org.hpsearch.run.DataException;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        description = "Runs a command and records it: parameters, metrics, output, checkpoints, code version.",
        sortOptions = false)
final class RunCommand extends Verb {
    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "a name for the run")
    String name = "";

    @Option(
            names = {"-t", "--tag"},
            paramLabel = "TAG",
            description = "a tag (repeatable)")
    List<String> tags = new ArrayList<>();

    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "NAME",
            description = "the experiment (else the script's name)")
    String experiment = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "a note")
    String note = "";

    @Option(
            names = "-p",
            paramLabel = "KEY=VALUE",
            description = "a parameter more; fills {KEY} in the command (repeatable)")
    Map<String, String> given = new HashMap<>();

    @Option(names = "--checkpoint", paramLabel = "GLOB", description = "files that are checkpoints (repeatable)")
    List<String> checkpoints = new ArrayList<>();

    @Option(
            names = "--metric",
            paramLabel = "REGEX",
            description = "metrics in the output: named groups, as in 'loss=(?<loss>\\S+)' (repeatable)")
    List<String> metrics = new ArrayList<>();

    @Option(
            names = "-s",
            paramLabel = "FILE:KEY=VALUE",
            description = "hand the program a copy of this file with this value changed (repeatable)")
    List<String> changes = new ArrayList<>();

    @Option(names = "--config", paramLabel = "FILE", description = "read the parameters of this file, too (repeatable)")
    List<String> configs = new ArrayList<>();

    @Option(names = "--globals", description = "find the constants at the top of a Python script")
    boolean globals;

    @Option(names = "--env-param", paramLabel = "NAME", description = "an environment variable that is a parameter")
    List<String> envParams = new ArrayList<>();

    @Option(names = "--buffered", description = "do not set PYTHONUNBUFFERED=1")
    boolean buffered;

    @Option(names = "--tty", description = "run the program on a pseudo-terminal: colours, progress bars, window size")
    boolean tty;

    @Option(names = "--no-sys", description = "do not measure the use of processor and memory")
    boolean noSys;

    @Option(names = "--explain", description = "show at the end what was read from the output, line by line")
    boolean explain;

    @Option(names = "--keep", paramLabel = "N", description = "how many of the last checkpoints are kept (1)")
    int keep = 1;

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

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "the command with its arguments")
    List<String> words = new ArrayList<>();

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    int run(Workspace workspace) throws Exception {
        if (keep < 1) {
            throw new UsageException("--keep takes a number from 1 on");
        }
        checkPatterns();
        if (detach) {
            return Detached.start(context(), this);
        }
        Settings settings = settings(workspace);
        RunPlan plan = plan(workspace, settings);
        Substitution.texts(
                org.hpsearch.capture.Parameters.fill(plan.command(), plan.given()),
                plan.reading().changes(),
                plan.folder());
        boolean executeOnly = context().environment().containsKey(ChildEnvironment.EXECUTE_ONLY) && !everyRank;
        Starter starter = new Starter(context(), workspace, quiet, explain, metrics);
        Optional<Resume.Plan> resumed =
                autoResume && !executeOnly ? new AutoResume(context(), workspace).of(plan) : Optional.empty();
        if (resumed.isPresent()) {
            return starter.resume(resumed.get());
        }
        return executeOnly ? starter.unrecorded(plan) : starter.run(plan, "");
    }

    private void checkPatterns() {
        try {
            Patterns.of(metrics, List.of(), context()::say);
        } catch (DataException malformed) {
            throw new UsageException(String.valueOf(malformed.getMessage()));
        }
    }

    /// What hps.yaml says; one that is damaged keeps no program from running.
    private Settings settings(Workspace workspace) {
        try {
            return workspace.settings();
        } catch (DataException damaged) {
            context().say(damaged.getMessage() + "; going on without it");
            return Settings.NONE;
        }
    }

    private RunPlan plan(Workspace workspace, Settings settings) {
        if (given.containsKey("")) {
            throw new UsageException("-p takes KEY=VALUE");
        }
        if (words.stream().anyMatch(word -> word.indexOf('\uFFFD') >= 0)) {
            throw new UsageException("an argument is no UTF-8 text: it cannot be handed on unchanged");
        }
        TreeMap<String, String> values = new TreeMap<>(given);
        List<String> command = words;
        String of = experiment;
        Settings.Experiment declared = settings.experiments().get(words.getFirst());
        if (declared != null && !afterDashes()) {
            of = experiment.isEmpty() ? words.getFirst() : experiment;
            command = DeclaredCommand.words(words.getFirst(), declared, words.subList(1, words.size()), values);
        }
        Settings.Habits habits = habits(settings);
        return new RunPlan(
                workspace.project(),
                context().folder(),
                command,
                values,
                of,
                settings,
                Notes.NONE.named(name).tagged(tags).noted(note),
                checkpoints,
                new RunPlan.Reading(
                        metrics,
                        changes.stream().map(Substitution.Change::parse).toList(),
                        configs,
                        globals,
                        envParams,
                        !noSys && habits.wantsSystem(),
                        !buffered && habits.wantsUnbuffered(),
                        tty || habits.wantsTty()),
                keep,
                Lineage.NONE,
                ifNew,
                true,
                Map.of());
    }

    /// Choices made once: for the project, else for the user.
    private Settings.Habits habits(Settings settings) {
        if (context().home() == null) {
            return settings.habits();
        }
        try {
            Path own = context().home().resolve(".config/hps/config.yaml");
            return settings.habits().orElse(Settings.read(own).habits());
        } catch (DataException damaged) {
            context().say(damaged.getMessage() + "; going on without it");
            return settings.habits();
        }
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
