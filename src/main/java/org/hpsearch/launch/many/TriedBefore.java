package org.hpsearch.launch.many;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.console.Context;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.hpsearch.launch.again.RerunPlanner;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;

/// Which runs of a sweep have finished before, or run now.
public final class TriedBefore {
    /// Runs that are named; of more the number tells.
    private static final int NAMED = 10;

    private final Context context;
    private final PastRuns past;
    private final Set<String> swept;
    private final List<String> found = new ArrayList<>();
    private boolean blind;

    /// @param swept parameters that the runs of the sweep differ in
    /// @param blind whether there are no earlier runs
    public TriedBefore(Context context, PastRuns past, Set<String> swept, boolean blind) {
        this.context = context;
        this.past = past;
        this.swept = swept;
        this.blind = blind;
    }

    /// Whether the same has finished, or is running.
    ///
    /// @param label for people
    public boolean before(PreparedCommand command, String label) throws IOException {
        if (blind) {
            return false;
        }
        RunRecord planned = command.record();
        try {
            List<PastRuns.Past> same =
                    past.allSame(planned, PastRuns.Comparison.of(swept, ofSlot(planned)), Optional.empty());
            for (RunState state : List.of(RunState.FINISHED, RunState.RUNNING)) {
                Optional<PastRuns.Past> earlier =
                        same.stream().filter(run -> run.state() == state).findFirst();
                if (earlier.isPresent()) {
                    note(earlier.get(), command, label);
                    return true;
                }
            }
        } catch (DataException e) {
            blind = true;
            context.say("cannot read earlier runs: " + e.getMessage());
        }
        return false;
    }

    private void note(PastRuns.Past earlier, PreparedCommand command, String label) throws IOException {
        if (found.isEmpty()) {
            codeChanged(earlier, command);
        }
        found.add(earlier.shortId() + " " + label + (earlier.state() == RunState.RUNNING ? " (running)" : ""));
    }

    /// The contents of files are no part of a configuration: that they differ is told.
    private void codeChanged(PastRuns.Past same, PreparedCommand command) throws IOException {
        List<RerunPlanner.ChangedInput> changed = RerunPlanner.changedInputs(
                command.plan().project().store().run(same.record().id()), command);
        if (!changed.isEmpty()) {
            context.say(changed.getFirst().file() + " has changed since " + same.shortId() + " finished");
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
            context.say(found.size() + " finished before or run now (--again runs them again): "
                    + String.join(", ", found.subList(0, Math.min(NAMED, found.size()))) + more);
        }
    }
}
