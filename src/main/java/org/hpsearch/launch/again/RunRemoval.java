package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.jspecify.annotations.Nullable;

/// Deletes the checkpoints that hps kept of runs.
public final class RunRemoval {
    private RunRemoval() {}

    /// Which checkpoint stays.
    public enum Keep {
        /// None.
        NONE,
        /// That of the best row of the objective.
        BEST,
        /// The newest.
        LAST
    }

    /// Deletes the copies of a run's checkpoints; what is no such copy stays, whatever the run's files say.
    ///
    /// @param shown takes the files instead of their being deleted; null to delete them
    /// @return the bytes that this frees
    public static long checkpoints(
            RunFolder run, RunRecord record, Settings settings, Keep keep, @Nullable Consumer<Path> shown)
            throws IOException {
        long freed = 0;
        for (Checkpoint checkpoint : doomed(run, record, settings, keep)) {
            if (shown != null) {
                shown.accept(run.file(checkpoint.kept()));
            } else {
                run.guarded().deleteCopy(checkpoint.kept());
            }
            freed += checkpoint.bytes();
        }
        return freed;
    }

    private static List<Checkpoint> doomed(RunFolder run, RunRecord record, Settings settings, Keep keep)
            throws IOException {
        List<Checkpoint> present = new ArrayList<>(record.checkpoints().stream()
                .filter(one -> run.guarded().copy(one.kept()).isPresent())
                .toList());
        Checkpoint stays = switch (keep) {
            case NONE -> null;
            case BEST -> new BestCheckpoint(run, settings, record).of(present);
            case LAST -> present.isEmpty() ? null : present.getLast();
        };
        present.removeIf(one -> one == stays);
        return present;
    }
}
