package org.hpsearch.capture.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.hpsearch.value.Yaml;

/// One value of a configuration file, an input deck or a Python script, changed in its text; everything
/// else stays as it is, comments included.
public final class FileEdit {
    private FileEdit() {}

    /// The text with a value changed.
    ///
    /// @param file  the file's name
    /// @param key   as [Formats] names it: `model.depth`
    /// @param value as typed
    /// @throws DataException that names the nearest key, where there is none of this name
    public static String apply(String file, String text, String key, String value) {
        String ending = FileName.ending(file);
        int[] place = switch (ending) {
            case "yaml", "yml", "json" -> Yaml.place(text, key);
            case "py" ->
                group(text, "(?m)^" + Pattern.quote(key) + "\\s*(?::[^=\\n]*)?=\\s*([^#\\n]*?)[ \\t]*(?:#.*)?$");
            default -> deck(text, key);
        };
        if (place == null) {
            List<String> known = new ArrayList<>(Formats.read(file, text).keySet());
            throw new DataException(file + " has no value '" + key + "'" + Nearest.hint(key, known));
        }
        String before = text.substring(place[0], place[1]);
        String after = text.substring(0, place[0]) + spelled(ending, before, value) + text.substring(place[1]);
        if (!changesOnly(file, text, after, key, before) || !says(file, after, key, value)) {
            throw new DataException(
                    file + ": the value of '" + key + "' cannot be changed safely; change the file itself");
        }
        return after;
    }

    /// Whether the two texts differ in this one value.
    private static boolean changesOnly(String file, String text, String after, String key, String before) {
        Map<String, Value> old = new TreeMap<>(Formats.read(file, text));
        Map<String, Value> now = new TreeMap<>(Formats.read(file, after));
        boolean known = old.containsKey(key) && now.containsKey(key);
        boolean open = before.endsWith("[") || before.endsWith("(") || before.endsWith("{") || before.endsWith("\\");
        old.remove(key);
        now.remove(key);
        return known && !open && old.equals(now);
    }

    /// Whether a file has a text as it was typed: a `#`, a quote or a colon in it may begin something else there, and a
    /// backslash at its end keeps Python's quotes open.
    private static boolean says(String file, String after, String key, String value) {
        if (value.endsWith("\\") && List.of("py", "toml").contains(FileName.ending(file))) {
            return false;
        }
        boolean typedText = Numbers.typed(value) instanceof Value.Text
                && Words.unquoted(value).equals(value);
        return !typedText
                || !(Formats.read(file, after).get(key) instanceof Value.Text text)
                || text.text().equals(value);
    }

    private static int @org.jspecify.annotations.Nullable [] group(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        return matcher.find() ? new int[] {matcher.start(1), matcher.end(1)} : null;
    }

    private static final String VALUE = "(\"[^\"\\n]*\"|'[^'\\n]*'|[^#;!,\\n/\"']*[^#;!,\\s/\"'])";

    /// INI, properties, TOML, `.mdp`, namelists, LAMMPS variables, OpenFOAM dictionaries, decks of `key =
    /// value`.
    private static int @org.jspecify.annotations.Nullable [] deck(String text, String key) {
        int dot = key.indexOf('.');
        int[] inSection = dot < 0 ? null : section(text, key.substring(0, dot));
        if (inSection == null) {
            return entry(text, 0, text.length(), key);
        }
        return entry(text, inSection[0], inSection[1], key.substring(dot + 1));
    }

    /// From behind a section's head to the next head, or to what closes it.
    private static int @org.jspecify.annotations.Nullable [] section(String text, String name) {
        String quoted = Pattern.quote(name);
        Matcher head = Pattern.compile(
                        "(?mi)^[ \\t]*(?:\\[" + quoted + "]|[&$]" + quoted + "\\b|" + quoted + "\\s*\\{)")
                .matcher(text);
        if (!head.find()) {
            return null;
        }
        Matcher end =
                Pattern.compile("(?m)^[ \\t]*\\[|^[ \\t]*/|[ \\t]/[ \\t]*$|}").matcher(text);
        return new int[] {head.end(), end.find(head.end()) ? end.start() : text.length()};
    }

    private static int @org.jspecify.annotations.Nullable [] entry(String text, int from, int to, String key) {
        String name = Pattern.quote(key);
        String[] regexes = {
            "(?m)^[ \\t]*variable\\s+" + name + "\\s+(?:equal|index|string|internal)\\s+(\\S+)",
            "(?mi)^[ \\t]*" + name + "[ \\t]*[=:][ \\t]*" + VALUE,
            "(?mi)^[^#;!\\n]*?[,\\s]" + name + "[ \\t]*=[ \\t]*" + VALUE,
            "(?m)(?:^|[{;])\\s*" + name + "\\s+([^;\\n]+);"
        };
        for (String regex : regexes) {
            Matcher matcher =
                    Pattern.compile(regex).matcher(text).region(from, to).useAnchoringBounds(true);
            if (matcher.find()) {
                return new int[] {matcher.start(1), matcher.end(1)};
            }
        }
        return null;
    }

    /// The value as the file would spell it: quotes where the old value had them, Python's and Fortran's
    /// booleans.
    private static String spelled(String ending, String before, String value) {
        boolean quoted = before.startsWith("\"") || before.startsWith("'");
        char quote = before.startsWith("'") ? '\'' : '"';
        Value typed = Numbers.typed(value);
        boolean text = typed instanceof Value.Text;
        if (text && (quoted || ending.equals("py") || ending.equals("json") || ending.equals("toml"))) {
            boolean literal =
                    value.startsWith("[") || value.startsWith("{") || value.startsWith("(") || value.startsWith("\"");
            return literal ? value : quote + value + quote;
        }
        if (typed instanceof Value.Bool bool) {
            return switch (ending) {
                case "py" -> bool.value() ? "True" : "False";
                case "nml" -> bool.value() ? ".true." : ".false.";
                default -> before.startsWith(".") ? bool.value() ? ".true." : ".false." : value;
            };
        }
        return value;
    }
}
