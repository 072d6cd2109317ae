package org.hpsearch.launch.again;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.console.Context;
import org.hpsearch.run.Found;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Template;

/// Tells of names that are to be changed although the program, as far as its code tells, knows no such
/// parameter.
public final class UnknownNames {
    private final Context context;

    public UnknownNames(Context context) {
        this.context = context;
    }

    /// @param run   what the command is given and its code declares
    /// @param names as typed
    public void tell(RunRecord run, Collection<String> names) {
        boolean declares = run.found().values().stream()
                .anyMatch(found ->
                        found.from().equals(Found.DECLARED) || found.from().equals(Found.ENVIRONMENT));
        for (String name : names) {
            boolean known = run.params().containsKey(CommandEdit.meant(name, run.params()))
                    || run.found().containsKey(CommandEdit.meant(name, run.found()))
                    || Template.has(run.info().command(), name);
            if (!known) {
                List<String> all = new ArrayList<>(run.params().keySet());
                all.addAll(run.found().keySet());
                String hint = Nearest.hint(name, all);
                if (declares || !hint.isEmpty()) {
                    context.say((declares ? "the program declares no '" : "the run has no '") + name + "'" + hint);
                }
            }
        }
    }
}
