package org.hpsearch.launch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.edit.Naming;
import org.hpsearch.project.Experiment;
import org.hpsearch.value.Template;
import org.hpsearch.value.UsageException;

/// The command of an experiment that `hps.yaml` declares, with the parameters that were typed behind its name.
///
/// @param words    the command, with its `{key}`
/// @param defaults parameters that fill a place, as `params:` says
/// @param values   parameters that fill an argument, as typed
/// @param others   typed parameters that fill none
record DeclaredCommand(
        List<String> words, Map<String, String> defaults, Map<String, String> values, Map<String, String> others) {
    /// Reads what was typed.
    ///
    /// @param typed `KEY=VALUE` words
    static DeclaredCommand of(String name, Experiment declared, List<String> typed) {
        List<String> words = declared.program().command();
        if (words.isEmpty()) {
            throw new UsageException(
                    declared.program().stages().isEmpty()
                            ? "experiment '" + name + "' declares no command in hps.yaml"
                            : "experiment '" + name + "' consists of stages: hps run and hps sweep make it");
        }
        TreeMap<String, String> defaults = new TreeMap<>();
        TreeMap<String, String> values = new TreeMap<>();
        TreeMap<String, String> others = new TreeMap<>();
        declared.program().params().forEach((key, value) -> {
            if (Template.has(words, key)) {
                defaults.put(key, value.print());
            }
        });
        for (String word : typed) {
            Assignment assignment = Assignment.parse(word, "put KEY=VALUE after an experiment");
            (Naming.isGiven(words, assignment.key()) ? values : others).put(assignment.key(), assignment.value());
        }
        return new DeclaredCommand(words, defaults, values, others);
    }
}
