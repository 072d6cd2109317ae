package org.hpsearch.ensemble.members;

import java.nio.file.Path;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.Lineage;
import org.jspecify.annotations.Nullable;

/// The predictions of a run with one of its checkpoints.
///
/// @param checkpoint null where none predicted
/// @param name       of the run, and of the checkpoint where the run has several
/// @param place      of its run among those that were asked for, from 0
public record MemberFile(MemberRun run, @Nullable Checkpoint checkpoint, String name, Path file, int place) {
    Lineage.Member weighing(double weight) {
        return new Lineage.Member(run.record().id(), checkpoint == null ? "" : checkpoint.path(), weight);
    }
}
