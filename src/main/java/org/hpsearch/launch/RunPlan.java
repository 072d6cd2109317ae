package org.hpsearch.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.Substitution;
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
/// @param reading     how its output and its files are read
/// @param keep        how many of checkpoints that replace one another are kept
/// @param lineage     where the run comes from
/// @param ifNew       whether it is left where the same configuration has finished before
/// @param input       whether the program reads hps's standard input
/// @param variables   of the environment, to be set for the program
public record RunPlan(
        Project project,
        Path folder,
        List<String> command,
        Map<String, String> given,
        String experiment,
        Settings settings,
        Notes notes,
        List<String> checkpoints,
        Reading reading,
        int keep,
        Lineage lineage,
        boolean ifNew,
        boolean input,
        Map<String, String> variables) {
    /// How output and files are read, and what is found beside.
    ///
    /// @param metrics    patterns of metrics in the output, beside those of the settings
    /// @param changes    values to be changed in files that the command names
    /// @param config     configuration files that the command does not name
    /// @param globals    whether constants of a script are found parameters
    /// @param env        environment variables that are parameters
    /// @param system     whether the use of the machine is measured
    /// @param unbuffered whether Python is told not to hold its output back
    /// @param tty        whether the program runs on a pseudo-terminal
    public record Reading(
            List<String> metrics,
            List<Substitution.Change> changes,
            List<String> config,
            boolean globals,
            List<String> env,
            boolean system,
            boolean unbuffered,
            boolean tty) {
        public Reading {
            metrics = List.copyOf(metrics);
            changes = List.copyOf(changes);
            config = List.copyOf(config);
            env = List.copyOf(env);
        }
    }

    public RunPlan {
        command = List.copyOf(command);
        given = Map.copyOf(given);
        variables = Map.copyOf(variables);
        checkpoints = List.copyOf(checkpoints);
    }

    /// The same with another lineage.
    public RunPlan of(Lineage other) {
        return copy(notes, other, ifNew, variables);
    }

    /// The same, left where the same configuration has finished before.
    public RunPlan onlyIfNew(boolean only) {
        return copy(notes, lineage, only, variables);
    }

    /// The same with these variables of the environment.
    public RunPlan with(Map<String, String> other) {
        return copy(notes, lineage, ifNew, other);
    }

    /// The same with name, tags and note.
    public RunPlan noted(Notes other) {
        return copy(other, lineage, ifNew, variables);
    }

    private RunPlan copy(Notes withNotes, Lineage withLineage, boolean only, Map<String, String> withVariables) {
        return new RunPlan(
                project,
                folder,
                command,
                given,
                experiment,
                settings,
                withNotes,
                checkpoints,
                reading,
                keep,
                withLineage,
                only,
                input,
                withVariables);
    }
}
