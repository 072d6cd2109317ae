package org.hpsearch.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// All of a run folder that is small, made regular: what is queried, shown and compared.
///
/// @param info        `run.json`
/// @param params      `params.json`, sorted
/// @param found       `found.json`, sorted
/// @param liveness    `process.json` and the end
/// @param notes       `notes.json`
/// @param metrics     aggregates of `metrics.csv`
/// @param checkpoints `checkpoints.csv`
/// @param observed    `observed.json`
/// @param damages     what could not be used
public record RunRecord(
        RunInfo info,
        Map<String, Value> params,
        Map<String, Found> found,
        Liveness liveness,
        Notes notes,
        Metrics metrics,
        List<Checkpoint> checkpoints,
        Observed observed,
        List<Damage> damages) {
    private static final Damage UNREAD = new Damage(".", "was not read yet");
    private static final Damage QUEUED = new Damage(".", "was not started yet");

    /// So old the last heartbeat of a run may be whose machine has our time.
    private static final Duration LATE_BEAT = Duration.ofSeconds(90);

    /// Stands for metrics that were not read in time.
    static final Damage LATE = new Damage(RunFolder.METRICS, "was not read in time");

    public RunRecord {
        params = java.util.Collections.unmodifiableMap(new TreeMap<>(params));
        found = java.util.Collections.unmodifiableMap(new TreeMap<>(found));
        checkpoints = List.copyOf(checkpoints);
        damages = List.copyOf(damages);
    }

    /// What hps found of the parameters that the run was not given: a given value goes before a found one.
    public void foundAlone(BiConsumer<String, Found> taker) {
        found.forEach((name, value) -> {
            if (!params.containsKey(name)) {
                taker.accept(name, value);
            }
        });
    }

    /// A run that has written nothing but `run.json` yet.
    public static RunRecord of(RunInfo info) {
        return new RunRecord(
                info,
                Map.of(),
                Map.of(),
                Liveness.UNKNOWN,
                Notes.NONE,
                Metrics.NONE,
                List.of(),
                Observed.NOTHING,
                List.of());
    }

    /// A run whose folder was not read yet, for want of time: what its name tells.
    public static RunRecord unread(String id) {
        return of(RunInfo.unknown(id)).with(List.of(UNREAD));
    }

    /// A run that was handed to a batch system, which holds it back: it has no folder yet.
    static RunRecord queued(RunInfo info) {
        return of(info).with(List.of(QUEUED));
    }

    /// Whether nothing but the run's name is known yet.
    public boolean isUnread() {
        return damages.equals(List.of(UNREAD));
    }

    /// Whether its metrics were not read, for want of time.
    public boolean isLate() {
        return damages.contains(LATE);
    }

    /// The same with the metrics of an earlier reading, in the place of those for which there was no time.
    public RunRecord late(Metrics earlier) {
        return with(earlier)
                .with(damages.stream().filter(damage -> !damage.equals(LATE)).toList());
    }

    /// A run of which nothing could be read.
    public static RunRecord unreadable(String id, Throwable reason) {
        return of(RunInfo.unknown(id)).with(List.of(Damage.unreadable(".", reason.toString())));
    }

    /// The same with these parameters.
    public RunRecord with(Map<String, Value> given, Map<String, Found> alsoFound) {
        return new RunRecord(info, given, alsoFound, liveness, notes, metrics, checkpoints, observed, damages);
    }

    /// The same with these facts about its process and its end.
    public RunRecord with(Liveness facts) {
        return new RunRecord(info, params, found, facts, notes, metrics, checkpoints, observed, damages);
    }

    /// The same with these notes.
    public RunRecord with(Notes changed) {
        return new RunRecord(info, params, found, liveness, changed, metrics, checkpoints, observed, damages);
    }

    /// The same with these results.
    public RunRecord with(Metrics measured) {
        return new RunRecord(info, params, found, liveness, notes, measured, checkpoints, observed, damages);
    }

    /// The same with what hps saw.
    public RunRecord with(Observed seen) {
        return new RunRecord(info, params, found, liveness, notes, metrics, checkpoints, seen, damages);
    }

    /// The same with these damages instead.
    public RunRecord with(List<Damage> others) {
        return new RunRecord(info, params, found, liveness, notes, metrics, checkpoints, observed, others);
    }

    /// The run's id.
    public String id() {
        return info.id();
    }

    public @Nullable ProcessInfo process() {
        return liveness.process();
    }

    public @Nullable Instant heartbeat() {
        return liveness.heartbeat();
    }

    public @Nullable EndStatus end() {
        return liveness.end();
    }

    /// The state at a moment.
    public RunState state(Instant now) {
        if (isUnread()) {
            return RunState.UNREAD;
        }
        return damages.equals(List.of(QUEUED)) ? RunState.QUEUED : RunState.of(liveness, now);
    }

    /// How long it ran: to its end, or to `now` while it runs; null where that is unknown.
    public @Nullable Duration duration(Instant now) {
        Instant started = info.started();
        EndStatus end = end();
        if (started == null) {
            return null;
        }
        if (end != null) {
            return end.ended() == null || end.ended().isBefore(started)
                    ? null // the file of the exit status is dated by another clock
                    : Duration.between(started, end.ended());
        }
        Instant there = clockOf(now);
        Duration soFar = there.isBefore(started) ? Duration.ZERO : Duration.between(started, there);
        return state(now) == RunState.RUNNING ? soFar : null;
    }

    /// The time of the machine that a run runs on: ours, or its last heartbeat where its clock seems to be another.
    private Instant clockOf(Instant now) {
        ProcessInfo process = process();
        Instant heartbeat = heartbeat();
        if (process == null || process.isVisible() || heartbeat == null) {
            return now;
        }
        boolean together = !heartbeat.isAfter(now) && heartbeat.plus(LATE_BEAT).isAfter(now);
        return together ? now : heartbeat;
    }
}
