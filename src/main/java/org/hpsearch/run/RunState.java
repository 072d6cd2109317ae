package org.hpsearch.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What has become of a run. Nothing on disk says so: it is derived when the folder is read.
public enum RunState {
    /// Ended with exit status 0.
    FINISHED,
    /// Ended with another exit status.
    FAILED,
    /// Ended by a signal.
    KILLED,
    /// Ended early by a search, as others did better.
    STOPPED,
    /// No end, and its process lives, or its heartbeat from another machine is younger than ten minutes.
    RUNNING,
    /// No end, and its process on this machine is gone.
    LOST,
    /// No end, and nothing can be told.
    SILENT,
    /// Its folder was not read yet, for want of time: only its name is known. No run is so on disk.
    UNREAD,
    /// Handed to a batch system, which has not started it. It has no folder yet, and no run is so on disk.
    QUEUED;

    /// How long a run of another machine counts as running after its last heartbeat.
    public static final Duration HEARTBEAT_LIMIT = Duration.ofMinutes(10);

    /// The word for people and queries: `finished`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of a run at a moment.
    public static RunState of(Liveness facts, Instant now) {
        EndStatus end = facts.end();
        ProcessInfo process = facts.process();
        Instant heartbeat = facts.heartbeat();
        if (end != null) {
            return end.state();
        }
        if (process == null || process.shim().pid() <= 0) {
            return SILENT;
        }
        if (process.isVisible()) {
            return Host.lives(process.shim()) || Host.lives(process.program()) ? RUNNING : LOST;
        }
        boolean beats = heartbeat != null && Duration.between(heartbeat, now).compareTo(HEARTBEAT_LIMIT) < 0;
        if (beats) {
            return RUNNING; // machines that were cloned may share an id
        }
        boolean rebooted =
                process.machine().equals(Host.machine()) && !process.boot().equals(Host.boot());
        return rebooted ? LOST : SILENT;
    }
}
