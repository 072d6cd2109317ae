package org.hpsearch.launch.many;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.launch.PastRuns;
import org.hpsearch.launch.Score;
import org.hpsearch.project.Objective;
import org.hpsearch.run.RunState;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// The best run of a sweep in words: the one that a query of the sweep begins with.
///
/// @param keys     what was varied
/// @param labels   run → configuration for people, of the runs that ended now
/// @param earlier  the best of what had run before, in this sweep or elsewhere
/// @param earlierId its id, for people
record SweepBest(
        Set<String> keys,
        Map<String, String> labels,
        @Nullable Score earlier,
        String earlierId) {
    /// The end of the last line: the best run, and the query that lists them all.
    ///
    /// @param by what the sweep is for; empty for what its runs are judged by
    /// @return empty where the runs cannot be read
    Optional<String> of(String sweep, PastRuns past, Optional<Objective> by) {
        String query = "; hps query sweep:" + sweep;
        try {
            past.release();
            return Optional.of(past.ofSweep(sweep, by)
                    .map(best -> "; best " + SweepBoard.score(best.score()) + " " + about(best.run()) + tie(best.tied())
                            + better(best.score()) + query + sorted(best.sort()))
                    .orElse(query));
        } catch (DataException unreadable) {
            return Optional.empty();
        } finally {
            past.release();
        }
    }

    /// That other runs are as good as the one that is named.
    static String tie(int tied) {
        return tied > 1 ? ", one of " + tied + " that tie" : "";
    }

    private static String sorted(String key) {
        return key.isEmpty() ? "" : " --sort " + Words.join(java.util.List.of(key));
    }

    private String about(PastRuns.Past run) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String key : keys) {
            Value value = run.values().get(key);
            if (value != null) {
                values.put(key, value.print());
            }
        }
        String label = labels.getOrDefault(run.record().id(), SweepBoard.label(values));
        String state =
                run.state() == RunState.FINISHED ? "" : ", a " + run.state().word() + " run";
        return run.shortId() + (label.isEmpty() ? "" : " (" + label + ")") + state;
    }

    /// Evidence from other sweeps may be better than all of this one.
    private String better(Score own) {
        Score before = earlier;
        boolean better = before != null
                && before.objective().isSame(own.objective())
                && own.objective().better(before.value(), own.value());
        return before != null && better
                ? "; an earlier run, not of this sweep, has " + SweepBoard.score(before) + ": " + earlierId
                : "";
    }
}
