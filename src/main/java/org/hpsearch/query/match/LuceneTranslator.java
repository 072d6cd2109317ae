package org.hpsearch.query.match;

import static org.hpsearch.query.match.LuceneQueries.NOTHING;
import static org.hpsearch.query.match.LuceneQueries.any;
import static org.hpsearch.query.match.LuceneQueries.but;
import static org.hpsearch.query.match.LuceneQueries.not;

import java.util.List;
import java.util.function.Function;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.hpsearch.index.Aggregate;
import org.hpsearch.index.NumberPoint;
import org.hpsearch.query.language.Bound;
import org.hpsearch.query.language.Query;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// A query in Lucene's terms. Each clause is true or false for a run; a run without a value makes it false.
final class LuceneTranslator {
    private final Names names;
    private final ParamTranslator params;
    private final RunFieldTranslator runFields;
    private final Function<org.apache.lucene.search.Query, FixedBitSet> docs;
    private final String text;
    private final boolean lenient;
    private @Nullable TextQueries texts;

    private LuceneTranslator(LuceneTranslator other, String text, boolean lenient) {
        this.names = other.names;
        this.params = other.params;
        this.runFields = other.runFields;
        this.docs = other.docs;
        this.text = text;
        this.lenient = lenient;
    }

    /// @param docs finds the documents that match
    LuceneTranslator(
            Names names,
            ParamTranslator params,
            RunFieldTranslator runFields,
            Function<org.apache.lucene.search.Query, FixedBitSet> docs) {
        this.names = names;
        this.params = params;
        this.runFields = runFields;
        this.docs = docs;
        this.text = "";
        this.lenient = false;
    }

    /// @param typed the query as typed, for messages
    org.apache.lucene.search.Query translate(Query query, String typed) {
        return new LuceneTranslator(this, typed, false).translate(query);
    }

    /// A clause on an unknown field is false, not an error: the condition of a rule outlives the runs that it was
    /// written for.
    org.apache.lucene.search.Query condition(Query query) {
        return new LuceneTranslator(this, query.print(), true).translate(query);
    }

    private org.apache.lucene.search.Query translate(Query query) {
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
            case Query.TextPart words -> text(words);
        };
    }

    private @Nullable Target target(String field, int position) {
        return lenient ? names.target(field) : names.require(field, text, position);
    }

    /// A part in Lucene's own syntax: looked for by itself, so that what Lucene refuses while it searches has a place.
    private org.apache.lucene.search.Query text(Query.TextPart words) {
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
                return docs.apply(own);
            } catch (IllegalStateException | IndexSearcher.TooManyClauses e) {
                throw queries.unusable(words, e);
            }
        });
        return target instanceof Target.Words
                ? params.words(found, texts -> TextQueries.holds(own, field, texts))
                : found;
    }

    private org.apache.lucene.search.Query clause(Query.Clause clause) {
        Target target = target(clause.field(), clause.position());
        return target == null ? NOTHING : clause(target, clause);
    }

    private org.apache.lucene.search.Query clause(Target target, Query.Clause clause) {
        return switch (target) {
            case Target.Words words -> params.words(clause.test());
            case Target.Param param -> params.translate(param.name(), clause.test());
            case Target.Metric metric -> metric(metric, clause);
            case Target.Own own -> runFields.translate(own.field(), clause, text);
            case Target.Recorded recorded -> params.recorded(clause.test());
            case Target.Has has -> has(clause);
        };
    }

    /// Whether a parameter, or whatever the name means, has a value.
    private org.apache.lucene.search.Query has(Query.Clause clause) {
        Target target = clause.test() instanceof Query.Is is ? names.target(is.value()) : null;
        return target instanceof Target.Metric || target instanceof Target.Own
                ? clause(target, new Query.Clause(clause.field(), new Query.Any(), clause.position()))
                : params.has(clause.test());
    }

    private org.apache.lucene.search.Query metric(Target.Metric metric, Query.Clause clause) {
        String field = names.metricField(metric.name(), metric.aggregate());
        String rows = names.metricField(metric.name(), Aggregate.COUNT);
        return switch (clause.test()) {
            case Query.Any any -> new FieldExistsQuery(rows);
            case Query.Is is
            when "NaN".equals(Numbers.special(is.value())) ->
                but(new FieldExistsQuery(rows), new FieldExistsQuery(field));
            case Query.Is is -> {
                String number = Bound.required(is.value(), clause, text);
                yield range(metric, field, new Query.Between(number, true, number, true));
            }
            case Query.Differs differs -> {
                String number = Bound.required(differs.value(), clause, text);
                yield any(List.of(
                        range(metric, field, new Query.Between(Bound.LOWEST, true, number, false)),
                        range(metric, field, new Query.Between(number, false, Bound.HIGHEST, true))));
            }
            case Query.Between between -> range(metric, field, Bound.required(between, clause, text));
            case Query.Like like -> throw Bound.notANumber(like.pattern(), clause, text);
            case Query.Near near -> throw Bound.notANumber(near.value(), clause, text);
        };
    }

    private static org.apache.lucene.search.Query range(Target.Metric metric, String field, Query.Between range) {
        return switch (metric.aggregate()) {
            case MIN, MAX, LAST ->
                NumberPoint.range(field, range.low(), range.withLow(), range.high(), range.withHigh());
            default -> docValueRange(field, range);
        };
    }

    private static org.apache.lucene.search.Query docValueRange(String field, Query.Between range) {
        double from = Double.parseDouble(range.low()) + 0.0;
        double to = Double.parseDouble(range.high()) + 0.0;
        return SortedNumericDocValuesField.newSlowRangeQuery(
                field,
                NumericUtils.doubleToSortableLong(range.withLow() ? from : Math.nextUp(from)),
                NumericUtils.doubleToSortableLong(range.withHigh() ? to : Math.nextDown(to)));
    }
}
