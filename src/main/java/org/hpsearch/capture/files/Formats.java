package org.hpsearch.capture.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.DataException;
import org.hpsearch.value.FileName;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.SafeFile;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.hpsearch.value.Yaml;
import tools.jackson.dataformat.toml.TomlFactory;

/// Configuration files and input decks as flat parameters with dotted names: JSON, YAML, TOML, INI and properties, the
/// constants of Python configurations, Fortran namelists, OpenFOAM dictionaries, GROMACS `.mdp`, LAMMPS variables, and
/// decks of `key = value`.
public final class Formats {
    /// A larger file is data, not configuration.
    private static final int LARGEST = 1 << 20;
    /// A file with more entries is data, not configuration.
    private static final int MOST_KEYS = 2000;

    private static final Pattern NAMELIST = Pattern.compile("(?m)^[ \\t]*+[&$](\\w{1,80}+)");
    private static final Pattern ENTRY = Pattern.compile("(?<![\\w%()])([A-Za-z_][\\w%()]{0,80}+)[ \\t]*+=[ \\t]*+");
    private static final Pattern VARIABLE = Pattern.compile("(?m)^[ \\t]*+variable[ \\t]++(\\w++)[ \\t]++"
            + "(?:(?:equal|string|internal)[ \\t]++(\\S++)|index[ \\t]++([^\\s#]++)[^#\\n]*+)[ \\t]*+(?:#.*)?$");
    /// A line's end that the next line goes on behind.
    private static final Pattern GOES_ON = Pattern.compile("[ \\t]*+[&\\\\][ \\t]*+\\r?\\n[ \\t]*+");
    /// `nu [0 2 -1 0 0 0 0] 0.01`
    private static final Pattern DIMENSIONED = Pattern.compile("^(?:\\w++\\s++)?\\[[-\\d\\s.]++]\\s++(\\S++)$");
    private static final Pattern CONSTANT =
            Pattern.compile("(?m)^([A-Za-z]\\w*+)[ \\t]*+(?::[\\w.\\[\\], ]++)?=[ \\t]*+"
                    + "('[^'\\n]*'|\"[^\"\\n]*\"|[-+]?[\\d._]++(?:[eE][-+]?\\d++)?|True|False|None)[ \\t]*+(?:#.*)?$");
    private static final Pattern DECK_LINE = Pattern.compile("[A-Za-z_][\\w.\\[\\]-]*+\\s*+=\\s*+\\S.*");
    /// A longer line is data, or made to keep us busy.
    private static final int LONGEST_LINE = 4000;
    private static final int DEEPEST = 20;
    private static final int MOST_GROUPS = 200;

    private Formats() {}

    /// The parameters of a file; none where it is of no known format, too large, or damaged.
    public static Map<String, Value> read(Path file) {
        String ending = ending(file.toString());
        try {
            Optional<byte[]> bytes = SafeFile.read(file, LARGEST);
            Map<String, Value> params = bytes.isEmpty() ? Map.of() : parse(ending, bytes.get());
            return params.size() > MOST_KEYS ? Map.of() : params;
        } catch (DataException notConfiguration) {
            return Map.of();
        }
    }

    /// `in.melt` is a LAMMPS deck by what its name begins with.
    private static String ending(String name) {
        return FileName.base(name).startsWith("in.") && FileName.base(name).indexOf('.', 3) < 0
                ? "in"
                : FileName.ending(name);
    }

    /// The parameters of a file's text; none where it is damaged.
    public static Map<String, Value> read(String name, String text) {
        try {
            return parse(ending(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (DataException notConfiguration) {
            return Map.of();
        }
    }

    /// The parameters of a text.
    ///
    /// @param ending the file name's ending, in small letters
    /// @throws DataException where the text is not of that format
    static Map<String, Value> parse(String ending, byte[] utf8) {
        return switch (ending) {
            case "json" -> flat(Json.parse(utf8));
            case "yaml", "yml" -> flat(Yaml.parse(utf8));
            case "toml" ->
                flat(Json.parse(
                        TomlFactory.builder().streamReadConstraints(Json.LIMITS).build(), utf8));
            case "ini", "cfg", "conf", "properties" -> ini(text(utf8), "#;!");
            case "mdp" -> ini(text(utf8), ";");
            case "py" -> constants(text(utf8));
            case "nml" -> namelists(text(utf8));
            case "", "in", "inp", "lmp", "lammps", "deck", "par", "prm", "param", "input", "dat", "txt" ->
                deck(GOES_ON.matcher(text(utf8)).replaceAll(" "));
            default -> Map.of();
        };
    }

    private static String text(byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        boolean data = text.indexOf('\0') >= 0 || text.lines().anyMatch(line -> line.length() > LONGEST_LINE);
        return data ? "" : text;
    }

    private static Map<String, Value> flat(Value document) {
        return document instanceof Value.Obj object ? Flat.of(object) : Map.of();
    }

    /// An input deck, by what stands in it.
    private static Map<String, Value> deck(String text) {
        if (text.contains("FoamFile")) {
            return foam(text);
        }
        if (NAMELIST.matcher(text).find()) {
            return namelists(text);
        }
        TreeMap<String, Value> variables = new TreeMap<>();
        VARIABLE.matcher(text)
                .results()
                .forEach(v -> variables.put(v.group(1), Numbers.typed(Words.unquoted(value(v)))));
        if (!variables.isEmpty()) {
            return variables;
        }
        long lines = text.lines().map(String::strip).filter(Formats::isEntry).count();
        long pairs = text.lines()
                .map(String::strip)
                .filter(line -> DECK_LINE.matcher(line).matches())
                .count();
        return pairs > 0 && 2 * pairs > lines ? ini(text, "#;!") : Map.of();
    }

    /// Of several values for a loop the first one counts.
    private static String value(MatchResult variable) {
        return variable.group(2) == null ? variable.group(3) : variable.group(2);
    }

    private static boolean isEntry(String line) {
        return !line.isEmpty() && "#;!/[".indexOf(line.charAt(0)) < 0;
    }

    /// Lines `key = value` or `key: value`, under `[section]` heads.
    ///
    /// @param comments characters that begin a comment
    private static Map<String, Value> ini(String text, String comments) {
        TreeMap<String, Value> values = new TreeMap<>();
        String section = "";
        for (String raw : text.split("\n")) {
            String line = raw.strip();
            if (line.isEmpty() || comments.indexOf(line.charAt(0)) >= 0) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip() + ".";
                continue;
            }
            int equals = line.indexOf('=');
            int split = equals >= 0 ? equals : line.indexOf(':');
            if (split > 0) {
                String value = withoutComment(line.substring(split + 1), comments);
                values.put(section + line.substring(0, split).strip(), Numbers.typed(Words.unquoted(value.strip())));
            }
        }
        return values;
    }

    private static String withoutComment(String text, String comments) {
        for (int i = 0; i < text.length(); i++) {
            boolean apart = i == 0 || Character.isWhitespace(text.charAt(i - 1)) || text.charAt(i) == ';';
            if (apart && comments.indexOf(text.charAt(i)) >= 0) {
                return text.substring(0, i);
            }
        }
        return text;
    }

    /// `&group key = value, ... /` (Fortran 2018, 10.11): `.true.`, `1.5d0` and quotes made regular; repeated values
    /// and lists stay texts.
    private static Map<String, Value> namelists(String text) {
        TreeMap<String, Value> values = new TreeMap<>();
        String bare = text.replaceAll("(?m)![^!'\"\\n]*+$", "").replaceAll("(?mi)^[ \\t]*+[&$]end\\b.*$", "/");
        Matcher group = NAMELIST.matcher(bare);
        for (int groups = 0; groups < MOST_GROUPS && group.find(); groups++) {
            int end = bare.indexOf("\n/", group.end());
            int slash = end < 0 ? bare.lastIndexOf('/') : end;
            String body = bare.substring(group.end(), slash < group.end() ? bare.length() : slash);
            Matcher entry = ENTRY.matcher(body);
            String key = "";
            int from = 0;
            while (entry.find()) {
                entry(values, group.group(1), key, body.substring(from, entry.start()));
                key = entry.group(1);
                from = entry.end();
            }
            entry(values, group.group(1), key, body.substring(from));
        }
        return values;
    }

    private static void entry(Map<String, Value> values, String group, String key, String raw) {
        String value = raw.strip().replaceFirst("[,/]\\s*$", "").strip();
        if (!key.isEmpty() && !value.isEmpty()) {
            String lower = value.toLowerCase(Locale.ROOT);
            String regular = lower.matches("\\.?t(rue)?\\.?")
                    ? "true"
                    : lower.matches("\\.?f(alse)?\\.?")
                            ? "false"
                            : lower.matches("[-+]?[\\d.]+d[-+]?\\d+") ? lower.replace('d', 'e') : value;
            values.put(
                    group.toLowerCase(Locale.ROOT) + "." + key.toLowerCase(Locale.ROOT),
                    Numbers.typed(Words.unquoted(regular)));
        }
    }

    /// OpenFOAM's dictionaries: `key value;` and `key { ... }`.
    private static Map<String, Value> foam(String text) {
        TreeMap<String, Value> values = new TreeMap<>();
        String bare = text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\\n]*", "");
        StringBuilder word = new StringBuilder();
        java.util.ArrayDeque<String> path = new java.util.ArrayDeque<>();
        for (char c : bare.toCharArray()) {
            if (path.size() > DEEPEST || values.size() > MOST_KEYS) {
                return Map.of();
            }
            if (c == '{') {
                path.addLast(Words.unquoted(word.toString().strip()));
                word.setLength(0);
            } else if (c == '}') {
                path.pollLast();
                word.setLength(0);
            } else if (c == ';') {
                String[] pair = word.toString().strip().split("\\s+", 2);
                if (pair.length == 2 && !path.contains("FoamFile")) {
                    path.addLast(pair[0]);
                    String value = DIMENSIONED.matcher(pair[1].strip()).replaceFirst("$1");
                    values.put(String.join(".", path), Numbers.typed(Words.unquoted(value)));
                    path.pollLast();
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return values;
    }

    /// The constants at the top level of a Python file whose values are literals.
    public static Map<String, Value> constants(String python) {
        TreeMap<String, Value> values = new TreeMap<>();
        CONSTANT.matcher(python)
                .results()
                .forEach(c -> values.put(c.group(1), Numbers.typed(Words.unquoted(c.group(2)))));
        return values;
    }
}
