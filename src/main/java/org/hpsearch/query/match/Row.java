package org.hpsearch.query.match;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;

/// A run of a result.
///
/// @param facts  the run itself, as it was when asked
/// @param params effective parameters
/// @param split  regular names of which each spelling is a metric of its own
public record Row(RunFacts facts, Map<String, Effective> params, Set<String> split) {
    public Row {
        params = Collections.unmodifiableMap(params);
    }

    /// What its folder says.
    public RunRecord record() {
        return facts.record();
    }

    /// The state when asked.
    public RunState state() {
        return facts.state();
    }

    /// Bytes of its logs, metrics and copies of checkpoints.
    public long size() {
        return facts.size();
    }

    /// Id of its first ancestor, its own where it has none.
    public String root() {
        return facts.root();
    }

    /// Its full id.
    public String id() {
        return facts.record().id();
    }

    /// Its id as people read it.
    public String shortId() {
        return RunId.shortForm(id());
    }

    /// The effective parameter of this name, in any spelling.
    public Optional<Effective> param(String name) {
        return spelling(params.keySet(), name).map(params::get);
    }

    /// The aggregates of the metric of this name: the one in this spelling, else in another where no spelling is a
    /// metric of its own, or where the name is regular.
    public Optional<MetricSummary> metric(String name) {
        return metric(record(), name, split);
    }

    /// How the run itself spells the metric that it has under this name.
    public Optional<String> metricSpelling(String name) {
        return metricSpelling(record(), name, split);
    }

    static Optional<MetricSummary> metric(RunRecord run, String name, Set<String> split) {
        return metricSpelling(run, name, split).map(run.metrics().summaries()::get);
    }

    private static Optional<String> metricSpelling(RunRecord run, String name, Set<String> split) {
        Set<String> all = run.metrics().summaries().keySet();
        String regular = FieldNames.regular(name);
        boolean another = !all.contains(name) && !regular.equals(name) && split.contains(regular);
        return another ? Optional.empty() : spelling(all, name);
    }

    private static Optional<String> spelling(Set<String> names, String name) {
        if (names.contains(name)) {
            return Optional.of(name);
        }
        String regular = FieldNames.regular(name);
        return names.stream()
                .filter(other -> FieldNames.regular(other).equals(regular))
                .findFirst();
    }
}
