package org.hpsearch.launch.again;

import java.io.IOException;
import java.util.List;
import org.hpsearch.console.Context;
import org.hpsearch.project.Settings;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;

/// Deletes old copies of checkpoints, after it has listed them and asked. Running runs, and those with a tag that
/// protects them, keep all.
public final class CheckpointCleaning {
    private final Context context;
    private final Store store;
    private final Settings settings;
    private final RunRemoval.Keep keep;

    /// @param keep which copy of each run stays
    public CheckpointCleaning(Context context, Store store, Settings settings, RunRemoval.Keep keep) {
        this.context = context;
        this.store = store;
        this.settings = settings;
        this.keep = keep;
    }

    /// @param dryRun only lists
    /// @param sure   does not ask
    public void clean(List<RunFacts> runs, boolean dryRun, boolean sure) throws IOException {
        List<RunFacts> permitted = runs.stream()
                .filter(run -> run.state() != RunState.RUNNING
                        && run.record().notes().tags().stream().noneMatch(settings.habits()::protects))
                .toList();
        RunRemoval listed = removal(permitted, true);
        if (dryRun) {
            listed.report();
        } else if (listed.runs() == 0 || sure || context.confirmed("delete " + listed.what(listed.runs()) + "?")) {
            removal(permitted, false).report();
        }
    }

    private RunRemoval removal(List<RunFacts> runs, boolean dry) throws IOException {
        RunRemoval removal = new RunRemoval(context, store, settings, new RunRemoval.Request(true, keep, dry, false));
        for (RunFacts run : runs) {
            removal.remove(store.run(run.record().id()), run.record());
        }
        return removal;
    }
}
