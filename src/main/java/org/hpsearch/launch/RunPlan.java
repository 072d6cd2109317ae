package org.hpsearch.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;

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
/// @param foreground  whether the program has hps's standard input and terminal; else it has none, and a
///                    session of its own
/// @param isolated    whether it runs in a working copy of its own
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
        boolean foreground,
        boolean isolated,
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

        /// The same with other changes in files.
        Reading changing(List<Substitution.Change> other) {
            return new Reading(metrics, other, config, globals, env, system, unbuffered, tty);
        }
    }

    /// In a command, the number of the slot of a sweep in which it runs.
    public static final String SLOT = "{slot}";

    public RunPlan {
        command = List.copyOf(command);
        given = Map.copyOf(given);
        variables = Map.copyOf(variables);
        checkpoints = List.copyOf(checkpoints);
    }

    /// The same with another lineage.
    public RunPlan of(Lineage other) {
        Draft draft = new Draft(this);
        draft.lineage = other;
        return draft.done();
    }

    /// The same, left where the same configuration has finished before.
    public RunPlan onlyIfNew(boolean only) {
        Draft draft = new Draft(this);
        draft.ifNew = only;
        return draft.done();
    }

    /// The same with these variables of the environment.
    public RunPlan with(Map<String, String> other) {
        Draft draft = new Draft(this);
        draft.variables = other;
        return draft.done();
    }

    /// The same in another experiment.
    public RunPlan in(String other) {
        Draft draft = new Draft(this);
        draft.experiment = other;
        return draft.done();
    }

    /// The same with name, tags and note.
    public RunPlan noted(Notes other) {
        Draft draft = new Draft(this);
        draft.notes = other;
        return draft.done();
    }

    /// The same with these parameters given beside the command.
    public RunPlan giving(Map<String, String> more) {
        Draft draft = new Draft(this);
        draft.given = joined(given, more);
        return draft.done();
    }

    /// The same with a changed command.
    public RunPlan edited(CommandEdit.Edited edited) {
        Draft draft = new Draft(this);
        List<Substitution.Change> changes = new ArrayList<>(reading.changes);
        changes.addAll(edited.files());
        draft.command = edited.words();
        draft.given = joined(given, edited.given());
        draft.reading = reading.changing(changes);
        draft.variables = joined(variables, edited.variables());
        return draft.done();
    }

    private static Map<String, String> joined(Map<String, String> before, Map<String, String> more) {
        TreeMap<String, String> all = new TreeMap<>(before);
        all.putAll(more);
        return all;
    }

    /// The same as one of several that run side by side: out of the terminal's reach.
    ///
    /// @param slot    from 0; stands for `{slot}` in the command and in values, and is `HPS_SLOT` for the program
    /// @param own     whether it gets a working copy of its own
    /// @param devices the slots' values of `CUDA_VISIBLE_DEVICES`; empty to leave it as it is
    public RunPlan beside(int slot, boolean own, List<String> devices) {
        UnaryOperator<String> fill = text -> text.replace(SLOT, Integer.toString(slot));
        TreeMap<String, String> set = new TreeMap<>(variables);
        set.replaceAll((key, value) -> fill.apply(value));
        set.put("HPS_SLOT", Integer.toString(slot));
        if (!devices.isEmpty()) {
            set.put("CUDA_VISIBLE_DEVICES", devices.get(slot % devices.size()));
        }
        TreeMap<String, String> values = new TreeMap<>(given);
        values.replaceAll((key, value) -> fill.apply(value));
        Draft draft = new Draft(this);
        draft.command = command.stream().map(fill).toList();
        draft.given = values;
        draft.reading = reading.changing(reading.changes.stream()
                .map(change -> new Substitution.Change(change.file(), change.key(), fill.apply(change.value())))
                .toList());
        draft.variables = set;
        draft.foreground = false;
        draft.isolated = own;
        return draft.done();
    }

    /// A plan in the making, from another one.
    private static final class Draft {
        private final RunPlan from;
        private List<String> command;
        private Map<String, String> given;
        private String experiment;
        private Notes notes;
        private Reading reading;
        private Lineage lineage;
        private boolean ifNew;
        private boolean foreground;
        private boolean isolated;
        private Map<String, String> variables;

        Draft(RunPlan from) {
            this.from = from;
            this.command = from.command;
            this.given = from.given;
            this.experiment = from.experiment;
            this.notes = from.notes;
            this.reading = from.reading;
            this.lineage = from.lineage;
            this.ifNew = from.ifNew;
            this.foreground = from.foreground;
            this.isolated = from.isolated;
            this.variables = from.variables;
        }

        RunPlan done() {
            return new RunPlan(
                    from.project,
                    from.folder,
                    command,
                    given,
                    experiment,
                    from.settings,
                    notes,
                    from.checkpoints,
                    reading,
                    from.keep,
                    lineage,
                    ifNew,
                    foreground,
                    isolated,
                    variables);
        }
    }
}
