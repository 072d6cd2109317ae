package org.hpsearch.query.language;

/// How names and values are written in a query, so that they are read back as the same.
public final class Quoting {
    /// Characters that end a name or a value.
    static final String ENDS = " \t\n()[]{}\"";

    private Quoting() {}

    /// A name as it is written in a query.
    public static String name(String name) {
        return isPlain(name) ? name : quoted(name);
    }

    /// A value as it is written in a query.
    public static String value(String value) {
        return isPlain(value) || org.hpsearch.value.Numbers.regular(value) != null ? value : quoted(value);
    }

    private static boolean isPlain(String word) {
        return !word.isEmpty()
                && word.chars()
                        .allMatch(c -> ENDS.indexOf(c) < 0 && "\\:<>=!*?~".indexOf(c) < 0 && !Character.isWhitespace(c))
                && !isOperator(word)
                && "+-".indexOf(word.charAt(0)) < 0;
    }

    static String bound(String bound) {
        return bound.equals("*") ? bound : value(bound);
    }

    /// A text as a phrase, whatever stands in it.
    public static String phrase(String text) {
        return quoted(text);
    }

    /// What stands in a part of a query, without the backslashes that keep characters as they are.
    static String unescaped(String text, int from, int to) {
        StringBuilder word = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\\' && i + 1 < to) {
                i++;
            }
            word.append(text.charAt(i));
        }
        return word.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// `AND`, `OR`, `NOT`, `TO` in any case.
    static boolean isOperator(String word) {
        return switch (word.toLowerCase(java.util.Locale.ROOT)) {
            case "and", "or", "not", "to", "&&", "||" -> true;
            default -> false;
        };
    }
}
