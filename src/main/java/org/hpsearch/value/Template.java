package org.hpsearch.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A text with places for values: `{key}` in commands, `@name` in queries. `${key}` belongs to the shell and is no
/// place. What is put into a place is not read again.
public final class Template {
    /// A place for a value.
    ///
    /// @param from  where it begins
    /// @param to    behind its end
    /// @param key   what it names
    /// @param quote the quote that is open there; 0 for none
    public record Place(int from, int to, String key, char quote) {
        /// Whether it stands between quotes.
        public boolean quoted() {
            return quote != 0;
        }
    }

    private final String text;
    private final List<Place> places;

    private Template(String text, List<Place> places) {
        this.text = text;
        this.places = List.copyOf(places);
    }

    /// A text whose places are `{key}`: a letter or `_`, then letters, digits and `_ . / @ : + -`.
    public static Template of(String text) {
        return text.indexOf('{') < 0 ? new Template(text, List.of()) : scan(text, "'\"", Template::braces);
    }

    /// A query whose places are `@name`: a letter, then letters, digits, `_` and `-`. None begins inside a word or
    /// behind `: = < > " @`.
    public static Template ofQuery(String text) {
        return text.indexOf('@') < 0 ? new Template(text, List.of()) : scan(text, "\"", Template::name);
    }

    /// Whether any of some words has a place for a key.
    public static boolean has(List<String> words, String key) {
        return words.stream().anyMatch(word -> of(word).keys().contains(key));
    }

    /// The words with each place filled that has a value; the others stay as they are.
    public static List<String> fill(List<String> words, Function<String, @Nullable String> values) {
        return words.stream()
                .map(word -> of(word).filled(place -> values.apply(place.key)))
                .toList();
    }

    /// The keys of the places, in order.
    public List<String> keys() {
        return places.stream().map(Place::key).toList();
    }

    /// The text with the values as they are, for a word of a command.
    ///
    /// @param values null leaves a place as it is
    public String filled(Function<Place, @Nullable String> values) {
        return filled(values, UnaryOperator.identity());
    }

    /// The text as a line for a POSIX shell, each value one word of it.
    ///
    /// @param values null leaves a place as it is
    /// @throws DataException where a place with a value stands in quotes: the value's own quotes would end them
    public String line(Function<Place, @Nullable String> values) {
        return filled(
                place -> {
                    String value = values.apply(place);
                    if (value != null && place.quoted()) {
                        throw new DataException(text.substring(place.from, place.to)
                                + " is in quotes: remove the quotes, hps quotes values where needed");
                    }
                    return value;
                },
                value -> Words.join(List.of(value)));
    }

    private String filled(Function<Place, @Nullable String> values, UnaryOperator<String> form) {
        if (places.isEmpty()) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        int done = 0;
        for (Place place : places) {
            String value = values.apply(place);
            if (value != null) {
                filled.append(text, done, place.from).append(form.apply(value));
                done = place.to;
            }
        }
        return filled.append(text, done, text.length()).toString();
    }

    /// Finds the place that begins at an index; null where none does.
    private interface Finder {
        @Nullable
        Place at(String text, int index, char quote);
    }

    /// Walks over a text and keeps track of its quotes as a shell does.
    private static Template scan(String text, String quotes, Finder finder) {
        List<Place> places = new ArrayList<>();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            Place place = finder.at(text, i, quote);
            if (place != null) {
                places.add(place);
                i = place.to - 1;
            } else if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (quotes.indexOf(c) >= 0) {
                quote = c;
            }
        }
        return new Template(text, places);
    }

    private static @Nullable Place braces(String text, int index, char quote) {
        boolean begins = text.charAt(index) == '{' && (index == 0 || text.charAt(index - 1) != '$');
        int end = begins && isFirst(text, index + 1) ? index + 2 : text.length();
        while (end < text.length() && (isPart(text.charAt(end)) || "./@:+".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '}'
                ? new Place(index, end + 1, text.substring(index + 1, end), quote)
                : null;
    }

    private static @Nullable Place name(String text, int index, char quote) {
        if (text.charAt(index) != '@' || quote != 0 || index > 0 && isInside(text.charAt(index - 1))) {
            return null;
        }
        int end = index + 1;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end > index + 1 && Character.isLetter(text.charAt(index + 1))
                ? new Place(index, end, text.substring(index + 1, end), quote)
                : null;
    }

    /// Whether an `@` behind this character belongs to what stands before it.
    private static boolean isInside(char before) {
        return Character.isLetterOrDigit(before) || "_:=<>\"@".indexOf(before) >= 0;
    }

    private static boolean isFirst(String text, int index) {
        return index < text.length() && (Character.isLetter(text.charAt(index)) || text.charAt(index) == '_');
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-';
    }
}
