package org.hpsearch.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.run.DataException;
import org.hpsearch.run.Nearest;
import org.hpsearch.run.Numbers;
import org.hpsearch.run.Value;
import org.hpsearch.run.Yaml;

/// One value of a configuration file, an input deck or a Python script, changed in its text; everything else stays as
/// it is, comments included.
final class Edit {
    private Edit() {}

    /// The text with a value changed.
    ///
    /// @param file  the file's name
    /// @param key   as [Formats] names it: `model.depth`
    /// @param value as typed
    /// @throws DataException that names the nearest key, where there is none of this name
    static String apply(String file, String text, String key, String value) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        int[] place = switch (ending) {
            case "yaml", "yml", "json" -> Yaml.place(text, key);
            case "py" ->
                group(text, "(?m)^" + Pattern.quote(key) + "\\s*(?::[^=\\n]*)?=\\s*([^#\\n]*?)[ \\t]*(?:#.*)?$");
            default -> deck(text, key);
        };
        if (place == null) {
            List<String> known = new ArrayList<>(Formats.read(file, text).keySet());
            String nearest = Nearest.of(key, known);
            throw new DataException(file + " has no value '" + key + "'"
                    + (nearest == null ? "" : "; did you mean '" + nearest + "'?"));
        }
        String before = text.substring(place[0], place[1]);
        return text.substring(0, place[0]) + spelled(ending, before, value) + text.substring(place[1]);
    }

    private static int @org.jspecify.annotations.Nullable [] group(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        return matcher.find() ? new int[] {matcher.start(1), matcher.end(1)} : null;
    }

    /// INI, properties, TOML, `.mdp`, namelists, LAMMPS variables, OpenFOAM dictionaries, decks of `key = value`.
    private static int @org.jspecify.annotations.Nullable [] deck(String text, String key) {
        int dot = key.indexOf('.');
        String section = dot < 0 ? "" : key.substring(0, dot);
        String name = Pattern.quote(key.substring(dot + 1));
        int from = 0;
        if (dot > 0) {
            Matcher head = Pattern.compile("(?mi)^\\s*(?:\\[" + Pattern.quote(section) + "]|[&$]"
                            + Pattern.quote(section) + "\\b|" + Pattern.quote(section) + "\\s*\\{)")
                    .matcher(text);
            from = head.find() ? head.end() : -1;
        }
        String[] regexes = {
            "(?m)^\\s*variable\\s+" + name + "\\s+(?:equal|index|string|internal)\\s+(\\S+)",
            "(?mi)(?:^|[,\\s])" + name + "\\s*[=:]\\s*([^#;!,\\n/]*[^#;!,\\s/])",
            "(?m)^\\s*" + name + "\\s+([^;\\n]+);"
        };
        for (String regex : from < 0 ? new String[0] : regexes) {
            int[] place = group(text.substring(from), regex);
            if (place != null) {
                return new int[] {from + place[0], from + place[1]};
            }
        }
        String whole = Pattern.quote(key);
        return dot < 0 ? null : group(text, "(?mi)^\\s*" + whole + "\\s*[=:]\\s*([^#;!\\n]*[^#;!\\s])");
    }

    /// The value as the file would spell it: quotes where the old value had them, Python's and Fortran's booleans.
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
