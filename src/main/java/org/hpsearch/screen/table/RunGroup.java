package org.hpsearch.screen.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;

/// The runs of an experiment or of a sweep, or those that wait in a queue and belong to no sweep, as one line of the
/// table.
///
/// @param name   of the experiment, id of the sweep; empty for the queue
/// @param rows   running runs, then the best of those that have ended, then those that wait; not all of a large group
/// @param counts state → how many of all runs of the group
public record RunGroup(Kind kind, String name, List<Row> rows, Map<RunState, Integer> counts) {
    /// What its runs have in common.
    public enum Kind {
        EXPERIMENT,
        SWEEP,
        QUEUE;

        /// The word for it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RunGroup {
        rows = List.copyOf(rows);
        counts = new EnumMap<>(counts);
    }

    /// Of runs that are all there are.
    public static RunGroup of(Kind kind, String name, List<Row> all) {
        Map<RunState, Integer> counts = new EnumMap<>(RunState.class);
        all.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return new RunGroup(kind, name, all, counts);
    }

    public boolean isQueue() {
        return kind == Kind.QUEUE;
    }

    /// Whether a run is one of its runs.
    public boolean has(Row row) {
        return switch (kind) {
            case EXPERIMENT -> name.equals(row.record().info().experiment());
            case SWEEP -> name.equals(row.record().info().lineage().sweep());
            case QUEUE -> rows.contains(row);
        };
    }

    /// How many have ended, of how many that are known.
    public String progress() {
        return count(RunState.QUEUED) > 0 ? ended() + "/" + total() + " ended" : ended() + " ended";
    }

    /// What it is known by while the table changes.
    public String key() {
        return (kind.word() + " " + name).strip();
    }

    /// How many of its runs are in a state.
    public int count(RunState state) {
        return counts.getOrDefault(state, 0);
    }

    /// How many runs it has.
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many will not go on.
    public int ended() {
        return total() - count(RunState.RUNNING) - count(RunState.QUEUED) - count(RunState.UNREAD);
    }

    /// `2 running, 1 failed, 12 finished`.
    public String states() {
        List<String> parts = new ArrayList<>();
        for (RunState state : List.of(RunState.RUNNING, RunState.QUEUED, RunState.FAILED)) {
            part(parts, state);
        }
        for (RunState state : RunState.values()) {
            if (state != RunState.RUNNING && state != RunState.QUEUED && state != RunState.FAILED) {
                part(parts, state);
            }
        }
        return String.join(", ", parts);
    }

    private void part(List<String> parts, RunState state) {
        if (count(state) > 0) {
            parts.add(String.format(Locale.ROOT, "%,d %s", count(state), state.word()));
        }
    }
}
