package org.hpsearch.command.option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.edit.CommandEdit;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.launch.many.SweepPlanner;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// What is swept: the command of a run, an experiment, or a command that is typed.
///
/// @param run        null for none
/// @param experiment empty for none
/// @param command    the words behind `--`
public record SweepSubject(@Nullable RunRecord run, String experiment, List<String> command) {
    public SweepSubject {
        command = List.copyOf(command);
    }

    /// What a first word names.
    ///
    /// @param declared whether it is an experiment
    public static SweepSubject of(Workspace workspace, String named, boolean declared, List<String> command) {
        if (named.isEmpty() || declared) {
            return new SweepSubject(null, named, command);
        }
        Selector selector = new Selector(workspace);
        boolean word = named.matches("[^:<>=@\\s]+");
        if (word && selector.named(named, true).isEmpty()) {
            throw new UsageException("'" + named + "' is not a run, not an experiment of hps.yaml, and not KEY=VALUES;"
                    + " put -- before the command");
        }
        return new SweepSubject(workspace.run(selector.one(named).id()).read(), named, command);
    }

    /// What makes the plan of each configuration.
    ///
    /// @param base    the plan of a command that is still to be named
    /// @param written how to write a parameter that the command does not have; null for the command's own style
    public SweepPlanner planner(RunPlan base, Map<String, String> environment, CommandEdit.@Nullable Style written)
            throws IOException {
        if (run != null) {
            RerunPlanner rerun = new RerunPlanner(base.project(), base.settings(), environment);
            return new SweepPlanner.OfRun(
                    run, rerun, command, written, base.label().notes());
        }
        if (experiment.isEmpty() && command.isEmpty()) {
            throw new UsageException("put the command after --");
        }
        List<String> all = new ArrayList<>(experiment.isEmpty() ? List.of() : List.of(experiment));
        all.addAll(command);
        RunPlan plan = base.typed(all, !experiment.isEmpty(), environment);
        return new SweepPlanner.OfCommand(PreparedCommand.of(plan, environment), written);
    }
}
