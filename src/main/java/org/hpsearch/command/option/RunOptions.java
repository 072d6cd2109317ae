package org.hpsearch.command.option;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.launch.ProgramCommand;
import org.hpsearch.launch.ReadingOptions;
import org.hpsearch.launch.RunLabel;
import org.hpsearch.launch.RunMode;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.project.Habits;
import org.hpsearch.project.Settings;
import org.hpsearch.query.language.RunName;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Words;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Option;

/// How a command is recorded: the options of all verbs that run one.
public final class RunOptions {
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
            description = "add a parameter; fills {KEY} in the command (repeatable)")
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

    @Option(names = "--globals", description = "record the constants at the top of a Python script")
    boolean globals;

    @Option(names = "--env-param", paramLabel = "NAME", description = "an environment variable that is a parameter")
    List<String> envParams = new ArrayList<>();

    @Option(names = "--buffered", description = "do not set PYTHONUNBUFFERED=1")
    boolean buffered;

    @Option(names = "--tty", description = "run the program on a pseudo-terminal: colours, progress bars, window size")
    boolean tty;

    @Option(names = "--no-sys", description = "do not measure the use of processor and memory")
    boolean noSys;

    @Option(names = "--keep", paramLabel = "N", description = "how many of the last checkpoints are kept (1)")
    int keep = 1;

    /// Makes sure that the options can be understood.
    ///
    /// @throws UsageException where one cannot
    public void check(Context context) {
        UsageException.requireOne("--keep", keep);
        if (given.containsKey("")) {
            throw new UsageException("-p takes KEY=VALUE");
        }
        try {
            Patterns.of(metrics, List.of(), context::say);
        } catch (DataException malformed) {
            throw new UsageException(String.valueOf(malformed.getMessage()));
        }
    }

    /// Makes sure that nothing is asked for which the stages of an experiment cannot have in common.
    ///
    /// @throws UsageException where something is
    public void checkStages() {
        if (!given.isEmpty() || !changes.isEmpty() || !configs.isEmpty() || !envParams.isEmpty()) {
            throw new UsageException(
                    "stages take KEY=VALUE after the experiment, and no -p, -s, --config and --env-param");
        }
    }

    /// What hps.yaml and the user's file say; one that is damaged keeps no program from running.
    public static Settings settings(Context context, Workspace workspace) {
        Settings settings = readable(context, Settings.NONE, workspace::settings);
        return settings.with(settings.habits().orElse(readable(context, Habits.NONE, workspace::ownHabits)));
    }

    private static <T> T readable(Context context, T otherwise, Supplier<T> file) {
        try {
            return file.get();
        } catch (DataException damaged) {
            context.say(damaged.getMessage() + "; going on without it");
            return otherwise;
        }
    }

    /// The plan of a command that is still to be named.
    public RunPlan base(Context context, Workspace workspace, Settings settings) {
        return new RunPlan(
                workspace.project(),
                settings,
                new ProgramCommand(
                        context.folder(),
                        List.of(),
                        unquoted(given),
                        Map.of(),
                        changes.stream().map(Substitution.Change::parse).toList()),
                reading(settings.habits()),
                new RunLabel(experiment, notes(context), Lineage.NONE),
                RunMode.TYPED);
    }

    /// Parameters by their names, without the quotes around them.
    private static Map<String, String> unquoted(Map<String, String> given) {
        Map<String, String> named = new HashMap<>();
        given.forEach((name, value) -> named.put(Words.unquoted(name), value));
        return named;
    }

    /// The patterns of metrics.
    public List<String> metrics() {
        return List.copyOf(metrics);
    }

    /// A name that selectors would read otherwise keeps no program from running.
    private Notes notes(Context context) {
        String refusal = name.isBlank() ? "" : RunName.refusal(name.strip());
        if (!refusal.isEmpty()) {
            context.say("'" + SafeText.line(name) + "' cannot be a name: it " + refusal
                    + "; going on without a name (hps name gives one)");
        }
        return Notes.NONE
                .named(refusal.isEmpty() ? name.strip() : "")
                .tagged(tags)
                .noted(note);
    }

    private ReadingOptions reading(Habits habits) {
        return new ReadingOptions(
                metrics,
                checkpoints,
                keep,
                configs,
                envParams,
                globals,
                new ReadingOptions.Observation(
                        !noSys && habits.wantsSystem(),
                        !buffered && habits.wantsUnbuffered(),
                        tty || habits.wantsTty()));
    }
}
