package org.hpsearch.cluster;

/// How an engine says that a task is.
///
/// @param phase  whether it waits or runs
/// @param reason the engine's own word for why it waits; empty for none
public record TaskState(Phase phase, String reason) {
    /// What a task does.
    public enum Phase {
        /// Not started, or put back.
        WAITS,
        /// Started, and not over.
        RUNS,
        /// Over.
        ENDED
    }
}
