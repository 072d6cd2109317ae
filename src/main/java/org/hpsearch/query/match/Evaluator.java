package org.hpsearch.query.match;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.defaults.EffectiveParams;
import org.hpsearch.query.language.Moments;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.value.Words;
import org.jspecify.annotations.Nullable;

/// Whether a run matches a query, in memory: for a run that no index holds yet. Its log and the size of its files are
/// unknown here, and a clause on them is false.
public final class Evaluator {
    private final Resolver resolver;
    private final Defaults defaults;
    private final Instant now;
    private final ZoneId zone;
    private final Map<Defaults.Rule, Boolean> holding = new IdentityHashMap<>();
    private final Map<Query.Text, org.apache.lucene.search.Query> lucenes = new HashMap<>();
    private @Nullable RunRecord asked;

    /// @param now what relative times count from
    public Evaluator(Resolver resolver, Defaults defaults, Instant now, ZoneId zone) {
        this.resolver = resolver;
        this.defaults = defaults;
        this.now = now;
        this.zone = zone;
    }

    /// A run's effective parameters.
    public Map<String, EffectiveParams.Effective> params(RunRecord run) {
        return EffectiveParams.of(run, defaults, rule -> holds(rule, run));
    }

    /// Each condition is asked once of a run: conditions may ask for one another many times.
    private boolean holds(Defaults.Rule rule, RunRecord run) {
        if (asked != run) {
            asked = run;
            holding.clear();
        }
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
        return switch (query) {
            case Query.All all -> true;
            case Query.And and -> and.parts().stream().allMatch(part -> matches(part, run));
            case Query.Or or -> or.parts().stream().anyMatch(part -> matches(part, run));
            case Query.Not not -> !matches(not.part(), run);
            case Query.Clause clause -> clause(clause, run);
            case Query.Text words -> text(words, run);
        };
    }

    /// A part in Lucene's own syntax, by the same query as on the index.
    private boolean text(Query.Text words, RunRecord run) {
        Target target = resolver.known(words.field());
        String field = TextQueries.field(target);
        if (field == null) {
            return target != null
                    && clause(words.plain().orElseThrow(() -> TextQueries.noText(words, words.print())), run);
        }
        List<List<String>> texts = switch (target) {
            case Target.RunField own ->
                switch (own.name()) {
                    case "note" -> List.of(List.of(run.notes().note()));
                    case "name" -> List.of(List.of(run.notes().name()));
                    case "command" -> List.of(List.of(Words.join(run.info().command())));
                    default -> List.<List<String>>of();
                };
            case null, default -> texts(run);
        };
        var lucene = lucenes.computeIfAbsent(words, part -> new TextQueries(part.print()).of(part, field));
        return texts.stream().anyMatch(some -> TextQueries.holds(lucene, field, some));
    }

    private boolean clause(Query.Clause clause, RunRecord run) {
        Query.Test test = clause.test();
        return switch (resolver.known(clause.field())) {
            case null -> false;
            case Target.Words words -> words(test, run);
            case Target.Param param -> effective(param.name(), run).stream().anyMatch(v -> ValueTest.param(test, v));
            case Target.Metric metric -> metric(metric, test, run);
            case Target.RunField field -> runField(field.name(), test, run);
            case Target.Recorded recorded ->
                run.params().keySet().stream().anyMatch(name -> named(test, defaults.canonical(name)));
            case Target.Has has -> effectiveNames(test, run);
        };
    }

    /// Only the rules of the parameter itself are asked, so that a rule's condition may ask for another one.
    private List<Value> effective(String name, RunRecord run) {
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
        run.found().forEach((name, found) -> {
            if (!run.params().containsKey(name) && FieldNames.regular(name).equals(regular)) {
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

    /// What bare words are looked for in: the folder's texts, then those of each parameter that a rule fills in.
    private List<List<String>> texts(RunRecord run) {
        List<String> own =
                new ArrayList<>(List.of(run.notes().name(), run.notes().note()));
        own.add(Words.join(run.info().command()));
        own.addAll(run.notes().tags());
        run.params().values().forEach(value -> texts(value, own));
        run.found().forEach((name, found) -> {
            if (!run.params().containsKey(name)) {
                texts(found.value(), own);
            }
        });
        List<List<String>> all = new ArrayList<>(List.of(own));
        defaults.keys().stream().filter(this::isTextual).forEach(key -> {
            List<String> texts = new ArrayList<>();
            effective(key, run).forEach(value -> texts(value, texts));
            all.add(texts);
        });
        return all;
    }

    private boolean isTextual(String key) {
        List<String> texts = new ArrayList<>();
        defaults.rules(key).forEach(rule -> texts(rule.value(), texts));
        return !texts.isEmpty();
    }

    /// Adds the texts of a value.
    static void texts(Value value, List<String> texts) {
        switch (value) {
            case Value.Text text -> texts.add(text.text());
            case Value.Items items -> items.values().forEach(element -> texts(element, texts));
            case Value.Null n -> {}
            case Value.Bool b -> {}
            case Value.Num n -> {}
            case Value.Obj o -> {}
        }
    }

    private static boolean metric(Target.Metric metric, Query.Test test, RunRecord run) {
        MetricSummary summary = run.metrics().summaries().entrySet().stream()
                .filter(e -> FieldNames.regular(e.getKey()).equals(FieldNames.regular(metric.name())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (summary == null) {
            return false;
        }
        double value = metric.aggregate().of(summary);
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is when "NaN".equals(Numbers.special(is.value())) -> Double.isNaN(value);
            case Query.Is is -> value == number(is.value(), metric.name());
            case Query.Differs differs -> !Double.isNaN(value) && value != number(differs.value(), metric.name());
            case Query.Between range -> !Double.isNaN(value) && ValueTest.within(value, numbers(range, metric.name()));
            case Query.Like like -> throw notANumber(like.pattern(), metric.name());
            case Query.Near near -> throw notANumber(near.value(), metric.name());
        };
    }

    private static double number(String value, String field) {
        String number = LuceneTranslator.bound(value, LuceneTranslator.LOWEST);
        if (number == null) {
            throw notANumber(value, field);
        }
        return Double.parseDouble(number);
    }

    private static Query.Between numbers(Query.Between range, String field) {
        return new Query.Between(
                range.low().equals("*") ? "*" : "" + number(range.low(), field),
                range.withLow(),
                range.high().equals("*") ? "*" : "" + number(range.high(), field),
                range.withHigh());
    }

    private static QueryException notANumber(String value, String field) {
        return new QueryException("'" + field + "' has numbers, and '" + value + "' is none", value, -1);
    }

    private boolean runField(String name, Query.Test test, RunRecord run) {
        return switch (name) {
            case "started" -> time(test, run.info().started());
            case "ended" -> time(test, run.end() == null ? null : run.end().ended());
            case "duration" -> duration(test, run);
            case "exit" -> run.end() != null && exit(test, run.end().exit());
            case "size", "log" -> false;
            case "state" -> state(test, run);
            case "note" ->
                !Tokens.of(run.notes().note()).isEmpty()
                        && ValueTest.words(test, run.notes().note());
            case "name", "command" -> {
                String text = name.equals("name")
                        ? run.notes().name()
                        : Words.join(run.info().command());
                yield !text.isEmpty()
                        && (ValueTest.keyword(test, FieldNames.keyword(text))
                                || test instanceof Query.Is is && !is.exact() && ValueTest.words(test, text));
            }
            case "id", "git", "parent", "root", "member" -> prefixed(name, test, run);
            default -> keywords(name, run).anyMatch(keyword -> ValueTest.keyword(test, keyword));
        };
    }

    private static boolean exit(Query.Test test, int exit) {
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is -> exit == number(is.value(), "exit");
            case Query.Differs differs -> exit != number(differs.value(), "exit");
            case Query.Between range -> ValueTest.within(exit, numbers(range, "exit"));
            case Query.Like like -> throw notANumber(like.pattern(), "exit");
            case Query.Near near -> throw notANumber(near.value(), "exit");
        };
    }

    private boolean state(Query.Test test, RunRecord run) {
        String state = run.state(now).word();
        return switch (test) {
            case Query.Near near -> state.equals(FieldNames.keyword(near.value()));
            case Query.Between between -> false;
            default -> ValueTest.keyword(test, state);
        };
    }

    private static boolean prefixed(String name, Query.Test test, RunRecord run) {
        boolean prefix = test instanceof Query.Is is
                && (!name.equals("git") || is.value().length() >= 4);
        return keywords(name, run)
                .anyMatch(keyword -> prefix && test instanceof Query.Is is
                        ? keyword.startsWith(FieldNames.keyword(is.value()))
                        : ValueTest.keyword(test, keyword));
    }

    private static Stream<String> keywords(String name, RunRecord run) {
        var info = run.info();
        String parent = info.lineage().parent();
        Stream<@Nullable String> values = switch (name) {
            case "experiment" -> Stream.of(info.experiment());
            case "tag" -> run.notes().tags().stream().map(tag -> tag);
            case "host" -> Stream.of(info.host());
            case "user" -> Stream.of(info.user());
            case "job" -> info.job().values().stream().map(fact -> fact);
            case "kind" -> Stream.of(info.lineage().kind());
            case "sweep" -> Stream.of(info.lineage().sweep());
            case "schedule" -> Stream.of(info.lineage().schedule());
            case "stage" -> Stream.of(info.lineage().stageName());
            case "git" ->
                Stream.of(info.git().commit(), info.git().state(), info.git().branch());
            case "id" -> Stream.of(run.id(), RunId.shortForm(run.id()));
            case "root" -> parent == null ? keywords("id", run).map(id -> id) : Stream.of();
            case "member" ->
                info.lineage().members().stream().flatMap(m -> Stream.of(m.run(), RunId.shortForm(m.run())));
            case "parent" -> Stream.of(parent, parent == null ? null : RunId.shortForm(parent));
            default -> Stream.of();
        };
        return values.flatMap(
                value -> value == null || value.isEmpty() ? Stream.of() : Stream.of(FieldNames.keyword(value)));
    }

    private boolean time(Query.Test test, @Nullable Instant time) {
        if (time == null) {
            return false;
        }
        Instant millis = Instant.ofEpochMilli(time.toEpochMilli());
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is -> period(is.value()).holds(millis);
            case Query.Differs differs -> !period(differs.value()).holds(millis);
            case Query.Between b ->
                (b.low().equals("*") || period(b.low()).isBefore(millis, b.withLow()))
                        && (b.high().equals("*") || period(b.high()).isAfter(millis, b.withHigh()));
            case Query.Like like -> throw Moments.notATime(like.pattern(), "", -1);
            case Query.Near near -> throw Moments.notATime(near.value(), "", -1);
        };
    }

    private Moments.Period period(String text) {
        Moments.Period period = Moments.period(text, now, zone);
        if (period == null) {
            throw Moments.notATime(text, "", -1);
        }
        return period;
    }

    private boolean duration(Query.Test test, RunRecord run) {
        var duration = run.duration(now);
        Query.Between range = switch (test) {
            case Query.Between between -> between;
            case Query.Is is -> new Query.Between(is.value(), true, is.value(), true);
            default -> null;
        };
        if (duration == null || range == null) {
            return duration != null && run.end() != null && test instanceof Query.Any;
        }
        double seconds = duration.toMillis() / 1000.0;
        double low = range.low().equals("*") ? Double.NEGATIVE_INFINITY : Moments.secondsOf(range.low(), "", -1);
        double high = range.high().equals("*") ? Double.POSITIVE_INFINITY : Moments.secondsOf(range.high(), "", -1);
        return (range.withLow() ? seconds >= low : seconds > low)
                && (range.withHigh() ? seconds <= high : seconds < high);
    }
}
