package org.hpsearch.query.defaults;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hpsearch.index.FieldNames;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;

/// The one place that computes what a run's parameters were: as given, else as found, else as the project declares.
public final class EffectiveParams {
    /// Where an effective value comes from.
    public enum Origin {
        GIVEN,
        FOUND,
        DEFAULT;

        /// As JSON names it: `given`, `found`, `default`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// A parameter's value and where it comes from.
    public record Effective(Value value, Origin origin) {}

    private EffectiveParams() {}

    /// All effective parameters of a run, by name. An ensemble trains nothing, so no rule fills it.
    ///
    /// @param holds whether the run meets the condition of a rule
    public static Map<String, Effective> of(RunRecord record, Defaults defaults, Predicate<Defaults.Rule> holds) {
        TreeMap<String, Effective> effective = new TreeMap<>();
        record.params().forEach((name, value) -> effective.put(name, new Effective(value, Origin.GIVEN)));
        record.foundAlone((name, found) -> effective.put(name, new Effective(found.value(), Origin.FOUND)));
        if (!defaults.renames().isEmpty()) {
            rename(effective, defaults);
        }
        if (!defaults.rules().isEmpty() && !record.info().lineage().kind().equals(Lineage.ENSEMBLE)) {
            fill(effective, defaults, holds);
        }
        return effective;
    }

    private static void rename(TreeMap<String, Effective> effective, Defaults defaults) {
        TreeMap<String, Effective> renamed = new TreeMap<>();
        Map<String, Integer> ranks = new HashMap<>();
        Map<String, String> spellings = new HashMap<>();
        effective.forEach((name, value) -> {
            if (defaults.names(name).size() == 1) {
                renamed.put(name, value);
                return;
            }
            String key = FieldNames.regular(defaults.canonical(name));
            int rank = rank(name, value.origin, defaults);
            if (rank < ranks.getOrDefault(key, Integer.MAX_VALUE)) {
                ranks.put(key, rank);
                renamed.remove(spellings.getOrDefault(key, name));
                spellings.put(key, defaults.canonical(name));
                renamed.put(defaults.canonical(name), value);
            }
        });
        effective.clear();
        effective.putAll(renamed);
    }

    /// Given before found, then the present name before older ones.
    private static int rank(String name, Origin origin, Defaults defaults) {
        int age = 0;
        for (String known : defaults.names(name)) {
            if (FieldNames.regular(known).equals(FieldNames.regular(name))) {
                break;
            }
            age++;
        }
        return origin.ordinal() * 1000 + age;
    }

    private static void fill(TreeMap<String, Effective> effective, Defaults defaults, Predicate<Defaults.Rule> holds) {
        var present = effective.keySet().stream().map(FieldNames::regular).collect(Collectors.toSet());
        for (String key : defaults.keys()) {
            if (!present.contains(FieldNames.regular(key))) {
                defaults.rules(key).stream()
                        .filter(rule -> rule.isUnconditional() || holds.test(rule))
                        .findFirst()
                        .ifPresent(rule -> effective.put(key, new Effective(rule.value(), Origin.DEFAULT)));
            }
        }
    }
}
