package org.hpsearch.query.language;

/// How names and values are written in a query, so that they are read back as the same.
public final class Quoting {
    /// Characters that end a name or a value.
    static final String ENDS = " \t\n()[]{}\"";

    private Quoting() {}

    /// A name as it is written in a query.
    public static String name(String name) {
        boolean plain = name.chars().allMatch(c -> ENDS.indexOf(c) < 0 && "\\:<>=!*?~".indexOf(c) < 0)
                && !isOperator(name)
                && "+-".indexOf(name.charAt(0)) < 0;
        return plain ? name : quoted(name);
    }

    public static String value(String value) {
        boolean plain = !value.isEmpty()
                && value.chars().allMatch(c -> ENDS.indexOf(c) < 0 && "\\:<>=!*?~".indexOf(c) < 0)
                && !isOperator(value)
                && "+-".indexOf(value.charAt(0)) < 0;
        return plain || org.hpsearch.value.Numbers.regular(value) != null ? value : quoted(value);
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
