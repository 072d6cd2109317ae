package org.hpsearch.cluster;

import java.nio.file.Path;
import java.util.List;

/// How a run of a batch is.
///
/// @param batch  it belongs to
/// @param row    its number
/// @param label  what distinguishes it, for people
/// @param task   as the engine names it
/// @param state  a word: that of the run folder, or what is known without one
/// @param reason why, in the engine's words; empty for none
/// @param run    id of its run; empty where there is none
public record TaskStatus(
        SubmittedBatch batch, int row, String label, String task, String state, String reason, String run) {
    /// The engine holds it back.
    public static final String QUEUED = "queued";

    /// The engine has started it, and its run folder is not there yet.
    static final String STARTING = "starting";

    /// Its engine does not know it, and its heartbeat from another machine is young.
    static final String UNKNOWN = "unknown";

    /// It was taken back before it started.
    static final String CANCELLED = "cancelled";

    private static final List<String> OPEN = List.of(QUEUED, STARTING, "running", UNKNOWN);

    /// What its job printed, where it printed anything.
    public Path output() {
        return batch.folder().resolve(task + ".out");
    }

    /// The same with another reason.
    TaskStatus because(String other) {
        return new TaskStatus(batch, row, label, task, state, other, run);
    }

    /// Whether it may go on.
    public boolean isOpen() {
        return OPEN.contains(state);
    }

    /// Whether the engine has it, and its program did not start yet.
    public boolean isHeld() {
        return state.equals(QUEUED) || state.equals(STARTING);
    }

    /// Whether its job never started its program, or ended without an end in its run folder.
    public boolean isTrouble() {
        return !isOpen() && (run.isEmpty() || state.equals("lost") || state.equals("silent"));
    }
}
