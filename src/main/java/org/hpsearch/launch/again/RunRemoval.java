package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Trees;

/// Deletes runs, or the checkpoints that hps kept of them.
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

    /// Deletes a run. Its folder first gets a name that no reader takes for a run: a deletion that is cut leaves no
    /// half run.
    public static void delete(RunFolder run) throws IOException {
        Path doomed = run.path().resolveSibling(".deleted-" + run.id());
        Files.move(run.path(), doomed);
        Trees.delete(doomed);
    }

    /// The kept checkpoints of a run that go.
    public static List<Checkpoint> doomed(RunFolder run, RunRecord record, Settings settings, Keep keep)
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

    /// Deletes the copy of a checkpoint.
    ///
    /// @return the bytes that this frees
    public static long delete(RunFolder run, Checkpoint checkpoint) throws IOException {
        return run.guarded().deleteCopy(checkpoint.kept()) ? checkpoint.bytes() : 0;
    }
}
