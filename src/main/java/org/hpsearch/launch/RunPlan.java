package org.hpsearch.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Project;
import org.hpsearch.run.Settings;

/// What to run, and how to record it.
///
/// @param project     where the run belongs
/// @param folder      working folder of the command
/// @param command     the words as typed; `{key}` is filled from `given`
/// @param given       parameters given by `-p`, as typed
/// @param experiment  its name; empty to take it from the command
/// @param settings    what `hps.yaml` says
/// @param notes       name, tags and note from the start
/// @param checkpoints patterns of files that are checkpoints, beside those of the settings
/// @param keep        how many of checkpoints that replace one another are kept
/// @param lineage     where the run comes from
/// @param input       whether the program reads hps's standard input
public record RunPlan(
        Project project,
        Path folder,
        List<String> command,
        Map<String, String> given,
        String experiment,
        Settings settings,
        Notes notes,
        List<String> checkpoints,
        int keep,
        Lineage lineage,
        boolean input) {
    public RunPlan {
        command = List.copyOf(command);
        given = Map.copyOf(given);
        checkpoints = List.copyOf(checkpoints);
    }
}
