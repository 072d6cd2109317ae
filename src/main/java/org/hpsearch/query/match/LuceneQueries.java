package org.hpsearch.query.match;

import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.NumberPoint;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.language.Bound;
import org.hpsearch.query.language.Query.Between;
import org.jspecify.annotations.Nullable;

/// Queries of Lucene over the inner fields of the index.
public final class LuceneQueries {
    static final Query NOTHING = MatchNoDocsQuery.INSTANCE;

    private LuceneQueries() {}

    /// What matches any of these.
    public static Query any(List<Query> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.forEach(part -> any.add(part, BooleanClause.Occur.SHOULD));
        return any.build();
    }

    static Query not(Query inner) {
        return but(MatchAllDocsQuery.INSTANCE, inner);
    }

    /// What matches one and not the other.
    static Query but(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.FILTER)
                .add(other, BooleanClause.Occur.MUST_NOT)
                .build();
    }

    /// What matches one and the other.
    public static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.FILTER)
                .add(other, BooleanClause.Occur.FILTER)
                .build();
    }

    /// The words of a text.
    static Query words(String field, org.hpsearch.query.language.Query.Test test) {
        return switch (test) {
            case org.hpsearch.query.language.Query.Any any -> MatchAllDocsQuery.INSTANCE;
            case org.hpsearch.query.language.Query.Is is -> phrase(field, is.value());
            case org.hpsearch.query.language.Query.Like like ->
                new ConstantScoreQuery(new WildcardQuery(new Term(field, lower(like.pattern()))));
            case org.hpsearch.query.language.Query.Near near -> near(field, lower(near.value()), near.edits());
            case org.hpsearch.query.language.Query.Differs differs -> NOTHING;
            case Between between -> texts(field, between);
        };
    }

    static Query phrase(String field, String value) {
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
    static Query near(String field, String value, int edits) {
        var automaton = new LevenshteinAutomata(value, true).toAutomaton(edits);
        return new AutomatonQuery(new Term(field, value), automaton);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static Query keyword(String field, String value) {
        return new TermQuery(new Term(field, FieldNames.keyword(value)));
    }

    static Query wildcard(String field, String pattern) {
        return new ConstantScoreQuery(new WildcardQuery(new Term(field, lower(pattern))));
    }

    /// A range of texts by the order of their UTF-8 bytes.
    static Query texts(String field, Between between) {
        return new TermRangeQuery(
                field, bytes(between.low()), bytes(between.high()), between.withLow(), between.withHigh());
    }

    private static @Nullable BytesRef bytes(String bound) {
        return bound.equals("*") ? null : new BytesRef(FieldNames.keyword(bound));
    }

    /// Keywords that are not this one.
    static Query otherKeywords(String field, String value) {
        BytesRef bytes = new BytesRef(FieldNames.keyword(value));
        return any(List.of(
                new TermRangeQuery(field, null, bytes, false, false),
                new TermRangeQuery(field, bytes, null, false, false)));
    }

    static Query equalNumber(String field, String number) {
        return NumberPoint.range(field, number, true, number, true);
    }

    static Query otherNumbers(String field, String number) {
        return any(List.of(
                NumberPoint.range(field, Bound.LOWEST, true, number, false),
                NumberPoint.range(field, number, false, Bound.HIGHEST, true)));
    }
}
