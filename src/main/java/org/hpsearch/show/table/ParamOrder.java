package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.EffectiveParams.Effective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.Found;

/// Which parameters matter most to who reads a table: those that a sweep varied or a person changed, those that were
/// typed, those of files and of the environment, those that hps found, and at last what code and project declare. Of
/// equal ones those that more runs have come first, then those that stand first in the command.
final class ParamOrder {
    private final RowValues values;
    private final Map<String, Weight> weights = new HashMap<>();

    /// Where a value comes from, the ones that matter first.
    enum Source {
        CHANGED,
        TYPED,
        CONFIGURED,
        FOUND,
        DECLARED
    }

    /// @param runs     how many runs have a value
    /// @param position among what was typed
    private record Weight(Source source, int runs, int position) {
        static final Weight NONE = new Weight(Source.DECLARED, 0, Integer.MAX_VALUE);

        Weight with(Source other, int at) {
            return new Weight(other.compareTo(source) < 0 ? other : source, runs + 1, Math.min(position, at));
        }
    }

    ParamOrder(RowValues values) {
        this.values = values;
        for (Row row : values.rows()) {
            List<String> typed = row.record().info().invocation().typed();
            row.params().forEach((name, effective) -> {
                int at = typed.indexOf(name);
                Weight own = Weight.NONE.with(
                        origin(row, name, effective, at >= 0 || typed.isEmpty()), at < 0 ? Integer.MAX_VALUE : at);
                weights.merge(FieldNames.regular(name), own, (before, more) -> before.with(more.source, more.position));
            });
        }
        swept();
    }

    private static Source origin(Row row, String name, Effective effective, boolean typed) {
        return switch (effective.origin()) {
            case GIVEN -> {
                boolean changed = row.record().info().lineage().changed().containsKey(name);
                yield changed ? Source.CHANGED : typed ? Source.TYPED : Source.CONFIGURED;
            }
            case FOUND -> {
                Found found = row.record().found().get(name);
                yield found != null && found.from().equals(Found.DECLARED) ? Source.DECLARED : Source.FOUND;
            }
            case DEFAULT -> Source.DECLARED;
        };
    }

    /// What differs within a sweep was swept.
    private void swept() {
        Map<String, List<Row>> sweeps = new HashMap<>();
        for (Row row : values.rows()) {
            String sweep = row.record().info().lineage().sweep();
            if (sweep != null) {
                sweeps.computeIfAbsent(sweep, id -> new ArrayList<>()).add(row);
            }
        }
        sweeps.values().forEach(rows -> {
            RowValues of = values.of(rows);
            of.params().stream()
                    .filter(name -> of.differs(new Target.Param(name)))
                    .forEach(name -> weights.computeIfPresent(
                            FieldNames.regular(name),
                            (key, weight) -> weight.source == Source.TYPED
                                    ? new Weight(Source.CHANGED, weight.runs, weight.position)
                                    : weight));
        });
    }

    /// Where the most telling of the runs has it from.
    Source source(String name) {
        return weight(name).source;
    }

    private Weight weight(String name) {
        return weights.getOrDefault(FieldNames.regular(name), Weight.NONE);
    }

    /// The names in order.
    List<String> names() {
        List<String> names = new ArrayList<>(values.params());
        names.sort(Comparator.comparing((String name) -> source(name))
                .thenComparing(name -> -weight(name).runs)
                .thenComparing(name -> weight(name).position));
        return names;
    }

    /// Of runs of several experiments the names that more than one of them has, if there are any; else all.
    List<String> shared() {
        Map<String, Set<String>> experiments = new HashMap<>();
        Set<String> all = new HashSet<>();
        for (Row row : values.rows()) {
            String experiment = row.record().info().experiment();
            all.add(experiment);
            row.params()
                    .keySet()
                    .forEach(name -> experiments
                            .computeIfAbsent(FieldNames.regular(name), key -> new HashSet<>())
                            .add(experiment));
        }
        List<String> names = names();
        List<String> shared = names.stream()
                .filter(name -> experiments
                                .getOrDefault(FieldNames.regular(name), Set.of())
                                .size()
                        > 1)
                .toList();
        return all.size() < 2 || shared.isEmpty() ? names : shared;
    }
}
