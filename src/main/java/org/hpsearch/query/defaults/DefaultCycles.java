package org.hpsearch.query.defaults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.Wildcards;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Value;

/// Looks for rules whose conditions depend on themselves: whether they hold could not be said.
final class DefaultCycles {
    private final Defaults defaults;

    DefaultCycles(Defaults defaults) {
        this.defaults = defaults;
    }

    /// Refuses circles of renames and of conditions.
    ///
    /// @throws DataException that names the circle
    void refuse() {
        for (Defaults.Rename rename : defaults.renames()) {
            String now = defaults.canonical(rename.old());
            if (defaults.renames().stream()
                    .anyMatch(other -> FieldNames.regular(other.old()).equals(FieldNames.regular(now)))) {
                throw new DataException("the renames go in a circle: '" + rename.old() + "' comes back to itself");
            }
        }
        Set<String> fine = new HashSet<>();
        for (String key : defaults.keys()) {
            follow(List.of(key), fine);
        }
    }

    /// @param fine parameters from which no circle can be reached
    private void follow(List<String> path, Set<String> fine) {
        if (fine.contains(path.getLast())) {
            return;
        }
        for (String next : mentioned(path.getLast())) {
            int before = path.indexOf(next);
            List<String> longer = new ArrayList<>(path);
            longer.add(next);
            if (before >= 0) {
                throw new DataException("defaults depend on themselves: "
                        + String.join(" -> ", longer.subList(before, longer.size()))
                        + " (a bare word of a condition searches all parameters that have texts)");
            }
            follow(longer, fine);
        }
        fine.add(path.getLast());
    }

    /// Whether a condition asks for a parameter that has rules.
    boolean mentionsAny(Query condition) {
        Set<String> names = new LinkedHashSet<>();
        mentioned(condition, names);
        return !names.isEmpty();
    }

    /// The parameters with rules that the conditions of a parameter's rules ask for.
    private Set<String> mentioned(String key) {
        Set<String> names = new LinkedHashSet<>();
        defaults.rules(key).forEach(rule -> mentioned(rule.condition(), names));
        return names;
    }

    private void mentioned(Query query, Set<String> names) {
        switch (query) {
            case Query.All all -> {}
            case Query.And and -> and.parts().forEach(part -> mentioned(part, names));
            case Query.Or or -> or.parts().forEach(part -> mentioned(part, names));
            case Query.Not not -> mentioned(not.part(), names);
            case Query.Clause clause ->
                defaults.keys().stream().filter(key -> asks(clause, key)).forEach(names::add);
            case Query.TextPart text -> mentioned(new Query.Clause(text.field(), new Query.Any(), 0), names);
        }
    }

    private boolean asks(Query.Clause clause, String key) {
        String field = clause.field().toLowerCase(Locale.ROOT);
        if (field.isEmpty()) {
            return defaults.rules(key).stream().anyMatch(rule -> holdsText(rule.value()));
        }
        if (field.equals("has")) {
            return fits(clause.test(), key);
        }
        return isKey(clause.field(), key) || isKey(NamePrefix.PARAM.bare(clause.field()), key);
    }

    private boolean isKey(String name, String key) {
        return FieldNames.regular(defaults.canonical(name)).equals(FieldNames.regular(key));
    }

    private static boolean holdsText(Value value) {
        return value instanceof Value.Text
                || value instanceof Value.Items items && items.values().stream().anyMatch(DefaultCycles::holdsText);
    }

    private boolean fits(Query.Test test, String key) {
        return switch (test) {
            case Query.Is is ->
                FieldNames.regular(defaults.canonical(is.value())).equals(FieldNames.regular(key));
            case Query.Like like ->
                Pattern.matches(Wildcards.regex(FieldNames.regular(like.pattern())), FieldNames.regular(key));
            case Query.Any any -> true;
            case Query.Near near -> true;
            case Query.Differs differs -> false;
            case Query.Between between -> false;
        };
    }
}
