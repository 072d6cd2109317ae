package org.hpsearch.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What tells whether a run still runs.
///
/// @param process   `process.json`, null where there is none
/// @param heartbeat when `process.json` was last touched
/// @param end       the end, null while it runs (or where nobody noted it)
public record Liveness(
        @Nullable ProcessInfo process,
        @Nullable Instant heartbeat,
        @Nullable EndStatus end) {
    /// Nothing is known.
    public static final Liveness UNKNOWN = new Liveness(null, null, null);

    /// A run of which the end alone is known.
    public static Liveness ended(EndStatus end) {
        return new Liveness(null, null, end);
    }

    /// The same with another end.
    public Liveness with(@Nullable EndStatus otherEnd) {
        return new Liveness(process, heartbeat, otherEnd);
    }
}
