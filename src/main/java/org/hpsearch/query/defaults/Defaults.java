package org.hpsearch.query.defaults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.language.Query;
import org.hpsearch.value.Value;

/// What a project declares of its parameters: the values of those that older runs never had, and other names of those
/// that were renamed.
///
/// A run's value is the one that it was given under the parameter's name, else under an older name, else the one that
/// it was found to use (again under either), else that of the first rule whose condition it meets.
public final class Defaults {
    /// Nothing declared.
    public static final Defaults NONE = new Defaults(List.of(), List.of());

    /// The value of a parameter for the runs that have none.
    ///
    /// @param key       the parameter
    /// @param value     what it counts as
    /// @param condition which runs it holds for
    /// @param record    who declared it, and why
    public record Rule(String key, Value value, Query condition, Declaration record) {
        /// Whether it holds for every run.
        public boolean isUnconditional() {
            return condition instanceof Query.All;
        }
    }

    /// Another name of a parameter, used by older runs.
    ///
    /// @param old    as older runs call it
    /// @param key    as it is called now
    /// @param record who declared it, and why
    public record Rename(String old, String key, Declaration record) {}

    /// Who declared something.
    ///
    /// @param time when, ISO 8601; empty where unknown
    /// @param by   the user; empty where unknown
    /// @param why  the reason; empty where none was told
    public record Declaration(String time, String by, String why) {}

    private final List<Rule> rules;
    private final List<Rename> renames;
    private final Map<String, List<Rule>> rulesByKey = new LinkedHashMap<>();
    private final Map<String, Rename> byOldName = new HashMap<>();
    private final Map<String, List<String>> olderNames = new ConcurrentHashMap<>();
    private final List<String> keys;

    /// @param rules in the order in which they are tried
    public Defaults(List<Rule> rules, List<Rename> renames) {
        this.rules = List.copyOf(rules);
        this.renames = List.copyOf(renames);
        renames.forEach(rename -> byOldName.put(FieldNames.regular(rename.old), rename));
        rules.forEach(rule -> rulesByKey
                .computeIfAbsent(FieldNames.regular(canonical(rule.key)), key -> new ArrayList<>())
                .add(rule));
        keys = rulesByKey.values().stream()
                .map(of -> canonical(of.getFirst().key))
                .toList();
    }

    /// The rules, in the order in which they are tried.
    public List<Rule> rules() {
        return rules;
    }

    /// The renames.
    public List<Rename> renames() {
        return renames;
    }

    /// The parameters of the rules and the older names of the renames, in order.
    public List<String> declared() {
        TreeSet<String> names = new TreeSet<>();
        rules.forEach(rule -> names.add(rule.key));
        renames.forEach(rename -> names.add(rename.old));
        return List.copyOf(names);
    }

    /// How many rules and renames there are.
    public int size() {
        return rules.size() + renames.size();
    }

    /// Whether nothing is declared.
    public boolean isEmpty() {
        return rules.isEmpty() && renames.isEmpty();
    }

    /// What a parameter is called now: the name itself unless it was renamed.
    public String canonical(String name) {
        String now = name;
        for (int steps = 0; steps <= renames.size(); steps++) {
            Rename rename = byOldName.get(FieldNames.regular(now));
            if (rename == null) {
                return now;
            }
            now = rename.key;
        }
        return now;
    }

    /// All names of a parameter: the present one first, then the older ones, the nearest first.
    public List<String> names(String name) {
        String now = canonical(name);
        List<String> older = olderNames(now);
        if (older.isEmpty()) {
            return List.of(now);
        }
        List<String> names = new ArrayList<>(List.of(now));
        names.addAll(older);
        return names;
    }

    private List<String> olderNames(String now) {
        return renames.isEmpty()
                ? List.of()
                : olderNames.computeIfAbsent(FieldNames.regular(now), this::collectOlderNames);
    }

    private List<String> collectOlderNames(String now) {
        List<String> names = new ArrayList<>(List.of(now));
        for (int i = 0; i < names.size(); i++) {
            String key = FieldNames.regular(names.get(i));
            renames.stream()
                    .filter(rename -> FieldNames.regular(rename.key).equals(key))
                    .filter(rename ->
                            names.stream().noneMatch(n -> FieldNames.regular(n).equals(FieldNames.regular(rename.old))))
                    .forEach(rename -> names.add(rename.old));
        }
        return List.copyOf(names.subList(1, names.size()));
    }

    /// The rules of a parameter, in the order in which they are tried.
    public List<Rule> rules(String name) {
        return rulesByKey.isEmpty()
                ? List.of()
                : rulesByKey.getOrDefault(FieldNames.regular(canonical(name)), List.of());
    }

    /// Whether a value of this parameter may be another one than the run's own folder says under this name.
    public boolean concerns(String name) {
        return !rules(name).isEmpty() || !olderNames(canonical(name)).isEmpty();
    }

    /// Whether a rule's condition asks for a parameter that has rules itself.
    public boolean isNested(Rule rule) {
        return new DefaultCycles(this).mentionsAny(rule.condition);
    }

    /// The parameters that have rules, as the rules spell them.
    public List<String> keys() {
        return keys;
    }
}
