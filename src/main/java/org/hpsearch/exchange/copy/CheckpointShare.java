package org.hpsearch.exchange.copy;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.hpsearch.launch.again.BestCheckpoint;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;

/// Which copies of checkpoints go along with a run.
public final class CheckpointShare {
    /// The choices.
    public enum Share {
        NONE,
        BEST,
        ALL
    }

    private final Share share;
    private final Settings settings;

    public CheckpointShare(Share share, Settings settings) {
        this.share = share;
        this.settings = settings;
    }

    /// Whether any go along.
    public boolean takesAny() {
        return share != Share.NONE;
    }

    /// Paths of the copies, relative to the run folder: files, or folders with all that is in them.
    public List<String> of(RunFolder run) throws IOException {
        return of(run, kept -> run.guarded().copy(kept).isPresent());
    }

    /// The same of a run whose checkpoints are somewhere else.
    ///
    /// @param isThere whether the copy of this path is there
    public List<String> of(RunFolder run, Predicate<String> isThere) throws IOException {
        if (share == Share.NONE) {
            return List.of();
        }
        RunRecord record = run.read();
        List<Checkpoint> present = record.checkpoints().stream()
                .filter(checkpoint -> isThere.test(checkpoint.kept()))
                .toList();
        if (share == Share.ALL) {
            return present.stream().map(Checkpoint::kept).distinct().toList();
        }
        Checkpoint best = new BestCheckpoint(run, settings, record).of(present);
        return best == null ? List.of() : List.of(best.kept());
    }
}
