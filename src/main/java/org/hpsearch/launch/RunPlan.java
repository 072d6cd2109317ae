package org.hpsearch.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.project.Experiment;
import org.hpsearch.project.Project;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;

/// What to run, and how to record it.
///
/// @param project  where the run belongs
/// @param settings what `hps.yaml` says
public record RunPlan(
        Project project,
        Settings settings,
        ProgramCommand command,
        ReadingOptions reading,
        RunLabel label,
        RunMode mode) {
    /// In a command, the number of the slot of a sweep in which it runs.
    public static final String SLOT = "{slot}";

    /// The plan of a command, or of an experiment that `hps.yaml` declares and the assignments behind its name.
    ///
    /// @param words       as typed
    /// @param declares    whether the first word may name an experiment
    /// @param environment of hps itself
    public RunPlan typed(List<String> words, boolean declares, Map<String, String> environment) throws IOException {
        Experiment declared = declares ? settings.experiments().get(words.getFirst()) : null;
        if (declared == null) {
            return with(command.running(words));
        }
        DeclaredCommand of = DeclaredCommand.of(words.getFirst(), declared, words.subList(1, words.size()));
        TreeMap<String, String> values = new TreeMap<>(of.defaults());
        values.putAll(command.given());
        values.putAll(of.values());
        RunPlan plan = with(command.running(of.words())
                        .giving(values)
                        .without(of.others().keySet()))
                .with(label.experiment().isEmpty() ? label.in(words.getFirst()) : label);
        return of.others().isEmpty()
                ? plan
                : PreparedCommand.of(plan, environment)
                        .setting(of.others(), null)
                        .plan();
    }

    /// The folder in which the program works.
    public Path folder() {
        return command.folder();
    }

    /// The same with another command.
    public RunPlan with(ProgramCommand other) {
        return new RunPlan(project, settings, other, reading, label, mode);
    }

    /// The same with another label.
    public RunPlan with(RunLabel other) {
        return new RunPlan(project, settings, command, reading, other, mode);
    }

    /// The same started otherwise.
    public RunPlan with(RunMode other) {
        return new RunPlan(project, settings, command, reading, label, other);
    }

    /// The same with other words.
    public RunPlan running(List<String> words) {
        return with(command.running(words));
    }

    /// The same with these parameters given beside the command.
    public RunPlan giving(Map<String, String> more) {
        return with(command.giving(more));
    }

    /// The same with these variables set for the program, too.
    public RunPlan setting(Map<String, String> variables) {
        return with(command.setting(variables));
    }

    /// The same with a changed command.
    public RunPlan edited(CommandEdit.Edited edited) {
        return new RunPlan(
                project,
                settings,
                command.edited(edited),
                reading.with(edited.variables().keySet()),
                label,
                mode);
    }

    /// The same with another lineage.
    public RunPlan of(Lineage lineage) {
        return with(label.of(lineage));
    }

    /// The same with name, tags and note.
    public RunPlan noted(Notes notes) {
        return with(label.noted(notes));
    }

    /// The same, left where the same configuration has finished before.
    public RunPlan onlyIfNew(boolean only) {
        return with(new RunMode(only, mode.foreground(), mode.isolated(), mode.slot()));
    }

    /// The same as one of several that run side by side: out of the terminal's reach.
    ///
    /// @param slot    from 0; stands for `{slot}` in the command and in values, and is `HPS_SLOT` for the program
    /// @param own     whether it gets a working copy of its own
    /// @param devices the slots' values of `CUDA_VISIBLE_DEVICES`; empty to leave it as it is
    public RunPlan beside(int slot, boolean own, List<String> devices) {
        TreeMap<String, String> variables = new TreeMap<>();
        variables.put("HPS_SLOT", Integer.toString(slot));
        if (!devices.isEmpty()) {
            variables.put("CUDA_VISIBLE_DEVICES", devices.get(slot % devices.size()));
        }
        return with(command.mapped(text -> text.replace(SLOT, Integer.toString(slot))))
                .with(new RunMode(mode.ifNew(), false, own, variables));
    }
}
