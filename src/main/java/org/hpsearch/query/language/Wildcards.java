package org.hpsearch.query.language;

import java.util.regex.Pattern;

/// Patterns with `*` and `?`, where a backslash takes the next character as it is.
public final class Wildcards {
    private Wildcards() {}

    /// The same pattern as a regular expression over the whole text.
    public static String regex(String pattern) {
        StringBuilder regex = new StringBuilder("(?s)");
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> {
                    i += c == '\\' && i + 1 < pattern.length() ? 1 : 0;
                    int point = pattern.codePointAt(i);
                    i += Character.charCount(point) - 1;
                    regex.append(Pattern.quote(Character.toString(point)));
                }
            }
        }
        return regex.toString();
    }
}
