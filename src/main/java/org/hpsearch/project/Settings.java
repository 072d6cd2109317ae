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
import org.hpsearch.value.RegularName;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.UsageException;
import org.hpsearch.value.Value;
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

    /// No `hps.yaml`, or an empty one.
    public static final Settings NONE =
            new Settings(null, Map.of(), Map.of(), Experiment.NONE, Habits.NONE, Retention.ALL, List.of());

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
        Experiment own = experiments.getOrDefault(name, Experiment.NONE).orElse(common);
        return own.objective() == null ? own.judgedBy(objective) : own;
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
                experiment(experiment).objective(), directions, experiments, common, habits, retention, warnings);
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
        return Direction.of(metric, directions);
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
        Map<String, Experiment> experiments = Experiment.parseAll(top, warnings);
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
                Experiment.parse(top, "", warnings),
                habits,
                Retention.parse(top, warnings),
                warnings);
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
