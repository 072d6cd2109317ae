package org.hpsearch.capture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.run.DataException;
import org.hpsearch.run.Direction;
import org.hpsearch.run.Flat;
import org.hpsearch.run.Json;
import org.hpsearch.run.Numbers;
import org.hpsearch.run.Place;
import org.hpsearch.run.SafeFile;
import org.hpsearch.run.Value;
import org.hpsearch.run.Yaml;
import tools.jackson.dataformat.toml.TomlFactory;

/// Configuration files that a command names: JSON, YAML, TOML, INI and properties, as parameters with dotted names.
public final class ConfigFile {
    /// A larger file is data, not configuration.
    private static final int LARGEST = 1 << 20;
    /// A file with more entries is data, not configuration.
    private static final int MOST_KEYS = 2000;

    private static final Set<String> ENDINGS =
            Set.of("json", "yaml", "yml", "toml", "ini", "cfg", "conf", "properties");
    private static final Set<String> WORDS = Set.of(
            "config",
            "configs",
            "cfg",
            "conf",
            "configuration",
            "settings",
            "params",
            "parameters",
            "hparams",
            "hyperparams",
            "hyperparameters",
            "options",
            "opts",
            "args",
            "spec",
            "setup",
            "experiment",
            "model");

    private ConfigFile() {}

    /// The parameters of the configuration files that a command names, later files over earlier ones; and where each
    /// stands. A file that cannot be read as what its ending says gives none.
    ///
    /// @param folder working folder of the command
    static Map<String, Entry> named(CommandLine command, Path folder) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        command.places().forEach((key, place) -> {
            boolean positional = place.kind() == Place.Kind.POSITIONAL;
            if (positional || Direction.words(key).stream().anyMatch(WORDS::contains)) {
                for (int at : place.words()) {
                    String word = command.words().get(at);
                    String name = place.kind() == Place.Kind.ASSIGNED
                            ? word.substring(place.spelling().length())
                            : word;
                    Place inFile = new Place(Place.Kind.FILE, List.of(at), "", name);
                    read(folder, name).forEach((param, value) -> entries.put(param, new Entry(value, inFile)));
                }
            }
        });
        return entries;
    }

    /// A parameter in a file.
    record Entry(Value value, Place place) {}

    private static Map<String, Value> read(Path folder, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!ENDINGS.contains(ending)) {
            return Map.of();
        }
        try {
            Optional<byte[]> bytes = SafeFile.read(folder.resolve(name), LARGEST);
            Map<String, Value> params = bytes.isEmpty() ? Map.of() : parse(ending, bytes.get());
            return params.size() > MOST_KEYS ? Map.of() : params;
        } catch (DataException | java.nio.file.InvalidPathException notConfiguration) {
            return Map.of();
        }
    }

    /// The flat parameters of one file.
    ///
    /// @param ending the file name's ending, in small letters
    /// @throws DataException where the text is not of that format
    static Map<String, Value> parse(String ending, byte[] utf8) {
        Value document = switch (ending) {
            case "json" -> Json.parse(utf8);
            case "yaml", "yml" -> Yaml.parse(utf8);
            case "toml" ->
                Json.parse(
                        TomlFactory.builder().streamReadConstraints(Json.LIMITS).build(), utf8);
            default -> ini(new String(utf8, StandardCharsets.UTF_8));
        };
        return document instanceof Value.Obj object ? Flat.of(object) : Map.of();
    }

    /// Lines `key = value` or `key: value`, under `[section]` heads; `#` and `;` begin comments.
    private static Value.Obj ini(String text) {
        TreeMap<String, Value> values = new TreeMap<>();
        String section = "";
        for (String raw : text.split("\n")) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";") || line.startsWith("!")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1).strip() + ".";
                continue;
            }
            int split = separator(line);
            if (split > 0) {
                String value = line.substring(split + 1).strip().replaceFirst("\\s+[#;].*$", "");
                values.put(section + line.substring(0, split).strip(), Numbers.typed(value));
            }
        }
        return new Value.Obj(values);
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        return equals >= 0 ? equals : line.indexOf(':');
    }
}
