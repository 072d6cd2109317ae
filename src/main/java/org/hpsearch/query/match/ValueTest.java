package org.hpsearch.query.match;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hpsearch.index.FieldNames;
import org.hpsearch.index.Tokens;
import org.hpsearch.query.language.Query;
import org.hpsearch.query.language.Wildcards;
import org.hpsearch.value.Nearest;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Whether a value passes a test, in memory: the same answers as [ParamTranslator] gets from the index.
final class ValueTest {
    private ValueTest() {}

    /// Whether a parameter's value passes.
    static boolean param(Query.Test test, Value value) {
        return test instanceof Query.Any || elements(value).stream().anyMatch(element -> element(test, element));
    }

    private static List<Value> elements(Value value) {
        return value instanceof Value.Items items
                ? items.values().stream()
                        .flatMap(element -> elements(element).stream())
                        .toList()
                : List.of(value);
    }

    private static boolean element(Query.Test test, Value value) {
        String number = number(value);
        String keyword = keyword(value);
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is -> is(is, value, number, keyword);
            case Query.Differs differs -> {
                Query.Is same = new Query.Is(differs.value(), true);
                yield !is(same, value, number, keyword);
            }
            case Query.Like like -> {
                String spelled = value instanceof Value.Num n ? n.text().toLowerCase(Locale.ROOT) : keyword;
                yield spelled != null && matches(like.pattern(), spelled);
            }
            case Query.Near near ->
                keyword != null
                        && (isNear(FieldNames.keyword(near.value()), keyword, near.edits())
                                || value instanceof Value.Text text && wordIsNear(near, Tokens.of(text.text())));
            case Query.Between between -> between(between, number, keyword);
        };
    }

    /// The value as a number in JSON's grammar: 1 and 0 for true and false; null for others.
    private static @Nullable String number(Value value) {
        return switch (value) {
            case Value.Num n -> n.text();
            case Value.Bool b -> b.value() ? "1" : "0";
            default -> null;
        };
    }

    private static @Nullable String keyword(Value value) {
        return value instanceof Value.Num ? null : FieldNames.keyword(value.print());
    }

    private static boolean is(Query.Is is, Value value, @Nullable String number, @Nullable String keyword) {
        String asked = asNumber(is.value());
        String there = number != null || keyword == null ? number : truth(keyword);
        boolean whole = there != null && asked != null && Numbers.compare(there, asked) == 0
                || keyword != null && keyword.equals(FieldNames.keyword(is.value()));
        return whole || !is.exact() && value instanceof Value.Text text && contains(text.text(), is.value());
    }

    /// The texts in a value.
    static List<String> texts(Value value) {
        return elements(value).stream()
                .flatMap(element -> element instanceof Value.Text text ? Stream.of(text.text()) : Stream.of())
                .toList();
    }

    /// What a word of a query is as a number: `true` and `false` are 1 and 0; null where it is none.
    private static @Nullable String asNumber(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> "1";
            case "false" -> "0";
            default -> Numbers.regular(word);
        };
    }

    private static @Nullable String truth(String keyword) {
        return keyword.equals("true") ? "1" : keyword.equals("false") ? "0" : null;
    }

    private static boolean between(Query.Between range, @Nullable String number, @Nullable String keyword) {
        if (range.low().equals("*") && range.high().equals("*")) {
            return true;
        }
        String low = end(range.low(), "-Infinity");
        String high = end(range.high(), "Infinity");
        if (low != null && high != null) {
            return number != null && within(number, low, range.withLow(), high, range.withHigh());
        }
        return keyword != null && textWithin(range, keyword);
    }

    /// An end of a range as a number; null where it is a text.
    private static @Nullable String end(String typed, String open) {
        Double number = typed.equals("*") ? (Double) Double.parseDouble(open) : Numbers.parse(typed);
        if (number == null || Double.isNaN(number)) {
            return null;
        }
        String regular = Numbers.regular(typed);
        return regular == null ? number.toString() : regular;
    }

    private static boolean within(String number, String low, boolean withLow, String high, boolean withHigh) {
        int fromLow = Numbers.compare(number, low);
        int fromHigh = Numbers.compare(number, high);
        return (withLow ? fromLow >= 0 : fromLow > 0) && (withHigh ? fromHigh <= 0 : fromHigh < 0);
    }

    /// Whether a keyword lies in a range of texts, by the order of their UTF-8 bytes.
    static boolean textWithin(Query.Between range, String keyword) {
        int fromLow = range.low().equals("*") ? 1 : compareTexts(keyword, range.low());
        int fromHigh = range.high().equals("*") ? -1 : compareTexts(keyword, range.high());
        return (range.withLow() ? fromLow >= 0 : fromLow > 0) && (range.withHigh() ? fromHigh <= 0 : fromHigh < 0);
    }

    private static int compareTexts(String keyword, String typed) {
        return Arrays.compareUnsigned(
                keyword.getBytes(StandardCharsets.UTF_8),
                FieldNames.keyword(typed).getBytes(StandardCharsets.UTF_8));
    }

    /// Whether a keyword of a run's own field passes.
    static boolean keyword(Query.Test test, String keyword) {
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is -> keyword.equals(FieldNames.keyword(is.value()));
            case Query.Differs differs -> !keyword.equals(FieldNames.keyword(differs.value()));
            case Query.Like like -> matches(like.pattern(), keyword);
            case Query.Near near -> isNear(FieldNames.keyword(near.value()), keyword, near.edits());
            case Query.Between between -> textWithin(between, keyword);
        };
    }

    /// Whether the words of a text pass.
    static boolean words(Query.Test test, String text) {
        return switch (test) {
            case Query.Any any -> true;
            case Query.Is is -> contains(text, is.value());
            case Query.Like like -> Tokens.of(text).stream().anyMatch(word -> matches(like.pattern(), word));
            case Query.Near near -> wordIsNear(near, Tokens.of(text));
            case Query.Differs differs -> false;
            case Query.Between between -> Tokens.of(text).stream().anyMatch(word -> textWithin(between, word));
        };
    }

    private static boolean contains(String text, String phrase) {
        List<String> asked = Tokens.of(phrase);
        return !asked.isEmpty() && Collections.indexOfSubList(Tokens.of(text), asked) >= 0;
    }

    private static boolean matches(String pattern, String keyword) {
        return Pattern.matches(Wildcards.regex(pattern.toLowerCase(Locale.ROOT)), keyword);
    }

    private static boolean wordIsNear(Query.Near near, List<String> words) {
        return words.stream().anyMatch(word -> isNear(near.value().toLowerCase(Locale.ROOT), word, near.edits()));
    }

    private static boolean isNear(String asked, String text, int edits) {
        return Nearest.distance(asked, text) <= edits;
    }
}
