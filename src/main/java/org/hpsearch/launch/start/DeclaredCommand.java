package org.hpsearch.launch.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.project.Settings;
import org.hpsearch.value.Template;
import org.hpsearch.value.UsageException;

/// The command of an experiment that `hps.yaml` declares, with the parameters that were typed.
final class DeclaredCommand {
    private DeclaredCommand() {}

    /// The words: `{key}` is filled from what was typed, else from `params:`.
    ///
    /// @param typed  `KEY=VALUE` words
    /// @param values receives the parameters that fill a place
    /// @param others receives those that have none
    static List<String> words(
            String name,
            Settings.Experiment declared,
            List<String> typed,
            Map<String, String> values,
            Map<String, String> others) {
        if (declared.command().isEmpty()) {
            throw new UsageException(
                    declared.stages().isEmpty()
                            ? "experiment '" + name + "' declares no command in hps.yaml"
                            : "experiment '" + name + "' consists of stages: hps run and hps sweep make it");
        }
        List<String> words = new ArrayList<>(declared.command());
        declared.params().forEach((key, value) -> {
            if (hasPlace(words, key)) {
                values.putIfAbsent(key, value.print());
            }
        });
        for (String word : typed) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("'" + word + "': KEY=VALUE is expected behind an experiment");
            }
            String key = word.substring(0, equals);
            String value = word.substring(equals + 1);
            if (hasPlace(declared.command(), key)) {
                values.put(key, value);
            } else {
                others.put(key, value);
            }
        }
        return words;
    }

    private static boolean hasPlace(List<String> words, String key) {
        return Template.has(words, key);
    }
}
