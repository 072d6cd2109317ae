package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.console.Context;
import org.hpsearch.index.RunIndex;
import org.hpsearch.launch.Prospect;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.Rerun;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Sameness;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.workspace.Workspace;

/// Which runs of a sweep have finished before, or run now.
public final class TriedBefore {
    /// Runs that are named; of more the number tells.
    private static final int NAMED = 10;

    private final Context context;
    private final Workspace workspace;
    private final Set<String> swept;
    private final List<String> found = new ArrayList<>();
    private boolean blind;

    /// @param swept parameters that the runs of the sweep differ in
    public TriedBefore(Context context, Workspace workspace, Set<String> swept) {
        this.context = context;
        this.workspace = workspace;
        this.swept = swept;
        this.blind = !workspace.project().store().holdsRuns();
    }

    /// Whether the same has finished, or is running.
    ///
    /// @param label for people
    public boolean before(RunPlan plan, String label) throws IOException {
        if (blind) {
            return false;
        }
        RunRecord planned = Prospect.of(plan, context.environment());
        try {
            workspace.view(RunIndex.Mode.QUICK);
            Sameness sameness = Sameness.exactly(swept, ofSlot(planned));
            for (RunState state : List.of(RunState.FINISHED, RunState.RUNNING)) {
                Optional<Row> same = workspace.ask().same(planned, sameness, state);
                if (same.isPresent()) {
                    if (found.isEmpty()) {
                        codeChanged(same.get(), plan);
                    }
                    found.add(RunId.shortForm(same.get().record().id()) + " " + label
                            + (state == RunState.RUNNING ? " (running)" : ""));
                    return true;
                }
            }
        } catch (IOException e) {
            blind = true;
            context.say("earlier runs cannot be asked: " + e.getMessage());
        }
        return false;
    }

    /// The contents of files are no part of a configuration: that they differ is told.
    private void codeChanged(Row same, RunPlan plan) throws IOException {
        List<Rerun.ChangedInput> changed =
                Rerun.changedInputs(workspace.run(same.record().id()), plan);
        if (!changed.isEmpty()) {
            context.say(changed.getFirst().file() + " has changed since "
                    + RunId.shortForm(same.record().id()) + " finished");
        }
    }

    /// Parameters that the slot decides.
    private static Set<String> ofSlot(RunRecord planned) {
        Set<String> names = new TreeSet<>();
        planned.params().forEach((name, value) -> {
            if (value.print().contains(RunPlan.SLOT)) {
                names.add(name);
            }
        });
        return names;
    }

    /// Names what was found.
    public void tell() {
        if (!found.isEmpty()) {
            String more = found.size() > NAMED ? ", ... and " + (found.size() - NAMED) + " more" : "";
            context.say(found.size() + " finished before or run now (--fresh runs them again): "
                    + String.join(", ", found.subList(0, Math.min(NAMED, found.size()))) + more);
        }
    }
}
