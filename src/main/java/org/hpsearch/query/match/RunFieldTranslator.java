package org.hpsearch.query.match;

import static org.hpsearch.query.match.LuceneQueries.NOTHING;
import static org.hpsearch.query.match.LuceneQueries.any;
import static org.hpsearch.query.match.LuceneQueries.but;
import static org.hpsearch.query.match.LuceneQueries.equalNumber;
import static org.hpsearch.query.match.LuceneQueries.keyword;
import static org.hpsearch.query.match.LuceneQueries.near;
import static org.hpsearch.query.match.LuceneQueries.otherKeywords;
import static org.hpsearch.query.match.LuceneQueries.otherNumbers;
import static org.hpsearch.query.match.LuceneQueries.phrase;
import static org.hpsearch.query.match.LuceneQueries.texts;
import static org.hpsearch.query.match.LuceneQueries.wildcard;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.NumberPoint;
import org.hpsearch.query.language.Bound;
import org.hpsearch.query.language.Moments;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.query.language.Wildcards;
import org.hpsearch.run.RunField;

/// Tests of a run's own fields in Lucene's terms, by the kind of the field.
final class RunFieldTranslator {
    private static final int SHORTEST_COMMIT = 4;

    private final OpenRuns open;
    private final Instant now;
    private final Supplier<ZoneId> zone;

    RunFieldTranslator(OpenRuns open, Instant now, Supplier<ZoneId> zone) {
        this.open = open;
        this.now = now;
        this.zone = zone;
    }

    /// @param text the query as typed, for messages
    org.apache.lucene.search.Query translate(RunField field, Query.Clause clause, String text) {
        Query.Test test = clause.test();
        String keywords = FieldNames.runKeyword(field.word());
        return switch (field.kind()) {
            case KEYWORD -> keywords(keywords, test);
            case TEXT ->
                test instanceof Query.Is is && !is.exact()
                        ? any(List.of(
                                keyword(keywords, is.value()), phrase(FieldNames.runWords(field.word()), is.value())))
                        : keywords(keywords, test);
            case ID -> test instanceof Query.Is is ? beginning(keywords, is.value()) : keywords(keywords, test);
            case VERSION ->
                test instanceof Query.Is is && is.value().length() >= SHORTEST_COMMIT
                        ? beginning(keywords, is.value())
                        : keywords(keywords, test);
            case WORDS -> words(FieldNames.runWords(field.word()), test);
            case LOG -> words(FieldNames.LOG, test);
            case NUMBER, BYTES -> number(FieldNames.runNumber(field.word()), clause, text);
            case TIME -> time(FieldNames.runNumber(field.word()), clause, text);
            case SPAN -> span(FieldNames.runNumber(field.word()), clause, text);
            case STATE -> state(keywords, test);
        };
    }

    private static org.apache.lucene.search.Query words(String field, Query.Test test) {
        return test instanceof Query.Any ? new FieldExistsQuery(field) : LuceneQueries.words(field, test);
    }

    private static org.apache.lucene.search.Query beginning(String field, String value) {
        return new ConstantScoreQuery(new PrefixQuery(new Term(field, FieldNames.keyword(value))));
    }

    private static org.apache.lucene.search.Query keywords(String field, Query.Test test) {
        return switch (test) {
            case Query.Any any -> new FieldExistsQuery(field);
            case Query.Is is -> keyword(field, is.value());
            case Query.Like like -> wildcard(field, like.pattern());
            case Query.Near near -> near(field, FieldNames.keyword(near.value()), near.edits());
            case Query.Between between -> texts(field, between);
            case Query.Differs differs -> otherKeywords(field, differs.value());
        };
    }

    private org.apache.lucene.search.Query state(String field, Query.Test test) {
        return switch (test) {
            case Query.Any any -> MatchAllDocsQuery.INSTANCE;
            case Query.Is is ->
                any(List.of(
                        keyword(field, is.value()),
                        open.where(r -> r.state(now).word().equals(FieldNames.keyword(is.value())))));
            case Query.Differs differs -> LuceneQueries.not(state(field, new Query.Is(differs.value(), true)));
            case Query.Like like -> {
                Pattern pattern = Pattern.compile(Wildcards.regex(like.pattern().toLowerCase(Locale.ROOT)));
                yield any(List.of(
                        wildcard(field, like.pattern()),
                        open.where(r -> pattern.matcher(r.state(now).word()).matches())));
            }
            case Query.Near near -> state(field, new Query.Is(near.value(), false));
            case Query.Between between -> NOTHING;
        };
    }

    private static org.apache.lucene.search.Query number(String field, Query.Clause clause, String text) {
        return switch (clause.test()) {
            case Query.Any any -> new FieldExistsQuery(field);
            case Query.Is is -> equalNumber(field, Bound.required(is.value(), clause, text));
            case Query.Differs differs -> otherNumbers(field, Bound.required(differs.value(), clause, text));
            case Query.Between between -> range(field, Bound.required(between, clause, text));
            case Query.Like like -> throw Bound.notANumber(like.pattern(), clause, text);
            case Query.Near near -> throw Bound.notANumber(near.value(), clause, text);
        };
    }

    private static org.apache.lucene.search.Query range(String field, Query.Between range) {
        return NumberPoint.range(field, range.low(), range.withLow(), range.high(), range.withHigh());
    }

    private org.apache.lucene.search.Query time(String field, Query.Clause clause, String text) {
        return switch (clause.test()) {
            case Query.Any any -> new FieldExistsQuery(field);
            case Query.Is is -> within(field, period(is.value(), clause, text));
            case Query.Differs differs ->
                but(new FieldExistsQuery(field), within(field, period(differs.value(), clause, text)));
            case Query.Between b -> {
                Moments.Period low = b.low().equals("*") ? null : period(b.low(), clause, text);
                Moments.Period high = b.high().equals("*") ? null : period(b.high(), clause, text);
                boolean lowIsDay = low != null && !low.from().equals(low.to());
                boolean highIsDay = high != null && !high.from().equals(high.to());
                yield NumberPoint.range(
                        field,
                        low == null ? Bound.LOWEST : millis(b.withLow() ? low.from() : low.to()),
                        b.withLow() || lowIsDay,
                        high == null ? Bound.HIGHEST : millis(b.withHigh() ? high.to() : high.from()),
                        b.withHigh() && !highIsDay);
            }
            case Query.Like like -> throw Moments.notATime(like.pattern(), text, clause.position());
            case Query.Near near -> throw Moments.notATime(near.value(), text, clause.position());
        };
    }

    private static org.apache.lucene.search.Query within(String field, Moments.Period period) {
        boolean instant = period.from().equals(period.to());
        return NumberPoint.range(field, millis(period.from()), true, millis(period.to()), instant);
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    private Moments.Period period(String value, Query.Clause clause, String text) {
        Moments.Period period = Moments.period(value, now, zone);
        if (period == null) {
            throw Moments.notATime(value, text, clause.position());
        }
        return period;
    }

    private org.apache.lucene.search.Query span(String field, Query.Clause clause, String text) {
        if (clause.test() instanceof Query.Any) {
            return new FieldExistsQuery(field);
        }
        Query.Between range = switch (clause.test()) {
            case Query.Between between -> between;
            case Query.Is is -> new Query.Between(is.value(), true, is.value(), true);
            default ->
                throw new QueryException(
                        "compare a duration: duration>2h, duration:[1m TO 10m]", text, clause.position());
        };
        double low = range.low().equals("*")
                ? Double.NEGATIVE_INFINITY
                : Moments.secondsOf(range.low(), text, clause.position());
        double high = range.high().equals("*")
                ? Double.POSITIVE_INFINITY
                : Moments.secondsOf(range.high(), text, clause.position());
        return any(List.of(
                NumberPoint.range(
                        field, Double.toString(low), range.withLow(), Double.toString(high), range.withHigh()),
                open.lasting(low, range.withLow(), high, range.withHigh(), now)));
    }
}
