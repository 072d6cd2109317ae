package org.hpsearch.workspace;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.console.Context;
import org.hpsearch.console.SafeText;
import org.hpsearch.project.Project;
import org.hpsearch.query.Result;
import org.hpsearch.query.defaults.DefaultsFile;
import org.hpsearch.query.match.Row;

/// What a person should know of the runs of a result: damage, contradictions, defaults that are missing here.
///
/// @param defaults the project's file of defaults, which need not exist
/// @param said     what was said already and is not repeated
record ResultWarnings(Context context, Path defaults, Set<String> said) {
    void say(Result result) {
        result.rows().stream().filter(row -> !row.record().isUnread()).forEach(this::damages);
        boolean contradicted = result.rows().stream()
                .anyMatch(row -> !row.record().observed().conflicts().isEmpty());
        if (contradicted) {
            context.say("! marks values that the program contradicts; hps show ID says how, conflict:NAME finds them");
        }
        result.notices().forEach(context::say);
        missingDefaults(result);
    }

    private void damages(Row row) {
        row.record()
                .damages()
                .forEach(damage -> context.say("run " + row.shortId() + ": " + SafeText.line(damage.toString())));
    }

    /// Runs that were copied from a project which declared more than this one lack values here.
    private void missingDefaults(Result result) {
        Set<String> declared = new TreeSet<>();
        result.rows()
                .forEach(row -> declared.addAll(row.record().info().provenance().defaults()));
        Set<String> unknown = declared.isEmpty() ? declared : DefaultsFile.unknown(defaults, declared);
        if (!unknown.isEmpty() && said.add(Project.DEFAULTS)) {
            context.say("some of these runs come from a project that declared defaults or older names for "
                    + SafeText.line(String.join(", ", unknown)) + ", and this one never did; hps defaults merge FILE"
                    + " takes over those of its " + Project.DEFAULTS);
        }
    }
}
