package org.hpsearch.query.defaults;

import java.util.List;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryParser;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// The runs that a default holds for.
///
/// @param when        a query, empty for every run
/// @param experiment  empty for every one
/// @param experiments those that have the parameter; empty for all
public record Condition(String when, String experiment, List<String> experiments) {
    private static final String WHEN = "when";
    private static final String EXPERIMENT = "experiment";
    private static final String EXPERIMENTS = "experiments";

    public Condition {
        experiments = experiments.stream().sorted().distinct().toList();
    }

    /// Runs that match, of one experiment where one is named.
    public static Condition of(String when, String experiment) {
        return new Condition(when, experiment, List.of());
    }

    static Condition parse(Value.Obj entry) {
        return new Condition(
                Fields.text(entry, WHEN, ""), Fields.text(entry, EXPERIMENT, ""), Fields.texts(entry, EXPERIMENTS));
    }

    Fields.Writer write(Fields.Writer entry) {
        entry.put(WHEN, when).put(EXPERIMENT, experiment);
        return experiments.isEmpty() ? entry : entry.put(EXPERIMENTS, experiments);
    }

    /// Whether it says nothing: every run.
    public boolean isNone() {
        return when.isEmpty() && experiment.isEmpty() && experiments.isEmpty();
    }

    /// Whether it is a list of experiments and nothing else; such rules are tried behind those that say more.
    boolean isList() {
        return when.isEmpty() && experiment.isEmpty() && !experiments.isEmpty();
    }

    /// Whether a rule of this condition takes the place of one of the other.
    boolean covers(Condition other) {
        return equals(other) || isList() && other.isList() && experiments.containsAll(other.experiments);
    }

    /// As a query.
    ///
    /// @throws org.hpsearch.query.language.QueryException where `when` cannot be understood
    Query query() {
        Query query = QueryParser.parse(when);
        List<String> all = experiment.isEmpty() ? experiments : List.of(experiment);
        if (all.isEmpty()) {
            return query;
        }
        List<Query> each = all.stream()
                .map(name -> (Query) new Query.Clause("run.experiment", new Query.Is(name, true), 0))
                .toList();
        Query any = each.size() == 1 ? each.getFirst() : new Query.Or(each);
        return query instanceof Query.All ? any : new Query.And(List.of(any, query));
    }
}
