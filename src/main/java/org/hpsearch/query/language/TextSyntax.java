package org.hpsearch.query.language;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a query goes over into Lucene's own syntax, and back. Words, phrases, patterns, likenesses and what joins them
/// are the same in both; these are what only Lucene has:
///
/// | form | meaning |
/// |---|---|
/// | `/oom.*/` | a regular expression over a word |
/// | `"cuda memory"~5` | these words, with at most five moves between them |
/// | `fn:ordered(cuda memory)` | an interval function |
/// | `(cuda memory oom)@2` | at least two of these |
final class TextSyntax {
    private static final Pattern DISTANCE = Pattern.compile("~\\d{1,6}");
    private static final Pattern FUNCTION = Pattern.compile("fn:[a-zA-Z]+\\(");
    private static final Pattern LEAST = Pattern.compile("@\\d{1,6}");

    private TextSyntax() {}

    /// The end of what begins here in Lucene's syntax; -1 where nothing does.
    static int end(String text, int at) {
        return switch (text.charAt(at)) {
            case '/' -> bounded(text, expression(text, at));
            case '"' -> behind(DISTANCE, text, quoted(text, at));
            case '(' -> text.indexOf(")@", at) < 0 ? -1 : behind(LEAST, text, bracketed(text, at));
            case 'f' -> {
                Matcher function = FUNCTION.matcher(text).region(at, text.length());
                yield function.lookingAt() ? bracketed(text, function.end() - 1) : -1;
            }
            default -> -1;
        };
    }

    /// The end, if a name or a value could end there.
    private static int bounded(String text, int end) {
        return end == text.length() || end >= 0 && Quoting.ENDS.indexOf(text.charAt(end)) >= 0 ? end : -1;
    }

    private static int behind(Pattern suffix, String text, int end) {
        if (end < 0) {
            return -1;
        }
        Matcher matcher = suffix.matcher(text).region(end, text.length());
        return matcher.lookingAt() ? bounded(text, matcher.end()) : -1;
    }

    /// The end of a regular expression without blanks; two slashes are none.
    private static int expression(String text, int open) {
        for (int at = open + 1; at < text.length() && !Character.isWhitespace(text.charAt(at)); at++) {
            if (text.charAt(at) == '/') {
                return at == open + 1 ? -1 : at + 1;
            }
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        return -1;
    }

    private static int quoted(String text, int open) {
        for (int at = open + 1; at < text.length(); at++) {
            if (text.charAt(at) == '"') {
                return at + 1;
            }
            at += text.charAt(at) == '\\' ? 1 : 0;
        }
        return -1;
    }

    private static int bracketed(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case '\\' -> at++;
                case '"' -> {
                    int end = quoted(text, at);
                    at = end < 0 ? text.length() : end - 1;
                }
                default -> {}
            }
            if (depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }
}
