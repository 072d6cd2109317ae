package org.hpsearch.query.match;

import static org.hpsearch.query.match.LuceneQueries.any;
import static org.hpsearch.query.match.LuceneQueries.both;
import static org.hpsearch.query.match.LuceneQueries.equalNumber;
import static org.hpsearch.query.match.LuceneQueries.keyword;
import static org.hpsearch.query.match.LuceneQueries.near;
import static org.hpsearch.query.match.LuceneQueries.otherNumbers;
import static org.hpsearch.query.match.LuceneQueries.phrase;
import static org.hpsearch.query.match.LuceneQueries.texts;
import static org.hpsearch.query.match.LuceneQueries.wildcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.hpsearch.index.FieldCatalog;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.NumberPoint;
import org.hpsearch.query.defaults.Defaults;
import org.hpsearch.query.language.Bound;
import org.hpsearch.query.language.Query;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Tests of effective parameters in Lucene's terms: of the values that the folders hold, under the present name or an
/// older one, and of those that the project's rules fill in. No run needs to be indexed anew when a rule changes.
public final class ParamTranslator {
    private final Defaults defaults;
    private final FieldCatalog catalog;
    private final Function<Defaults.Rule, org.apache.lucene.search.Query> conditions;

    /// @param conditions the runs that meet a rule's condition
    ParamTranslator(
            Defaults defaults,
            FieldCatalog catalog,
            Function<Defaults.Rule, org.apache.lucene.search.Query> conditions) {
        this.defaults = defaults;
        this.catalog = catalog;
        this.conditions = conditions;
    }

    /// @param name as the parameter is called now
    public org.apache.lucene.search.Query translate(String name, Query.Test test) {
        if (!defaults.concerns(name)) {
            return own(name, test);
        }
        List<org.apache.lucene.search.Query> ways = new ArrayList<>();
        List<String> names = defaults.names(name);
        for (int i = 0; i < names.size(); i++) {
            ways.add(names.size() == 1 ? own(name, test) : both(own(names.get(i), test), source(names, i)));
        }
        filled(name, value -> ValueTest.param(test, value)).ifPresent(ways::add);
        return any(ways);
    }

    /// The runs whose value is the one under the name at `at`: given under it and under none before, or given
    /// under none and found under it and under none before.
    private static org.apache.lucene.search.Query source(List<String> names, int at) {
        BooleanQuery.Builder given = new BooleanQuery.Builder();
        given.add(term(FieldNames.GIVEN, names.get(at)), BooleanClause.Occur.FILTER);
        BooleanQuery.Builder found = new BooleanQuery.Builder();
        found.add(term(FieldNames.EFFECTIVE, names.get(at)), BooleanClause.Occur.FILTER);
        for (int i = 0; i < names.size(); i++) {
            if (i < at) {
                given.add(term(FieldNames.GIVEN, names.get(i)), BooleanClause.Occur.MUST_NOT);
                found.add(term(FieldNames.EFFECTIVE, names.get(i)), BooleanClause.Occur.MUST_NOT);
            }
            found.add(term(FieldNames.GIVEN, names.get(i)), BooleanClause.Occur.MUST_NOT);
        }
        return any(List.of(given.build(), found.build()));
    }

    /// The runs whose value is the one under this name, be it the present one or an older one.
    public org.apache.lucene.search.Query under(String name) {
        List<String> known = defaults.names(defaults.canonical(name));
        for (int i = 0; i < known.size(); i++) {
            if (FieldNames.regular(known.get(i)).equals(FieldNames.regular(name))) {
                return source(known, i);
            }
        }
        return LuceneQueries.NOTHING;
    }

    private static TermQuery term(String field, String name) {
        return new TermQuery(new Term(field, FieldNames.regular(name)));
    }

    /// The runs without a value of their own whose filled value passes.
    public Optional<org.apache.lucene.search.Query> filled(String name, Predicate<Value> passes) {
        return filledBy(name, rule -> passes.test(rule.value()));
    }

    /// The runs without a value of their own that a rule fills.
    public Optional<org.apache.lucene.search.Query> filled(String name, Defaults.Rule by) {
        return filledBy(name, rule -> rule.equals(by));
    }

    private Optional<org.apache.lucene.search.Query> filledBy(String name, Predicate<Defaults.Rule> passes) {
        List<org.apache.lucene.search.Query> ways = new ArrayList<>();
        List<org.apache.lucene.search.Query> before = new ArrayList<>();
        for (Defaults.Rule rule : defaults.rules(name)) {
            if (passes.test(rule)) {
                ways.add(rule(name, rule, before));
            }
            if (rule.isUnconditional()) {
                break;
            }
            before.add(conditions.apply(rule));
        }
        return ways.isEmpty() ? Optional.empty() : Optional.of(any(ways));
    }

    private org.apache.lucene.search.Query rule(
            String name, Defaults.Rule rule, List<org.apache.lucene.search.Query> before) {
        BooleanQuery.Builder runs = new BooleanQuery.Builder();
        runs.add(
                rule.isUnconditional() ? MatchAllDocsQuery.INSTANCE : conditions.apply(rule),
                BooleanClause.Occur.FILTER);
        defaults.names(name)
                .forEach(known -> runs.add(term(FieldNames.EFFECTIVE, known), BooleanClause.Occur.MUST_NOT));
        before.forEach(condition -> runs.add(condition, BooleanClause.Occur.MUST_NOT));
        runs.add(keyword(FieldNames.runKeyword(RunField.KIND.word()), Lineage.ENSEMBLE), BooleanClause.Occur.MUST_NOT);
        return runs.build();
    }

    /// The runs that have a word in a text: one of the folder's, or one that a rule fills in.
    org.apache.lucene.search.Query words(Query.Test test) {
        return words(
                LuceneQueries.words(FieldNames.ALL_WORDS, test),
                texts -> texts.stream().anyMatch(text -> ValueTest.words(test, text)));
    }

    /// @param own    finds them in the folders' words
    /// @param passes finds them in the texts of a rule's value
    org.apache.lucene.search.Query words(org.apache.lucene.search.Query own, Predicate<List<String>> passes) {
        if (defaults.rules().isEmpty()) {
            return own;
        }
        List<org.apache.lucene.search.Query> ways = new ArrayList<>(List.of(own));
        for (String key : defaults.keys()) {
            filled(key, value -> passes.test(ValueTest.texts(value))).ifPresent(ways::add);
        }
        return any(ways);
    }

    /// The runs that were given a parameter whose name passes.
    org.apache.lucene.search.Query recorded(Query.Test test) {
        return terms(
                FieldNames.GIVEN,
                matching(test).flatMap(name -> defaults.names(name).stream()).toList());
    }

    /// The runs in which a parameter whose name passes has an effective value.
    org.apache.lucene.search.Query has(Query.Test test) {
        List<String> names = matching(test).toList();
        List<org.apache.lucene.search.Query> ways = new ArrayList<>();
        ways.add(terms(
                FieldNames.EFFECTIVE,
                names.stream().flatMap(name -> defaults.names(name).stream()).toList()));
        names.forEach(name -> filled(name, value -> true).ifPresent(ways::add));
        return any(ways);
    }

    private static TermInSetQuery terms(String field, List<String> names) {
        return new TermInSetQuery(
                field,
                names.stream()
                        .map(name -> new BytesRef(FieldNames.regular(name)))
                        .toList());
    }

    private Stream<String> matching(Query.Test test) {
        if (test instanceof Query.Is is) {
            return Stream.of(defaults.canonical(is.value()));
        }
        Stream<String> known = catalog.params().stream().map(FieldCatalog.Entry::name);
        return Stream.concat(known, defaults.keys().stream())
                .map(defaults::canonical)
                .distinct()
                .filter(name -> NameTest.passes(test, name, defaults));
    }

    /// The test of the values that the runs' own folders hold under one name.
    private static org.apache.lucene.search.Query own(String name, Query.Test test) {
        String numbers = FieldNames.paramNumber(name);
        String keywords = FieldNames.paramKeyword(name);
        return switch (test) {
            case Query.Any any -> new TermQuery(new Term(FieldNames.EFFECTIVE, FieldNames.regular(name)));
            case Query.Is is -> {
                List<org.apache.lucene.search.Query> ways = new ArrayList<>();
                String number = number(is.value());
                if (number != null) {
                    ways.add(equalNumber(numbers, number));
                }
                same(is.value()).forEach(same -> ways.add(keyword(keywords, same)));
                var whole = any(ways);
                yield is.exact() ? whole : any(List.of(whole, phrase(FieldNames.paramWords(name), is.value())));
            }
            case Query.Like like ->
                any(List.of(
                        wildcard(keywords, like.pattern()), wildcard(FieldNames.paramSpelling(name), like.pattern())));
            case Query.Near near ->
                any(List.of(
                        near(keywords, FieldNames.keyword(near.value()), near.edits()),
                        near(FieldNames.paramWords(name), near.value().toLowerCase(Locale.ROOT), near.edits())));
            case Query.Between between -> between(numbers, keywords, between);
            case Query.Differs differs -> differs(numbers, keywords, differs.value());
        };
    }

    /// A range of numbers where every bound is a number, else of texts.
    private static org.apache.lucene.search.Query between(String numbers, String keywords, Query.Between between) {
        if (between.low().equals("*") && between.high().equals("*")) {
            return any(List.of(new FieldExistsQuery(numbers), new FieldExistsQuery(keywords)));
        }
        String low = Bound.low(between.low());
        String high = Bound.high(between.high());
        return low != null && high != null
                ? NumberPoint.range(numbers, low, between.withLow(), high, between.withHigh())
                : texts(keywords, between);
    }

    /// A typed word as a number: `true` and `false` are 1 and 0; null where it is none.
    private static @Nullable String number(String typed) {
        return typed.equalsIgnoreCase("true") ? "1" : typed.equalsIgnoreCase("false") ? "0" : Numbers.regular(typed);
    }

    /// The keywords that are the same value: 1 and `true`, 0 and `false` are.
    private static TreeSet<String> same(String value) {
        TreeSet<String> same = new TreeSet<>(List.of(FieldNames.keyword(value)));
        String number = number(value);
        if (number != null && Double.parseDouble(number) == 1) {
            same.add("true");
        } else if (number != null && Double.parseDouble(number) == 0) {
            same.add("false");
        }
        return same;
    }

    /// Some value that is another one: a number below or above, or a text that differs.
    private static org.apache.lucene.search.Query differs(String numbers, String keywords, String value) {
        TreeSet<String> same = same(value);
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        BytesRef before = null;
        for (String keyword : same) {
            BytesRef next = new BytesRef(keyword);
            any.add(new TermRangeQuery(keywords, before, next, false, false), BooleanClause.Occur.SHOULD);
            before = next;
        }
        any.add(new TermRangeQuery(keywords, before, null, false, false), BooleanClause.Occur.SHOULD);
        String number = number(value);
        any.add(
                number == null ? new FieldExistsQuery(numbers) : otherNumbers(numbers, number),
                BooleanClause.Occur.SHOULD);
        return any.build();
    }
}
