package org.hpsearch.run;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who started a run, where and when.
///
/// @param host    host name
/// @param user    user name
/// @param started when the program was about to start
/// @param job     batch system's facts: `id`, `array`, `nodes`, ...
public record Provenance(String host, String user, @Nullable Instant started, Map<String, String> job) {
    /// Nothing is known.
    public static final Provenance UNKNOWN = new Provenance("", "", null, Map.of());

    public Provenance {
        job = Map.copyOf(job);
    }

    /// Without a batch system.
    public static Provenance of(String host, String user, @Nullable Instant started) {
        return new Provenance(host, user, started, Map.of());
    }
}
