package org.hpsearch.query.match;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.EffectiveParams;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Store;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Whether a run matches a query, in memory: for a run that no index holds yet. Its log and the size of its files are
/// unknown here, and a clause on them is false.
public final class Evaluator {
    private final Names names;
    private final Defaults defaults;
    private final FieldTest fields;
    private final Map<Defaults.Rule, Boolean> holding = new IdentityHashMap<>();
    private final Map<Query.TextPart, org.apache.lucene.search.Query> lucenes = new HashMap<>();
    private final Map<String, Optional<Target>> targets = new HashMap<>();
    private final Map<String, List<Value>> values = new HashMap<>();
    private @Nullable RunRecord current;
    private @Nullable List<List<String>> currentTexts;

    /// @param store that the runs are in, or will be
    /// @param now   what relative times count from
    /// @param zone  of dates without one
    public Evaluator(Names names, Defaults defaults, Store store, Instant now, Supplier<ZoneId> zone) {
        this.names = names;
        this.defaults = defaults;
        this.fields = new FieldTest(store, now, zone);
    }

    /// A run's effective parameters.
    public Map<String, EffectiveParams.Effective> params(RunRecord run) {
        begin(run);
        return EffectiveParams.of(run, defaults, rule -> holds(rule, run));
    }

    /// What was computed for one run is kept until another run comes: clauses and conditions share it.
    private void begin(RunRecord run) {
        if (current != run) {
            current = run;
            currentTexts = null;
            holding.clear();
            values.clear();
        }
    }

    private boolean holds(Defaults.Rule rule, RunRecord run) {
        Boolean known = holding.get(rule);
        if (known == null) {
            known = matches(rule.condition(), run);
            holding.put(rule, known);
        }
        return known;
    }

    /// Whether a run matches.
    ///
    /// @throws QueryException where a clause cannot be understood
    public boolean matches(Query query, RunRecord run) {
        begin(run);
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.parts().stream().allMatch(part -> matches(part, run));
            case Query.Or or -> or.parts().stream().anyMatch(part -> matches(part, run));
            case Query.Not not -> !matches(not.part(), run);
            case Query.Clause clause -> clause(clause, run);
            case Query.TextPart words -> text(words, run);
        };
    }

    /// A part in Lucene's own syntax, by the same query as on the index.
    private boolean text(Query.TextPart words, RunRecord run) {
        Target target = target(words.field());
        String field = TextQueries.field(target);
        if (field == null) {
            return target != null
                    && clause(words.plain().orElseThrow(() -> TextQueries.noText(words, words.print())), run);
        }
        List<List<String>> texts = target instanceof Target.Own own ? fields.texts(own.field(), run) : texts(run);
        var lucene = lucenes.computeIfAbsent(words, part -> new TextQueries(part.print()).of(part, field));
        return texts.stream().anyMatch(some -> TextQueries.holds(lucene, field, some));
    }

    /// What a name means is the same for all runs.
    private @Nullable Target target(String name) {
        return targets.computeIfAbsent(name, n -> names.find(n).map(Names.Resolution::target))
                .orElse(null);
    }

    private boolean clause(Query.Clause clause, RunRecord run) {
        Target target = target(clause.field());
        return target != null && clause(target, clause, run);
    }

    private boolean clause(Target target, Query.Clause clause, RunRecord run) {
        Query.Test test = clause.test();
        return switch (target) {
            case Target.Words words -> words(test, run);
            case Target.Param param -> effective(param.name(), run).stream().anyMatch(v -> ValueTest.param(test, v));
            case Target.Metric metric -> metric(metric, clause, run);
            case Target.Own own -> fields.passes(own.field(), clause, run);
            case Target.Recorded recorded ->
                run.params().keySet().stream().anyMatch(name -> named(test, defaults.canonical(name)));
            case Target.Has has -> has(clause, run);
        };
    }

    private boolean has(Query.Clause clause, RunRecord run) {
        Target target = clause.test() instanceof Query.Is is ? target(is.value()) : null;
        return target instanceof Target.Metric || target instanceof Target.Own
                ? clause(target, new Query.Clause(clause.field(), new Query.Any(), clause.position()), run)
                : effectiveNames(clause.test(), run);
    }

    private List<Value> effective(String name, RunRecord run) {
        List<Value> known = values.get(name);
        if (known == null) {
            known = computed(name, run);
            values.put(name, known);
        }
        return known;
    }

    /// Only the rules of the parameter itself count here, so that a rule's condition may name another one.
    private List<Value> computed(String name, RunRecord run) {
        String regular = FieldNames.regular(name);
        if (!defaults.concerns(name)) {
            return own(regular, run);
        }
        Predicate<Defaults.Rule> holds = rule -> isSame(rule.key(), name) && holds(rule, run);
        return EffectiveParams.of(run, defaults, holds).entrySet().stream()
                .filter(entry -> FieldNames.regular(entry.getKey()).equals(regular))
                .map(entry -> entry.getValue().value())
                .toList();
    }

    private static List<Value> own(String regular, RunRecord run) {
        List<Value> values = new ArrayList<>();
        run.params().forEach((name, value) -> {
            if (FieldNames.regular(name).equals(regular)) {
                values.add(value);
            }
        });
        run.foundAlone((name, found) -> {
            if (FieldNames.regular(name).equals(regular)) {
                values.add(found.value());
            }
        });
        return values;
    }

    private boolean isSame(String one, String other) {
        return FieldNames.regular(defaults.canonical(one)).equals(FieldNames.regular(defaults.canonical(other)));
    }

    private boolean effectiveNames(Query.Test test, RunRecord run) {
        return Stream.of(run.params().keySet().stream(), run.found().keySet().stream(), defaults.keys().stream())
                .flatMap(names -> names)
                .map(defaults::canonical)
                .filter(name -> named(test, name))
                .anyMatch(name -> !effective(name, run).isEmpty());
    }

    private boolean named(Query.Test test, String name) {
        return NameTest.passes(test, name, defaults);
    }

    private boolean words(Query.Test test, RunRecord run) {
        return texts(run).stream().flatMap(List::stream).anyMatch(text -> ValueTest.words(test, text));
    }

    private List<List<String>> texts(RunRecord run) {
        if (currentTexts == null) {
            currentTexts = collectTexts(run);
        }
        return currentTexts;
    }

    /// What bare words are looked for in: the folder's texts, then those of each parameter that a rule fills in.
    private List<List<String>> collectTexts(RunRecord run) {
        List<String> own =
                new ArrayList<>(List.of(run.notes().name(), run.notes().note()));
        own.add(Words.join(run.info().command()));
        own.addAll(run.notes().tags());
        run.params().values().forEach(value -> own.addAll(ValueTest.texts(value)));
        run.foundAlone((name, found) -> own.addAll(ValueTest.texts(found.value())));
        List<List<String>> all = new ArrayList<>(List.of(own));
        defaults.keys().stream().filter(this::isTextual).forEach(key -> {
            List<String> texts = new ArrayList<>();
            effective(key, run).forEach(value -> texts.addAll(ValueTest.texts(value)));
            all.add(texts);
        });
        return all;
    }

    private boolean isTextual(String key) {
        return defaults.rules(key).stream()
                .anyMatch(rule -> !ValueTest.texts(rule.value()).isEmpty());
    }

    private boolean metric(Target.Metric metric, Query.Clause clause, RunRecord run) {
        MetricSummary summary =
                Row.metric(run, metric.name(), names.splitMetrics()).orElse(null);
        if (summary == null) {
            return false;
        }
        double value = metric.aggregate().of(summary);
        return switch (clause.test()) {
            case Query.Any any -> true;
            case Query.Is is when "NaN".equals(Numbers.special(is.value())) -> Double.isNaN(value);
            default -> FieldTest.number(clause, value);
        };
    }
}
