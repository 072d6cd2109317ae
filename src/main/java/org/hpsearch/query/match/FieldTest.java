package org.hpsearch.query.match;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.language.Moments;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.QueryException;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Store;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Whether a field of a run passes a test, in memory: the same answers as [RunFieldTranslator] gets from the index.
final class FieldTest {
    private static final int SHORTEST_COMMIT = 4;

    private final Instant now;
    private final Supplier<ZoneId> zone;
    private final Store store;

    FieldTest(Store store, Instant now, Supplier<ZoneId> zone) {
        this.store = store;
        this.now = now;
        this.zone = zone;
    }

    boolean passes(RunField field, Query.Clause clause, RunRecord run) {
        Query.Test test = clause.test();
        RunFacts facts = facts(run);
        return switch (field.kind()) {
            case LOG, BYTES -> false;
            case WORDS ->
                field.values(facts).stream()
                        .map(Value::print)
                        .anyMatch(text -> !Tokens.of(text).isEmpty() && ValueTest.words(test, text));
            case TEXT ->
                field.values(facts).stream()
                        .map(Value::print)
                        .anyMatch(text -> ValueTest.keyword(test, FieldNames.keyword(text))
                                || test instanceof Query.Is is && !is.exact() && ValueTest.words(test, text));
            case KEYWORD -> keywords(field, facts, test, Integer.MAX_VALUE);
            case ID -> keywords(field, facts, test, 0);
            case VERSION -> keywords(field, facts, test, SHORTEST_COMMIT);
            case NUMBER ->
                field.values(facts).stream()
                        .anyMatch(value -> value instanceof Value.Num number && number(clause, number.asDouble()));
            case TIME -> field.values(facts).stream().anyMatch(value -> time(test, value));
            case SPAN -> span(test, facts);
            case STATE -> state(test, facts.state());
        };
    }

    private RunFacts facts(RunRecord run) {
        return RunFacts.alone(run, store.project(run.id()), now);
    }

    /// The texts of a field that can be asked by words; the log is unknown here.
    List<List<String>> texts(RunField field, RunRecord run) {
        return field.values(facts(run)).stream()
                .map(value -> List.of(value.print()))
                .toList();
    }

    /// @param shortest letters from which on a value is compared from its beginning
    private static boolean keywords(RunField field, RunFacts facts, Query.Test test, int shortest) {
        return field.keywords(facts).stream()
                .map(FieldNames::keyword)
                .anyMatch(keyword -> test instanceof Query.Is is && is.value().length() >= shortest
                        ? keyword.startsWith(FieldNames.keyword(is.value()))
                        : ValueTest.keyword(test, keyword));
    }

    private static boolean state(Query.Test test, RunState state) {
        return switch (test) {
            case Query.Near near -> state.word().equals(near.value().toLowerCase(Locale.ROOT));
            case Query.Between between -> false;
            default -> ValueTest.keyword(test, state.word());
        };
    }

    /// Whether a number passes; NaN passes no test.
    static boolean number(Query.Clause clause, double value) {
        return switch (clause.test()) {
            case Query.Any any -> true;
            case Query.Is is -> value == number(is.value(), clause);
            case Query.Differs differs -> !Double.isNaN(value) && value != number(differs.value(), clause);
            case Query.Between b -> {
                double low = b.low().equals("*") ? Double.NEGATIVE_INFINITY : number(b.low(), clause);
                double high = b.high().equals("*") ? Double.POSITIVE_INFINITY : number(b.high(), clause);
                yield (b.withLow() ? value >= low : value > low) && (b.withHigh() ? value <= high : value < high);
            }
            case Query.Like like -> throw notANumber(like.pattern(), clause);
            case Query.Near near -> throw notANumber(near.value(), clause);
        };
    }

    private static double number(String typed, Query.Clause clause) {
        Double number = Numbers.parse(typed);
        if (number == null || Double.isNaN(number)) {
            throw notANumber(typed, clause);
        }
        return number;
    }

    private static QueryException notANumber(String typed, Query.Clause clause) {
        return new QueryException("'" + clause.field() + "' has numbers, and '" + typed + "' is not one", typed, -1);
    }

    private boolean time(Query.Test test, Value value) {
        Instant time = Instant.ofEpochMilli(Long.parseLong(value.print()));
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is -> period(is.value()).holds(time);
            case Query.Differs differs -> !period(differs.value()).holds(time);
            case Query.Between b ->
                (b.low().equals("*") || period(b.low()).isBefore(time, b.withLow()))
                        && (b.high().equals("*") || period(b.high()).isAfter(time, b.withHigh()));
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

    private static boolean span(Query.Test test, RunFacts facts) {
        Query.Between range = switch (test) {
            case Query.Between between -> between;
            case Query.Is is -> new Query.Between(is.value(), true, is.value(), true);
            default -> null;
        };
        if (facts.duration() == null || range == null) {
            return facts.duration() != null && facts.record().end() != null && test instanceof Query.Any;
        }
        double seconds = facts.duration().toMillis() / 1000.0;
        double low = range.low().equals("*") ? Double.NEGATIVE_INFINITY : Moments.secondsOf(range.low(), "", -1);
        double high = range.high().equals("*") ? Double.POSITIVE_INFINITY : Moments.secondsOf(range.high(), "", -1);
        return (range.withLow() ? seconds >= low : seconds > low)
                && (range.withHigh() ? seconds <= high : seconds < high);
    }
}
