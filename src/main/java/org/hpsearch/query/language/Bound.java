package org.hpsearch.query.language;

import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// The numbers of a query as the index compares them.
public final class Bound {
    /// Below every number.
    public static final String LOWEST = "-Infinity";
    /// Above every number.
    public static final String HIGHEST = "Infinity";

    private Bound() {}

    /// A number in JSON's grammar, or an infinity; null for NaN and what is no number.
    public static @Nullable String number(String typed) {
        String number = Numbers.regular(typed);
        String special = number == null ? Numbers.special(typed) : null;
        return number != null ? number : "NaN".equals(special) ? null : special;
    }

    /// The lower bound of a range, where `*` is open.
    public static @Nullable String low(String typed) {
        return typed.equals("*") ? LOWEST : number(typed);
    }

    /// The upper bound of a range, where `*` is open.
    public static @Nullable String high(String typed) {
        return typed.equals("*") ? HIGHEST : number(typed);
    }

    /// A number that has to be one.
    ///
    /// @throws QueryException that names the field, where it is none
    public static String required(String typed, Query.Clause clause, String text) {
        String number = number(typed);
        if (number == null) {
            throw notANumber(typed, clause, text);
        }
        return number;
    }

    /// The range of a clause whose bounds have to be numbers.
    public static Query.Between required(Query.Between range, Query.Clause clause, String text) {
        return new Query.Between(
                range.low().equals("*") ? LOWEST : required(range.low(), clause, text),
                range.withLow(),
                range.high().equals("*") ? HIGHEST : required(range.high(), clause, text),
                range.withHigh());
    }

    public static QueryException notANumber(String typed, Query.Clause clause, String text) {
        return new QueryException(
                "'" + clause.field() + "' has numbers, and '" + typed + "' is not one", text, clause.position());
    }
}
