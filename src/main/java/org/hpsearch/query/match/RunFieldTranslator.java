package org.hpsearch.query.match;

import static org.hpsearch.query.match.LuceneTranslator.HIGHEST;
import static org.hpsearch.query.match.LuceneTranslator.LOWEST;
import static org.hpsearch.query.match.LuceneTranslator.NOTHING;
import static org.hpsearch.query.match.LuceneTranslator.any;
import static org.hpsearch.query.match.LuceneTranslator.bytes;
import static org.hpsearch.query.match.LuceneTranslator.equalNumber;
import static org.hpsearch.query.match.LuceneTranslator.keyword;
import static org.hpsearch.query.match.LuceneTranslator.lower;
import static org.hpsearch.query.match.LuceneTranslator.notANumber;
import static org.hpsearch.query.match.LuceneTranslator.phrase;
import static org.hpsearch.query.match.LuceneTranslator.wildcard;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.NumberPoint;
import org.hpsearch.query.language.Moments;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.RunRecord;

/// Tests of a run's own fields in Lucene's terms: texts, times, spans, and the derived state.
final class RunFieldTranslator {
    private final OpenRuns open;
    private final String text;
    private final Instant now;
    private final ZoneId zone;

    RunFieldTranslator(OpenRuns open, String text, Instant now, ZoneId zone) {
        this.open = open;
        this.text = text;
        this.now = now;
        this.zone = zone;
    }

    org.apache.lucene.search.Query translate(String name, Query.Clause clause) {
        return switch (name) {
            case "started", "ended" -> time(name, clause);
            case "duration" -> duration(clause);
            case "exit", "size" -> number(name, clause);
            case "state" -> state(clause.test());
            case "note" -> words(FieldNames.runWords(name), clause.test());
            case "log" -> words(FieldNames.LOG, clause.test());
            default -> keywordField(name, clause.test());
        };
    }

    private static org.apache.lucene.search.Query words(String field, Query.Test test) {
        return test instanceof Query.Any ? new FieldExistsQuery(field) : LuceneTranslator.words(field, test);
    }

    private org.apache.lucene.search.Query keywordField(String name, Query.Test test) {
        String keywords = FieldNames.runKeyword(name);
        boolean hasWords = name.equals("name") || name.equals("command");
        return switch (test) {
            case Query.Any any -> new FieldExistsQuery(keywords);
            case Query.Is is -> {
                var whole = name.equals("git") && is.value().length() >= 4
                                || name.equals("id")
                                || name.equals("parent")
                                || name.equals("root")
                                || name.equals("member")
                        ? new ConstantScoreQuery(new PrefixQuery(new Term(keywords, FieldNames.keyword(is.value()))))
                        : keyword(keywords, is.value());
                yield hasWords && !is.exact()
                        ? any(List.of(whole, phrase(FieldNames.runWords(name), is.value())))
                        : whole;
            }
            case Query.Like like -> wildcard(keywords, like.pattern());
            case Query.Near near -> LuceneTranslator.near(keywords, FieldNames.keyword(near.value()), near.edits());
            case Query.Between b ->
                new TermRangeQuery(keywords, bytes(b.low()), bytes(b.high()), b.withLow(), b.withHigh());
            case Query.Differs differs ->
                any(List.of(
                        new TermRangeQuery(keywords, null, bytes(differs.value()), false, false),
                        new TermRangeQuery(keywords, bytes(differs.value()), null, false, false)));
        };
    }

    private org.apache.lucene.search.Query state(Query.Test test) {
        return switch (test) {
            case Query.Any any -> MatchAllDocsQuery.INSTANCE;
            case Query.Is is ->
                any(List.of(
                        keyword(FieldNames.runKeyword("state"), is.value()),
                        open.where(r -> stateOf(r).equals(lower(is.value())))));
            case Query.Differs differs -> LuceneTranslator.not(state(new Query.Is(differs.value(), true)));
            case Query.Like like ->
                any(List.of(
                        wildcard(FieldNames.runKeyword("state"), like.pattern()),
                        open.where(r -> FileSystems.getDefault()
                                .getPathMatcher("glob:" + lower(like.pattern()))
                                .matches(Path.of(stateOf(r))))));
            case Query.Near near -> state(new Query.Is(near.value(), false));
            case Query.Between between -> NOTHING;
        };
    }

    private String stateOf(RunRecord record) {
        return record.state(now).word();
    }

    private org.apache.lucene.search.Query number(String name, Query.Clause clause) {
        String field = FieldNames.runNumber(name);
        return switch (clause.test()) {
            case Query.Any any -> new FieldExistsQuery(field);
            case Query.Is is -> equalNumber(field, value(is.value(), clause));
            case Query.Differs differs ->
                any(List.of(
                        NumberPoint.range(field, LOWEST, true, value(differs.value(), clause), false),
                        NumberPoint.range(field, value(differs.value(), clause), false, HIGHEST, true)));
            case Query.Between b ->
                NumberPoint.range(
                        field,
                        b.low().equals("*") ? LOWEST : value(b.low(), clause),
                        b.withLow(),
                        b.high().equals("*") ? HIGHEST : value(b.high(), clause),
                        b.withHigh());
            case Query.Like like -> throw notANumber(like.pattern(), clause, text);
            case Query.Near near -> throw notANumber(near.value(), clause, text);
        };
    }

    private String value(String value, Query.Clause clause) {
        return LuceneTranslator.number(value, clause, text);
    }

    private org.apache.lucene.search.Query time(String name, Query.Clause clause) {
        String field = FieldNames.runNumber(name);
        return switch (clause.test()) {
            case Query.Any any -> new FieldExistsQuery(field);
            case Query.Is is -> within(field, period(is.value(), clause));
            case Query.Differs differs ->
                new BooleanQuery.Builder()
                        .add(new FieldExistsQuery(field), BooleanClause.Occur.FILTER)
                        .add(within(field, period(differs.value(), clause)), BooleanClause.Occur.MUST_NOT)
                        .build();
            case Query.Between b -> {
                Moments.Period low = b.low().equals("*") ? null : period(b.low(), clause);
                Moments.Period high = b.high().equals("*") ? null : period(b.high(), clause);
                boolean lowIsDay = low != null && !low.from().equals(low.to());
                boolean highIsDay = high != null && !high.from().equals(high.to());
                yield NumberPoint.range(
                        field,
                        low == null ? LOWEST : millis(b.withLow() ? low.from() : low.to()),
                        b.withLow() || lowIsDay,
                        high == null ? HIGHEST : millis(b.withHigh() ? high.to() : high.from()),
                        b.withHigh() && !highIsDay);
            }
            case Query.Like like -> throw notATime(like.pattern(), clause);
            case Query.Near near -> throw notATime(near.value(), clause);
        };
    }

    private static org.apache.lucene.search.Query within(String field, Moments.Period period) {
        boolean instant = period.from().equals(period.to());
        return NumberPoint.range(field, millis(period.from()), true, millis(period.to()), instant);
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }

    private Moments.Period period(String value, Query.Clause clause) {
        Moments.Period period = Moments.period(value, now, zone);
        if (period == null) {
            throw notATime(value, clause);
        }
        return period;
    }

    private QueryException notATime(String value, Query.Clause clause) {
        return Moments.notATime(value, text, clause.position());
    }

    private org.apache.lucene.search.Query duration(Query.Clause clause) {
        if (clause.test() instanceof Query.Any) {
            return new FieldExistsQuery(FieldNames.runNumber("duration"));
        }
        Query.Between range = switch (clause.test()) {
            case Query.Between between -> between;
            case Query.Is is -> new Query.Between(is.value(), true, is.value(), true);
            default ->
                throw new QueryException(
                        "a duration is compared: duration>2h, duration:[1m TO 10m]", text, clause.position());
        };
        double low = range.low().equals("*") ? Double.NEGATIVE_INFINITY : seconds(range.low(), clause);
        double high = range.high().equals("*") ? Double.POSITIVE_INFINITY : seconds(range.high(), clause);
        return any(List.of(
                NumberPoint.range(
                        FieldNames.runNumber("duration"),
                        Double.toString(low),
                        range.withLow(),
                        Double.toString(high),
                        range.withHigh()),
                open.lasting(low, range.withLow(), high, range.withHigh(), now)));
    }

    private double seconds(String value, Query.Clause clause) {
        return Moments.secondsOf(value, text, clause.position());
    }
}
