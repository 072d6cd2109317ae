package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hpsearch.console.Context;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;

/// Moves runs into the trash, or deletes the checkpoints that hps kept of them; counts what it did.
public final class RunRemoval {
    private final Context context;
    private final Store store;
    private final Settings settings;
    private final Request request;
    private int runs;
    private long freed;

    public RunRemoval(Context context, Store store, Settings settings, Request request) {
        this.context = context;
        this.store = store;
        this.settings = settings;
        this.request = request;
    }

    /// Which checkpoint stays.
    public enum Keep {
        /// None.
        NONE,
        /// That of the best row of the objective.
        BEST,
        /// The newest.
        LAST
    }

    /// What goes.
    ///
    /// @param checkpoints only the copies of checkpoints
    /// @param keep        which of the checkpoints stays
    /// @param dryRun      only list what would go
    /// @param force       protected runs, too
    public record Request(boolean checkpoints, Keep keep, boolean dryRun, boolean force) {}

    /// Whether a run may go; says why where it may not.
    public boolean permits(RunRecord record, RunState state) {
        String id = RunId.shortForm(record.id());
        if (state == RunState.RUNNING) {
            context.say("kept " + id + ": it is running");
            return false;
        }
        Optional<String> tag = request.force || request.checkpoints
                ? Optional.empty()
                : record.notes().tags().stream()
                        .filter(settings.habits()::protects)
                        .findFirst();
        tag.ifPresent(one -> context.say("kept " + id + ": it has the tag " + one + " (--force deletes it)"));
        return tag.isEmpty();
    }

    /// Removes one run, or its checkpoints.
    public void remove(RunFolder run, RunRecord record) throws IOException {
        if (request.checkpoints) {
            checkpoints(run, record);
            return;
        }
        runs++;
        if (request.dryRun) {
            context.out().println(run.path());
        } else {
            new Trash(store).take(run);
        }
    }

    /// How many runs lost something, or would.
    public int runs() {
        return runs;
    }

    /// What a number of runs loses, for a question or an answer.
    public String what(int count) {
        return (request.checkpoints ? "the checkpoints of " : "") + Texts.count(count, "run", "runs");
    }

    /// Says what was removed.
    public void report() {
        String size = request.checkpoints
                ? ", " + Texts.size(freed)
                : request.dryRun || runs == 0 ? "" : "; hps rm --empty frees the space";
        String done = request.checkpoints
                ? (request.dryRun ? "would delete " : "deleted ") + what(runs)
                : (request.dryRun ? "would move " : "moved ") + what(runs) + " into the trash";
        context.say(done + size);
    }

    /// Deletes the copies of a run's checkpoints; what is no such copy stays, whatever the run's files say.
    private void checkpoints(RunFolder run, RunRecord record) throws IOException {
        List<Checkpoint> doomed = doomed(run, record);
        runs += doomed.isEmpty() ? 0 : 1;
        for (Checkpoint checkpoint : doomed) {
            if (request.dryRun) {
                Path file = run.file(checkpoint.kept());
                context.out().println(file);
            } else {
                run.guarded().deleteCopy(checkpoint.kept());
            }
            freed += checkpoint.bytes();
        }
    }

    private List<Checkpoint> doomed(RunFolder run, RunRecord record) throws IOException {
        List<Checkpoint> present = new ArrayList<>(record.checkpoints().stream()
                .filter(one -> run.guarded().copy(one.kept()).isPresent())
                .toList());
        Checkpoint stays = switch (request.keep) {
            case NONE -> null;
            case BEST -> new BestCheckpoint(run, settings, record).of(present);
            case LAST -> present.isEmpty() ? null : present.getLast();
        };
        present.removeIf(one -> one == stays);
        return present;
    }
}
