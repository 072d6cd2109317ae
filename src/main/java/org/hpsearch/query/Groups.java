package org.hpsearch.query;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;

/// Runs put together by what they have in common.
///
/// @param groups    in order, as many as were asked for
/// @param total     how many groups there are
/// @param runs      how many runs match
/// @param objective what the runs are judged by; empty where nothing tells
/// @param metrics   the metrics that were summed up, in order
/// @param notices   lines for the user, on standard error
public record Groups(
        List<Group> groups,
        int total,
        int runs,
        Optional<Objective> objective,
        List<String> metrics,
        List<String> notices) {
    public Groups {
        groups = List.copyOf(groups);
        metrics = List.copyOf(metrics);
        notices = List.copyOf(notices);
    }

    /// The same with these lines for the user.
    Groups with(List<String> lines) {
        return new Groups(groups, total, runs, objective, metrics, lines);
    }

    /// Runs that have the same values of the keys.
    ///
    /// @param best    the best of them; where nothing judges, the newest
    /// @param tied    how many of them are as good as the best; 1 where nothing judges
    /// @param runs    how many they are
    /// @param metrics metric → its spread; a metric that none of them has is left out
    public record Group(Row best, int tied, int runs, Map<String, Spread> metrics) {
        public Group {
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        }
    }

    /// A metric over the runs of a group; of each run its best value counts, where the metric has no direction its
    /// last.
    ///
    /// @param count how many of the runs have the metric (and not only NaN)
    /// @param mean  arithmetic mean
    /// @param std   standard deviation of a sample (n - 1); NaN for fewer than two runs
    /// @param min   least value
    /// @param max   greatest value
    /// @param best  min or max, as the metric's direction says; NaN where it has none
    public record Spread(int count, double mean, double std, double min, double max, double best) {}

    /// What is asked.
    ///
    /// @param query    in the query language
    /// @param keys     fields; `config` stands for the whole configuration
    /// @param metrics  the metrics to sum up; empty for all
    /// @param minCount groups with fewer runs are left out
    /// @param sort     `runs`, keys and metrics (by their means), each with `-` before it for the reverse;
    ///                 empty for the objective's mean, best first
    /// @param limit    most groups
    public record Request(
            String query, List<String> keys, List<String> metrics, int minCount, List<String> sort, int limit) {
        public Request {
            keys = List.copyOf(keys);
            metrics = List.copyOf(metrics);
            sort = List.copyOf(sort);
        }

        /// The same of another query.
        public Request of(String other) {
            return new Request(other, keys, metrics, minCount, sort, limit);
        }
    }
}
