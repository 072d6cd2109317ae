package org.hpsearch.query.match;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;

/// A run of a result.
///
/// @param record what its folder says
/// @param state  as derived when asked
/// @param params effective parameters
/// @param size   bytes of its logs, metrics and copies of checkpoints
/// @param root   id of its first ancestor, its own where it has none
public record Row(RunRecord record, RunState state, Map<String, Effective> params, long size, String root) {
    public Row {
        params = Collections.unmodifiableMap(params);
    }

    /// The effective parameter of this name, in any spelling.
    public Optional<Effective> param(String name) {
        return named(params, name);
    }

    /// The aggregates of the metric of this name, in any spelling.
    public Optional<MetricSummary> metric(String name) {
        return named(record.metrics().summaries(), name);
    }

    private static <T> Optional<T> named(Map<String, T> values, String name) {
        T exact = values.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        String regular = FieldNames.regular(name);
        return values.entrySet().stream()
                .filter(entry -> FieldNames.regular(entry.getKey()).equals(regular))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
