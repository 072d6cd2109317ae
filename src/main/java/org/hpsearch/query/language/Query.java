package org.hpsearch.query.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A query as a value. It prints back as it can be typed.
public sealed interface Query {
    /// Every run.
    record All() implements Query {}

    /// All of these; at least two.
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// Any of these; at least two.
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// Not this.
    record Not(Query part) implements Query {}

    /// A test of one field.
    ///
    /// @param field    as typed; empty for a bare word
    /// @param position where it stands in the text
    record Clause(String field, Test test, int position) implements Query {}

    /// Words of a text, in Lucene's own syntax: `log:/oom.*/`, `"cuda memory"~5`.
    ///
    /// @param field    as typed; empty for all texts
    /// @param lucene   a regular expression, a phrase with a distance, an interval function, or a group of words
    ///                 behind which stands how many of them are needed
    /// @param position where it begins in the text of the query
    record TextPart(String field, String lucene, int position) implements Query {
        /// What it asks of a field that is no text, where a regular expression is a value like any other: `/data/` is
        /// a path.
        public Optional<Clause> plain() {
            if (!lucene.startsWith("/")) {
                return Optional.empty();
            }
            boolean pattern = lucene.indexOf('*') >= 0 || lucene.indexOf('?') >= 0;
            return Optional.of(new Clause(field, pattern ? new Like(lucene) : new Is(lucene, false), position));
        }
    }

    /// What is asked of a field.
    sealed interface Test {}

    /// It has a value at all: `f:*`.
    record Any() implements Test {}

    /// It has this value. `f:x` takes a text that contains the words of `x`, too; `f=x` does not.
    record Is(String value, boolean exact) implements Test {}

    /// It has a value that is not this: `f!=x`.
    record Differs(String value) implements Test {}

    /// Its value fits a pattern with `*` and `?`.
    record Like(String pattern) implements Test {}

    /// Its value is this but for a few letters: `f:x~`, `f:x~1`.
    record Near(String value, int edits) implements Test {}

    /// It lies between two values; `*` for no bound.
    record Between(String low, boolean withLow, String high, boolean withHigh) implements Test {}

    /// The query as it can be typed.
    default String print() {
        return switch (this) {
            case All all -> "*";
            case And and -> and.parts.stream().map(Query::inner).collect(Collectors.joining(" AND "));
            case Or or -> or.parts.stream().map(Query::inner).collect(Collectors.joining(" OR "));
            case Not not -> "NOT " + inner(not.part);
            case Clause clause -> print(clause);
            case TextPart words ->
                words.field.isEmpty() ? words.lucene : Quoting.name(words.field) + ":" + words.lucene;
        };
    }

    private static String inner(Query query) {
        return query instanceof And || query instanceof Or ? "(" + query.print() + ")" : query.print();
    }

    private static String print(Clause clause) {
        String name = clause.field.isEmpty() ? "" : Quoting.name(clause.field);
        String colon = name.isEmpty() ? "" : name + ":";
        return switch (clause.test) {
            case Any any -> colon + "*";
            case Is is -> is.exact ? name + "=" + Quoting.value(is.value) : colon + Quoting.value(is.value);
            case Differs differs -> name + "!=" + Quoting.value(differs.value);
            case Like like -> colon + like.pattern;
            case Near near -> colon + near.value + "~" + near.edits;
            case Between b ->
                colon + (b.withLow ? "[" : "{") + Quoting.bound(b.low) + " TO " + Quoting.bound(b.high)
                        + (b.withHigh ? "]" : "}");
        };
    }
}
