package org.hpsearch.screen;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunState;

/// The runs of a sweep, or those that wait in a queue and belong to none, as one line of the table.
///
/// @param sweep  its id; empty for the queue
/// @param rows   running runs, then the best of those that have ended, then those that wait; not all of a large group
/// @param counts state → how many of all runs of the group
record RunGroup(String sweep, List<Row> rows, Map<RunState, Integer> counts) {
    RunGroup {
        rows = List.copyOf(rows);
        counts = new EnumMap<>(counts);
    }

    /// Of runs that are all there are.
    static RunGroup of(String sweep, List<Row> all) {
        Map<RunState, Integer> counts = new EnumMap<>(RunState.class);
        all.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return new RunGroup(sweep, all, counts);
    }

    boolean isQueue() {
        return sweep.isEmpty();
    }

    /// The word for it.
    String kind() {
        return isQueue() ? "queue" : "sweep";
    }

    /// How many have ended, of how many that are known.
    String progress() {
        return count(RunState.QUEUED) > 0 ? ended() + "/" + total() + " ended" : ended() + " ended";
    }

    String key() {
        return isQueue() ? "queue" : "sweep " + sweep;
    }

    int count(RunState state) {
        return counts.getOrDefault(state, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// How many will not go on.
    int ended() {
        return total() - count(RunState.RUNNING) - count(RunState.QUEUED) - count(RunState.UNREAD);
    }

    /// `2 running, 1 failed, 12 finished`.
    String states() {
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
