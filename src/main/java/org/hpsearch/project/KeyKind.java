package org.hpsearch.project;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Value;

/// What kind of value a key of `hps.yaml` takes.
enum KeyKind {
    TEXT("a text"),
    FLAG("true or false"),
    LIST("a list"),
    MAPPING("a mapping"),
    /// Names, or names with values.
    NAMES("a list or a mapping");

    /// The keys that stand at the top alone, and in no experiment.
    static final List<String> OF_PROJECT = List.of(
            "objective",
            "directions",
            "experiments",
            "tty",
            "unbuffered",
            "sys",
            "git",
            "redact",
            "protected",
            "places",
            "gc");

    /// The keys that hold for all experiments where they stand at the top.
    static final List<String> OF_EXPERIMENT = List.of(
            "command",
            "args",
            "params",
            "metrics",
            "ignore_output",
            "checkpoints",
            "resume",
            "steps",
            "stages",
            "predict",
            "repeats",
            "irrelevant",
            "objective",
            "slurm");

    private static final Map<String, KeyKind> OF = Map.ofEntries(
            Map.entry("objective", TEXT),
            Map.entry("notify", TEXT),
            Map.entry("resume", TEXT),
            Map.entry("steps", TEXT),
            Map.entry("predict", TEXT),
            Map.entry("tty", FLAG),
            Map.entry("unbuffered", FLAG),
            Map.entry("sys", FLAG),
            Map.entry("git", MAPPING),
            Map.entry("gc", MAPPING),
            Map.entry("directions", MAPPING),
            Map.entry("experiments", MAPPING),
            Map.entry("slurm", MAPPING),
            Map.entry("places", MAPPING),
            Map.entry("params", NAMES),
            Map.entry("stages", NAMES),
            Map.entry("command", LIST),
            Map.entry("args", LIST),
            Map.entry("metrics", LIST),
            Map.entry("ignore_output", LIST),
            Map.entry("checkpoints", LIST),
            Map.entry("repeats", LIST),
            Map.entry("irrelevant", LIST),
            Map.entry("redact", LIST),
            Map.entry("protected", LIST),
            Map.entry("roots", LIST),
            Map.entry("inputs", LIST),
            Map.entry("outputs", LIST),
            Map.entry("code", LIST));

    private final String words;

    KeyKind(String words) {
        this.words = words;
    }

    private boolean fits(Value value) {
        return value instanceof Value.Null
                || switch (this) {
                    case TEXT -> value instanceof Value.Text;
                    case FLAG -> value instanceof Value.Bool;
                    case LIST -> value instanceof Value.Items || value instanceof Value.Text;
                    case MAPPING -> value instanceof Value.Obj;
                    case NAMES -> value instanceof Value.Obj || value instanceof Value.Items;
                };
    }

    /// Warns of keys that hps does not know, and of values that it cannot use.
    ///
    /// @param where the keys above, with a dot behind
    static void check(Value.Obj object, List<String> known, String where, List<String> warnings) {
        object.fields().forEach((key, value) -> {
            KeyKind kind = OF.get(key);
            if (!known.contains(key)) {
                warnings.add(elsewhere(key, where, known));
            } else if (kind != null && !kind.fits(value)) {
                warnings.add("'" + where + key + "' must be " + kind.words + "; hps ignores its value");
            }
        });
        String steps = Fields.text(object, "steps", "continue");
        if (known.contains("steps") && !List.of("continue", "restart").contains(steps)) {
            warnings.add("'" + where + "steps' is '" + steps + "' but must be continue or restart");
        }
    }

    private static String elsewhere(String key, String where, List<String> known) {
        boolean user = known.equals(UserFile.KEYS);
        if (UserFile.KEYS.contains(key) && !OF_PROJECT.contains(key)) {
            return "'" + where + key + "' works only in " + UserFile.SHOWN + "; move it there";
        } else if (user && (OF_PROJECT.contains(key) || OF_EXPERIMENT.contains(key))) {
            return "'" + key + "' works only in a project's " + Project.SETTINGS;
        }
        return "unknown key '" + where + key + "'" + Nearest.hint(key, known);
    }

    /// Warns of a secret's pattern that is no regex: hps hides the text itself.
    static void checkRegexes(List<String> patterns, List<String> warnings) {
        for (String pattern : patterns) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException noRegex) {
                warnings.add("redact: '" + pattern + "' is not a valid regex (" + noRegex.getDescription()
                        + "); hps hides exactly this text");
            }
        }
    }
}
