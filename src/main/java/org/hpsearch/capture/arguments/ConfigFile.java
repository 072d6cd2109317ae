package org.hpsearch.capture.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.capture.files.Formats;
import org.hpsearch.project.Direction;
import org.hpsearch.run.Place;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Configuration files and input decks that a command names, as parameters with dotted names.
public final class ConfigFile {
    public static final Set<String> WORDS = Set.of(
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
            "in",
            "input",
            "inputs",
            "inp",
            "deck",
            "mdp",
            "nml",
            "namelist",
            "experiment",
            "model");

    private ConfigFile() {}

    /// The parameters of the configuration files that a command names, later files over earlier ones; and where each
    /// stands. A file that cannot be read as what its ending says gives none.
    ///
    /// @param folder working folder of the command
    static Map<String, Entry> named(CommandWords command, Path folder) {
        TreeMap<String, Entry> entries = new TreeMap<>();
        command.places().forEach((key, place) -> {
            boolean positional = place.kind() == Place.Kind.POSITIONAL;
            if (positional || isConfig(key, command.params().get(key))) {
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

    /// Whether an option names a configuration: by its own name, or by its value's ending.
    private static boolean isConfig(String key, @Nullable Value value) {
        return Direction.words(key).stream().anyMatch(WORDS::contains)
                || value instanceof Value.Text text && text.text().matches("(?i).*\\.(ya?ml|toml|ini|cfg|nml|mdp)");
    }

    /// A parameter in a file.
    record Entry(Value value, Place place) {}

    /// The parameters of a file; none of one that holds secrets.
    public static Map<String, Value> read(Path folder, String name) {
        try {
            return SecretFiles.isSecret(name) ? Map.of() : Formats.read(folder.resolve(name));
        } catch (java.nio.file.InvalidPathException noFile) {
            return Map.of();
        }
    }
}
