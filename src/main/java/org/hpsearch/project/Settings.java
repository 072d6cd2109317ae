package org.hpsearch.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Flat;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.hpsearch.value.Yaml;
import org.jspecify.annotations.Nullable;

/// What a project's `hps.yaml` says. It is edited by people and never written by hps.
///
/// @param objective   the metric that runs are judged by, with its direction; null where none is named
/// @param directions  metric → direction
/// @param experiments the declared ones
/// @param common      what the keys of an experiment say at the top level: it holds for all of them
/// @param habits      how programs are run unless an option says otherwise
/// @param retention   how long copies of checkpoints are kept
/// @param warnings    unknown keys and the like, one sentence each
public record Settings(
        @Nullable Objective objective,
        Map<String, Direction> directions,
        Map<String, Experiment> experiments,
        Experiment common,
        Habits habits,
        Retention retention,
        List<String> warnings) {
    public Settings {
        objective = objective == null ? null : objective.directed(directions);
    }

    /// What is declared of one experiment.
    ///
    /// @param command       words of its command; empty where it declares none
    /// @param args          names of the positional arguments
    /// @param params        parameters with the values that they have unless given
    /// @param metrics       regexes that find metrics in the output
    /// @param ignoreOutput  regexes of lines that hold no metrics
    /// @param checkpoints   globs of files that are checkpoints
    /// @param repeats       parameters in which repeats of a configuration differ
    /// @param irrelevant    parameters that do not matter for the result
    /// @param resume        how the program takes a checkpoint: words with `{checkpoint}`; empty where
    ///                      nothing is said
    /// @param steps         whether a resumed program counts its steps on; null to find out
    /// @param stages        of which it consists; empty where it is one command
    /// @param predict       the command that predicts with a checkpoint, for ensembles; empty where nothing is said
    /// @param objective     what its runs are judged by; null where nothing is said
    /// @param slurm         what its jobs ask of Slurm
    public record Experiment(
            List<String> command,
            List<String> args,
            Map<String, Value> params,
            List<String> metrics,
            List<String> ignoreOutput,
            List<String> checkpoints,
            List<String> repeats,
            List<String> irrelevant,
            String resume,
            @Nullable Steps steps,
            List<Stage> stages,
            String predict,
            @Nullable Objective objective,
            SlurmSettings slurm) {
        /// Nothing declared.
        public static final Experiment NONE = new Experiment(
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                null,
                List.of(),
                "",
                null,
                SlurmSettings.NONE);
    }

    /// How a resumed program counts its steps.
    public enum Steps {
        /// On from where the checkpoint was.
        CONTINUE,
        /// Anew.
        RESTART
    }

    /// No `hps.yaml`, or an empty one.
    public static final Settings NONE =
            new Settings(null, Map.of(), Map.of(), Experiment.NONE, Habits.NONE, Retention.ALL, List.of());

    private static final List<String> STAGE_KEYS = List.of("name", "command", "params", "inputs", "outputs", "code");

    /// Reads the file; a missing one says nothing.
    ///
    /// @throws DataException where it is damaged: the message names the file and the place
    public static Settings read(Path file) {
        try {
            return SafeFile.read(file, SafeFile.LARGEST_JSON)
                    .map(Settings::parse)
                    .orElse(NONE);
        } catch (DataException e) {
            throw new DataException(file + ": " + e.getMessage() + "; correct the file, or move it away", e);
        }
    }

    /// The same with other choices of how programs are run.
    public Settings with(Habits others) {
        return new Settings(objective, directions, experiments, common, others, retention, warnings);
    }

    /// What holds for an experiment: its own entries, else the common ones.
    public Experiment experiment(String name) {
        Experiment own = experiments.getOrDefault(name, Experiment.NONE);
        return new Experiment(
                own.command,
                own.args.isEmpty() ? common.args : own.args,
                own.params.isEmpty() ? common.params : own.params,
                own.metrics.isEmpty() ? common.metrics : own.metrics,
                own.ignoreOutput.isEmpty() ? common.ignoreOutput : own.ignoreOutput,
                own.checkpoints.isEmpty() ? common.checkpoints : own.checkpoints,
                own.repeats.isEmpty() ? common.repeats : own.repeats,
                own.irrelevant.isEmpty() ? common.irrelevant : own.irrelevant,
                own.resume.isEmpty() ? common.resume : own.resume,
                own.steps == null ? common.steps : own.steps,
                own.stages,
                own.predict.isEmpty() ? common.predict : own.predict,
                own.objective == null ? objective : own.objective,
                own.slurm.orElse(common.slurm));
    }

    /// The objective that a text says: `max val_acc`, `val_acc`.
    ///
    /// @throws UsageException where it is none, or nothing tells which way it gets better
    public Objective objective(String text) {
        List<String> problems = new ArrayList<>();
        Objective said = objective(text, problems);
        Direction known = said == null || said.direction() != Direction.NONE ? Direction.NONE : usual(said.metric());
        if (said == null || said.direction() == Direction.NONE && known == Direction.NONE) {
            throw new UsageException(
                    problems.isEmpty()
                            ? "which way does '" + text + "' get better? Write min " + text + " or max " + text
                            : problems.getFirst());
        }
        return said.direction() == Direction.NONE ? new Objective(said.metric(), known, false) : said;
    }

    /// A metric's direction; runs shall be short.
    private Direction usual(String metric) {
        return metric.equals("duration") ? Direction.MIN : direction(metric);
    }

    /// The same with the objective of one experiment.
    public Settings judging(String experiment) {
        return new Settings(
                experiment(experiment).objective, directions, experiments, common, habits, retention, warnings);
    }

    /// A metric's direction: as declared, else as its name tells.
    public Direction direction(String metric) {
        Stream<@Nullable Objective> objectives = Stream.concat(
                Stream.of(objective), experiments.values().stream().map(Experiment::objective));
        Objective named = objectives
                .filter(one ->
                        one != null && RegularName.isSame(one.metric(), metric) && one.direction() != Direction.NONE)
                .findFirst()
                .orElse(null);
        if (named != null) {
            return named.direction();
        }
        Direction declared = RegularName.find(metric, directions);
        return declared == null ? Direction.guess(metric) : declared;
    }

    static Settings parse(byte[] utf8) {
        Value document = Yaml.parse(utf8);
        if (document instanceof Value.Null) {
            return NONE;
        }
        if (!(document instanceof Value.Obj top)) {
            throw new DataException("holds no mapping of keys to values");
        }
        List<String> warnings = new ArrayList<>();
        List<String> keys = new ArrayList<>(KeyKind.OF_PROJECT);
        keys.addAll(KeyKind.OF_EXPERIMENT);
        KeyKind.check(top, keys, "", warnings);
        TreeMap<String, Experiment> experiments = new TreeMap<>();
        Fields.object(top, "experiments").fields().forEach((name, value) -> {
            if (value instanceof Value.Obj entry) {
                KeyKind.check(entry, KeyKind.OF_EXPERIMENT, "experiments." + name + ".", warnings);
                experiments.put(name, experimentOf(entry, "experiments." + name + ".", warnings));
            } else {
                warnings.add("'experiments." + name + "' must be a mapping, such as command: python train.py");
            }
        });
        TreeMap<String, Direction> directions = new TreeMap<>();
        Fields.object(top, "directions")
                .fields()
                .forEach((metric, value) -> directions.put(metric, direction(value.print(), warnings)));
        Habits habits = Habits.parse(top);
        KeyKind.checkRegexes(habits.redact(), warnings);
        return new Settings(
                objective(top, warnings),
                directions,
                experiments,
                experimentOf(top, "", warnings),
                habits,
                Retention.parse(top, warnings),
                warnings);
    }

    private static Experiment experimentOf(Value.Obj entry, String where, List<String> warnings) {
        return new Experiment(
                command(entry),
                list(entry, "args"),
                params(entry),
                list(entry, "metrics"),
                list(entry, "ignore_output"),
                list(entry, "checkpoints"),
                list(entry, "repeats"),
                list(entry, "irrelevant"),
                Fields.text(entry, "resume", ""),
                switch (Fields.text(entry, "steps", "")) {
                    case "continue" -> Steps.CONTINUE;
                    case "restart" -> Steps.RESTART;
                    default -> null;
                },
                stages(entry, where, warnings),
                Fields.text(entry, "predict", ""),
                where.isEmpty() ? null : objective(entry, warnings),
                SlurmSettings.parse(entry, where, warnings));
    }

    private static List<String> command(Value.Obj entry) {
        return entry.fields().get("command") instanceof Value.Text line
                ? Words.split(line.text())
                : list(entry, "command");
    }

    /// The stages: a mapping of names, or a list of entries with a `name`.
    private static List<Stage> stages(Value.Obj entry, String where, List<String> warnings) {
        TreeMap<String, Value> named =
                new TreeMap<>(Fields.object(entry, "stages").fields());
        if (entry.fields().get("stages") instanceof Value.Items items) {
            for (Value item : items.values()) {
                if (item instanceof Value.Obj stage) {
                    named.put(Fields.text(stage, "name", ""), stage);
                }
            }
        }
        List<Stage> stages = new ArrayList<>();
        named.forEach((name, value) -> {
            if (value instanceof Value.Obj stage && !name.isEmpty()) {
                KeyKind.check(stage, STAGE_KEYS, where + "stages." + name + ".", warnings);
                stages.add(new Stage(
                        name,
                        command(stage),
                        names(stage),
                        list(stage, "inputs"),
                        list(stage, "outputs"),
                        list(stage, "code")));
            } else {
                warnings.add("stage '" + name + "' of " + where + "stages is not a mapping with a command");
            }
        });
        return Stage.inOrder(stages, warnings);
    }

    /// The parameters of a stage: a list of names, or a mapping that gives their values, too.
    private static List<String> names(Value.Obj stage) {
        return stage.fields().get("params") instanceof Value.Obj values
                ? List.copyOf(Flat.of(values).keySet())
                : list(stage, "params");
    }

    /// The parameters of an experiment with their values: its own, and those of its stages.
    private static Map<String, Value> params(Value.Obj entry) {
        TreeMap<String, Value> params = new TreeMap<>();
        List<Value> stages =
                new ArrayList<>(Fields.object(entry, "stages").fields().values());
        if (entry.fields().get("stages") instanceof Value.Items items) {
            stages.addAll(items.values());
        }
        for (Value stage : stages) {
            if (stage instanceof Value.Obj declared) {
                params.putAll(Flat.of(Fields.object(declared, "params")));
            }
        }
        params.putAll(Flat.of(Fields.object(entry, "params")));
        return params;
    }

    static List<String> list(Value.Obj entry, String key) {
        return switch (entry.fields().get(key)) {
            case Value.Items items -> items.values().stream().map(Value::print).toList();
            case Value.Text text -> List.of(text.text());
            case null, default -> List.of();
        };
    }

    static @Nullable Objective objective(Value.Obj top, List<String> warnings) {
        String text = Fields.text(top, "objective");
        return text == null ? null : objective(text, warnings);
    }

    private static @Nullable Objective objective(String text, List<String> warnings) {
        String[] words = text.strip().split("\\s+");
        String metric = words[words.length - 1];
        if (words.length > 2 || words.length == 2 && !words[0].matches("(?i)min|max")) {
            warnings.add("objective '" + text + "' is neither METRIC, min METRIC nor max METRIC");
            return null;
        }
        return new Objective(metric, words.length == 2 ? direction(words[0], warnings) : Direction.NONE, false);
    }

    private static Direction direction(String word, List<String> warnings) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "min" -> Direction.MIN;
            case "max" -> Direction.MAX;
            default -> {
                warnings.add("direction '" + word + "' is neither min nor max");
                yield Direction.NONE;
            }
        };
    }
}
