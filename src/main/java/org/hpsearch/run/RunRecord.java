package org.hpsearch.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// All of a run folder that is small, made regular: what is queried, shown and compared.
///
/// @param info        `run.json`
/// @param params      `params.json`, sorted
/// @param found       `found.json`, sorted
/// @param process     `process.json`, null where there is none
/// @param heartbeat   when `process.json` was last touched
/// @param end         the end, null while it runs (or where nobody noted it)
/// @param notes       `notes.json`
/// @param metrics     aggregates of `metrics.csv`
/// @param checkpoints `checkpoints.csv`
/// @param damages     what could not be used
public record RunRecord(
        RunInfo info,
        Map<String, Value> params,
        Map<String, Found> found,
        @Nullable ProcessInfo process,
        @Nullable Instant heartbeat,
        @Nullable EndStatus end,
        Notes notes,
        Metrics metrics,
        List<Checkpoint> checkpoints,
        List<Damage> damages) {
    public RunRecord {
        params = java.util.Collections.unmodifiableMap(new TreeMap<>(params));
        found = java.util.Collections.unmodifiableMap(new TreeMap<>(found));
        checkpoints = List.copyOf(checkpoints);
        damages = List.copyOf(damages);
    }

    /// A run of which nothing could be read.
    public static RunRecord unreadable(String id, Throwable reason) {
        return new RunRecord(
                RunInfo.unknown(id),
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                Notes.NONE,
                Metrics.NONE,
                List.of(),
                List.of(new Damage(".", "cannot be read: " + reason)));
    }

    /// The run's id.
    public String id() {
        return info.id();
    }

    /// The state at a moment.
    public RunState state(Instant now) {
        return RunState.of(end, process, heartbeat, now);
    }

    /// How long it ran: to its end, or to `now` while it runs; null where that is unknown.
    public @Nullable Duration duration(Instant now) {
        if (info.started() == null) {
            return null;
        }
        if (end != null) {
            return end.ended() == null ? null : Duration.between(info.started(), end.ended());
        }
        return state(now) == RunState.RUNNING ? Duration.between(info.started(), now) : null;
    }

    /// The same record with another end and other metrics: what a recovery in memory makes.
    public RunRecord completed(@Nullable EndStatus newEnd, Metrics newMetrics) {
        return new RunRecord(info, params, found, process, heartbeat, newEnd, notes, newMetrics, checkpoints, damages);
    }
}
