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
import org.hpsearch.value.Value;

/// Which parameters matter most to who reads a table: those that a sweep varied or a person changed, those that were
/// typed, those of files and of the environment, those that hps found, and at last what code and project declare. Of
/// equal ones those that more runs have come first, then those that stand first in the command. What is made of other
/// values, as `run-0.1` of `lr`, stands behind those that were typed.
public final class ParamOrder {
    private final RowValues values;
    private final Map<String, Weight> weights = new HashMap<>();

    /// Where a value comes from, the ones that matter first.
    public enum Source {
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

    /// @param values of the runs that are shown
    public ParamOrder(RowValues values) {
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
        made();
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

    private void made() {
        List<String> typed = values.params().stream()
                .filter(name -> source(name).compareTo(Source.TYPED) <= 0)
                .toList();
        List<String> made = typed.stream()
                .filter(name -> typed.stream()
                        .anyMatch(other -> values.differs(new Target.Param(other)) && isMade(name, other)))
                .toList();
        made.forEach(name -> weights.computeIfPresent(
                FieldNames.regular(name),
                (key, weight) -> new Weight(Source.CONFIGURED, weight.runs, weight.position)));
    }

    /// Whether each run's text holds the run's value of another parameter, and more.
    private boolean isMade(String name, String other) {
        for (Row row : values.rows()) {
            Value whole = values.param(row, name).map(Effective::value).orElse(Value.nothing());
            String part = values.param(row, other)
                    .map(effective -> effective.value().print())
                    .orElse("");
            if (!(whole instanceof Value.Text text) || part.isEmpty() || !holds(text.text(), part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String text, String part) {
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
            int end = at + part.length();
            boolean begins = at == 0 || !isOne(text.charAt(at - 1), part.charAt(0));
            boolean ends = end == text.length() || !isOne(part.charAt(part.length() - 1), text.charAt(end));
            if (begins && ends && part.length() < text.length()) {
                return true;
            }
        }
        return false;
    }

    /// Whether two neighbours belong to one number or one word.
    private static boolean isOne(char before, char after) {
        return Character.isDigit(before) && Character.isDigit(after)
                || Character.isLetter(before) && Character.isLetter(after);
    }

    /// Where the most telling of the runs has it from.
    public Source source(String name) {
        return weight(name).source;
    }

    private Weight weight(String name) {
        return weights.getOrDefault(FieldNames.regular(name), Weight.NONE);
    }

    /// The names in order.
    public List<String> names() {
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
