package org.hpsearch.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who started a run, where and when.
///
/// @param host    host name
/// @param user    user name
/// @param started when the program was about to start
/// @param job      batch system's facts: `id`, `array`, `nodes`, ...
/// @param defaults parameters that its project declared defaults for, and older names
/// @param source   where it was imported from; null where hps recorded it
public record Provenance(
        String host,
        String user,
        @Nullable Instant started,
        Map<String, String> job,
        List<String> defaults,
        @Nullable Source source) {
    /// Nothing is known.
    public static final Provenance UNKNOWN = of("", "", null);

    public Provenance {
        job = Map.copyOf(job);
        defaults = List.copyOf(defaults);
    }

    /// Without a batch system, where no defaults were declared.
    public static Provenance of(String host, String user, @Nullable Instant started) {
        return new Provenance(host, user, started, Map.of(), List.of(), null);
    }

    /// The same in a job of a batch system.
    public Provenance inJob(Map<String, String> facts) {
        return new Provenance(host, user, started, facts, defaults, source);
    }

    /// The same, imported from there.
    public Provenance from(Source elsewhere) {
        return new Provenance(host, user, started, job, defaults, elsewhere);
    }
}
