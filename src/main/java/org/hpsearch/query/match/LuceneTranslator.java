package org.hpsearch.query.match;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.NumberPoint;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// A query in Lucene's terms. Each clause is true or false for a run; a run without a value makes it false.
public final class LuceneTranslator {
    static final org.apache.lucene.search.Query NOTHING = MatchNoDocsQuery.INSTANCE;
    static final String LOWEST = "-Infinity";
    static final String HIGHEST = "Infinity";

    private final Scope scope;
    private final Resolver resolver;
    private final RunFieldTranslator runFields;
    private final ParamTranslator params;
    private final String text;
    private final boolean lenient;
    private @Nullable TextQueries texts;

    /// @param text    the query as typed, for messages
    /// @param lenient whether a clause on an unknown field is false, not an error: the condition of a rule
    ///                outlives the runs that it was written for
    LuceneTranslator(Scope scope, String text, boolean lenient) {
        this.scope = scope;
        this.resolver = scope.resolver();
        this.runFields = new RunFieldTranslator(scope.open(), text, scope.now(), scope.zone());
        this.params = new ParamTranslator(scope);
        this.text = text;
        this.lenient = lenient;
    }

    org.apache.lucene.search.Query translate(Query query) {
        return switch (query) {
            case Query.All all -> MatchAllDocsQuery.INSTANCE;
            case Query.And and -> {
                BooleanQuery.Builder all = new BooleanQuery.Builder();
                boolean positive = false;
                for (Query part : and.parts()) {
                    if (part instanceof Query.Not not) {
                        all.add(translate(not.part()), BooleanClause.Occur.MUST_NOT);
                    } else {
                        all.add(translate(part), BooleanClause.Occur.FILTER);
                        positive = true;
                    }
                }
                if (!positive) {
                    all.add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER);
                }
                yield all.build();
            }
            case Query.Or or -> any(or.parts().stream().map(this::translate).toList());
            case Query.Not not -> not(translate(not.part()));
            case Query.Clause clause -> clause(clause);
            case Query.Text words -> text(words);
        };
    }

    public static org.apache.lucene.search.Query any(List<org.apache.lucene.search.Query> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(part, BooleanClause.Occur.SHOULD));
        return any.build();
    }

    static org.apache.lucene.search.Query not(org.apache.lucene.search.Query inner) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.FILTER)
                .add(inner, BooleanClause.Occur.MUST_NOT)
                .build();
    }

    private @Nullable Target target(String field, int position) {
        return lenient ? resolver.known(field) : resolver.resolve(field, text, position);
    }

    /// A part in Lucene's own syntax: looked for by itself, so that what Lucene refuses while it searches has a place.
    private org.apache.lucene.search.Query text(Query.Text words) {
        Target target = target(words.field(), words.position());
        String field = TextQueries.field(target);
        if (target == null) {
            return NOTHING;
        }
        if (field == null) {
            return clause(words.plain().orElseThrow(() -> TextQueries.noText(words, text)));
        }
        TextQueries queries = texts == null ? new TextQueries(text) : texts;
        texts = queries;
        var own = queries.of(words, field);
        var found = new DocsQuery(() -> {
            try {
                return scope.docs(own);
            } catch (IllegalStateException | IndexSearcher.TooManyClauses e) {
                throw queries.unusable(words, e);
            }
        });
        return target instanceof Target.Words
                ? params.words(found, texts -> TextQueries.holds(own, field, texts))
                : found;
    }

    private org.apache.lucene.search.Query clause(Query.Clause clause) {
        return switch (target(clause.field(), clause.position())) {
            case null -> NOTHING;
            case Target.Words words -> params.words(clause.test());
            case Target.Param param -> params.translate(param.name(), clause.test());
            case Target.Metric metric -> metric(metric, clause);
            case Target.RunField field -> runFields.translate(field.name(), clause);
            case Target.Recorded recorded -> params.recorded(clause.test());
            case Target.Has has -> params.has(clause.test());
        };
    }

    static org.apache.lucene.search.Query words(String field, Query.Test test) {
        return switch (test) {
            case Query.Any any -> MatchAllDocsQuery.INSTANCE;
            case Query.Is is -> phrase(field, is.value());
            case Query.Like like -> new ConstantScoreQuery(new WildcardQuery(new Term(field, lower(like.pattern()))));
            case Query.Near near -> near(field, lower(near.value()), near.edits());
            case Query.Differs differs -> NOTHING;
            case Query.Between between ->
                new TermRangeQuery(
                        field, bytes(between.low()), bytes(between.high()), between.withLow(), between.withHigh());
        };
    }

    static org.apache.lucene.search.Query phrase(String field, String value) {
        List<String> tokens = Tokens.of(value);
        if (tokens.isEmpty()) {
            return NOTHING;
        }
        if (tokens.size() == 1) {
            return new TermQuery(new Term(field, tokens.getFirst()));
        }
        return new PhraseQuery(field, tokens.toArray(String[]::new));
    }

    /// All terms within some edits, however many they are.
    static org.apache.lucene.search.Query near(String field, String value, int edits) {
        var automaton = new LevenshteinAutomata(value, true).toAutomaton(edits);
        return new AutomatonQuery(new Term(field, value), automaton);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static @Nullable BytesRef bytes(String bound) {
        return bound.equals("*") ? null : new BytesRef(FieldNames.keyword(bound));
    }

    static org.apache.lucene.search.Query keyword(String field, String value) {
        return new TermQuery(new Term(field, FieldNames.keyword(value)));
    }

    static org.apache.lucene.search.Query wildcard(String field, String pattern) {
        return new ConstantScoreQuery(new WildcardQuery(new Term(field, lower(pattern))));
    }

    static org.apache.lucene.search.Query equalNumber(String field, String value) {
        String number = ValueTest.asNumber(value);
        return number == null ? NOTHING : NumberPoint.range(field, number, true, number, true);
    }

    static @Nullable String bound(String bound, String open) {
        if (bound.equals("*")) {
            return open;
        }
        String number = Numbers.regular(bound);
        String special = number == null ? Numbers.special(bound) : null;
        return number != null ? number : "NaN".equals(special) ? null : special;
    }

    private org.apache.lucene.search.Query metric(Target.Metric metric, Query.Clause clause) {
        String field = FieldNames.metric(metric.name(), metric.aggregate());
        String rows = FieldNames.metric(metric.name(), Aggregate.COUNT);
        return switch (clause.test()) {
            case Query.Any any -> new FieldExistsQuery(rows);
            case Query.Is is
            when "NaN".equals(Numbers.special(is.value())) ->
                new BooleanQuery.Builder()
                        .add(new FieldExistsQuery(rows), BooleanClause.Occur.FILTER)
                        .add(new FieldExistsQuery(field), BooleanClause.Occur.MUST_NOT)
                        .build();
            case Query.Is is ->
                metricRange(metric, field, number(is.value(), clause), true, number(is.value(), clause), true);
            case Query.Differs differs -> {
                String number = number(differs.value(), clause);
                yield any(List.of(
                        metricRange(metric, field, LOWEST, true, number, false),
                        metricRange(metric, field, number, false, HIGHEST, true)));
            }
            case Query.Between b ->
                metricRange(
                        metric,
                        field,
                        b.low().equals("*") ? LOWEST : number(b.low(), clause),
                        b.withLow(),
                        b.high().equals("*") ? HIGHEST : number(b.high(), clause),
                        b.withHigh());
            case Query.Like like -> throw notANumber(like.pattern(), clause, text);
            case Query.Near near -> throw notANumber(near.value(), clause, text);
        };
    }

    private String number(String value, Query.Clause clause) {
        return number(value, clause, text);
    }

    /// A value that has to be a number.
    static String number(String value, Query.Clause clause, String text) {
        String number = bound(value, LOWEST);
        if (number == null) {
            throw notANumber(value, clause, text);
        }
        return number;
    }

    static QueryException notANumber(String value, Query.Clause clause, String text) {
        return new QueryException(
                "'" + clause.field() + "' has numbers, and '" + value + "' is none", text, clause.position());
    }

    private static org.apache.lucene.search.Query metricRange(
            Target.Metric metric, String field, String low, boolean withLow, String high, boolean withHigh) {
        return switch (metric.aggregate()) {
            case MIN, MAX, LAST -> NumberPoint.range(field, low, withLow, high, withHigh);
            default -> docValueRange(field, low, withLow, high, withHigh);
        };
    }

    private static org.apache.lucene.search.Query docValueRange(
            String field, String low, boolean withLow, String high, boolean withHigh) {
        double from = Double.parseDouble(low) + 0.0;
        double to = Double.parseDouble(high) + 0.0;
        return SortedNumericDocValuesField.newSlowRangeQuery(
                field,
                NumericUtils.doubleToSortableLong(withLow ? from : Math.nextUp(from)),
                NumericUtils.doubleToSortableLong(withHigh ? to : Math.nextDown(to)));
    }
}
