package org.hpsearch.query.language;

import java.util.List;

/// What stands behind a field and an operator: `lr<0.1`.
final class Comparison {
    /// The operators; a longer one before those that it begins with.
    static final List<String> OPERATORS = List.of("<=", ">=", "!=", "==", "<", ">", "=");

    private Comparison() {}

    /// What an operator asks of a value.
    static Query.Test test(String operator, String value) {
        return switch (operator) {
            case "<" -> new Query.Between("*", true, value, false);
            case "<=" -> new Query.Between("*", true, value, true);
            case ">" -> new Query.Between(value, false, "*", true);
            case ">=" -> new Query.Between(value, true, "*", true);
            case "!=" -> new Query.Differs(value);
            default -> new Query.Is(value, true);
        };
    }

    /// Where a value has a second operator, `lr>>1` or `lr<0.1<0.2`, that a person hardly means as a part of it.
    ///
    /// @param from     where the value begins
    /// @param to       where it ends, excluded
    /// @param operator before it
    /// @return an index in the text; -1 where there is none
    static int slip(String text, int from, int to, String operator) {
        boolean orders = operator.startsWith("<") || operator.startsWith(">");
        for (int i = from; i < to; i += text.charAt(i) == '\\' ? 2 : 1) {
            boolean order = "<>".indexOf(text.charAt(i)) >= 0 && (orders || i == from);
            if (order || i == from && text.charAt(i) == '=') {
                return i;
            }
        }
        return -1;
    }

    static String words(char sign) {
        return "a second '" + sign + "' in one comparison; write lr>0.1 AND lr<0.2, or quote a value that holds such a"
                + " sign";
    }
}
