package org.hpsearch.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.hpsearch.value.Yaml;
import org.jspecify.annotations.Nullable;

/// Names for the places that runs are kept the same with: `places: {cluster: me@host:project}` of the user's
/// `~/.config/hps/config.yaml`, else of the project's `hps.yaml`.
///
/// @param named name → place as it is typed
public record Places(Map<String, String> named) {
    public Places {
        named = Map.copyOf(named);
    }

    /// The places of a project. What a file says otherwise, or a damaged file, is others' to report.
    ///
    /// @param home the user's; null where there is none
    public static Places of(Project project, @Nullable Path home) {
        TreeMap<String, String> named = new TreeMap<>(read(project.path().resolve(Project.SETTINGS)));
        if (home != null) {
            named.putAll(read(home.resolve(UserFile.SHOWN.substring(2))));
        }
        return new Places(named);
    }

    private static Map<String, String> read(Path file) {
        TreeMap<String, String> named = new TreeMap<>();
        try {
            if (Files.isRegularFile(file) && Yaml.parse(Files.readAllBytes(file)) instanceof Value.Obj top) {
                Fields.object(top, "places").fields().forEach((name, place) -> {
                    if (place instanceof Value.Text text) {
                        named.put(name, text.text());
                    }
                });
            }
        } catch (IOException unreadable) {
            return Map.of();
        }
        return named;
    }

    /// The place that a typed word names, else the word.
    public String meant(String typed) {
        return named.getOrDefault(typed, typed);
    }
}
