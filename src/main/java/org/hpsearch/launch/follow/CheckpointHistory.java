package org.hpsearch.launch.follow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.hpsearch.capture.files.MetricFiles;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Store;

/// The history within a checkpoint's folder (`trainer_state.json` of the Hugging Face trainer): a program that goes on
/// from there writes it again, and it is its parent's.
public final class CheckpointHistory {
    private CheckpointHistory() {}

    /// The history of the checkpoint that a run goes on from; empty where it has none.
    public static Set<Scalar> of(Store store, Lineage lineage) {
        String parent = lineage.parent();
        String path = lineage.checkpoint();
        if (parent == null || path == null) {
            return Set.of();
        }
        RunFolder run = store.run(parent);
        Set<Scalar> history = new HashSet<>();
        for (Checkpoint checkpoint : run.checkpoints(new ArrayList<>())) {
            Path kept = run.file(checkpoint.kept());
            if (checkpoint.path().equals(path) && !checkpoint.kept().isEmpty() && Files.isDirectory(kept)) {
                history.addAll(MetricFiles.facts(kept.resolve("trainer_state.json")));
            }
        }
        return history;
    }
}
