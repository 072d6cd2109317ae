package org.hpsearch.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run as it is at one moment: its folder, and what no file of the folder says.
///
/// @param record   what the folder says
/// @param state    at that moment
/// @param duration to its end, or so far; null where it is unknown
/// @param size     bytes of its logs, metrics and copies of checkpoints; below 0 where it is unknown
/// @param root     id of its first ancestor, its own where it has none; empty where it is unknown
/// @param project  name of the project whose run it is
public record RunFacts(
        RunRecord record, RunState state, @Nullable Duration duration, long size, String root, String project) {
    public static RunFacts of(RunRecord record, long size, String root, String project, Instant now) {
        return new RunFacts(record, record.state(now), record.duration(now), size, root, project);
    }

    /// A run that no index holds: its size is unknown, and so is its first ancestor where it has a parent.
    public static RunFacts alone(RunRecord record, String project, Instant now) {
        return of(record, -1, record.info().lineage().parent() == null ? record.id() : "", project, now);
    }
}
