package org.hpsearch.capture.arguments;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.Words;

/// Secrets whose name and value stand on different lines, or value on several. A text keeps its number of lines.
final class SecretSpans {
    private static final int LONGEST = 4000;
    private static final int LONGEST_NAME = 80;
    /// `password = """ ... """`, from its sign on.
    private static final Pattern TRIPLE =
            Pattern.compile("([:=][ \\t]*(\"\"\"|'''))(.{0," + LONGEST + "}?)(\\2)", Pattern.DOTALL);
    /// `TOKEN = ("ab" "cd")`, from its sign on.
    private static final Pattern PARENTHESES =
            Pattern.compile("=[ \\t]*\\(\\s*+(?:(?:" + SecretEntries.QUOTED + ")\\s*+){1,100}\\)");
    /// `name: TOKEN`, and then `value: abc`.
    private static final Pattern PAIR = Pattern.compile("(\\b(?:name|key)[\"']?[ \\t]*:[ \\t]*[\"']?)("
            + SecretEntries.NAME + ")([\"']?[ \\t]*,?\\s{1,40}[\"']?value[\"']?[ \\t]*:[ \\t]*)("
            + SecretEntries.QUOTED + "|[^\\s\"'\\[{|>&*$][^\\n,}]*)");
    private static final Pattern TEXT = Pattern.compile(SecretEntries.QUOTED);
    private static final Pattern LINE = Pattern.compile("\\S[^\\n]*");

    private SecretSpans() {}

    static String hide(String text, Redaction.Hidden hidden) {
        String safe = replace(TRIPLE, text, found -> triple(text, found, hidden));
        String lists = replace(PARENTHESES, safe, found -> parentheses(safe, found, hidden));
        return lists.contains("value") ? replace(PAIR, lists, found -> pair(found, hidden)) : lists;
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> with) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(with.apply(found)));
    }

    private static String triple(String text, MatchResult found, Redaction.Hidden hidden) {
        String body = found.group(3);
        return SecretEntries.isSecret(nameBefore(text, found.start()), body.strip(), hidden)
                ? found.group(1)
                        + LINE.matcher(body).replaceAll(Matcher.quoteReplacement(Redaction.MARK))
                        + found.group(4)
                : found.group();
    }

    private static String parentheses(String text, MatchResult found, Redaction.Hidden hidden) {
        String name = nameBefore(text, found.start());
        return replace(
                TEXT,
                found.group(),
                part -> SecretEntries.isSecret(name, Words.unquoted(part.group()), hidden)
                        ? SecretEntries.marked(part.group())
                        : part.group());
    }

    private static String nameBefore(String text, int sign) {
        int end = sign;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        int start = end;
        while (start > 0 && end - start < LONGEST_NAME && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean isOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_.-".indexOf(c) >= 0;
    }

    private static String pair(MatchResult found, Redaction.Hidden hidden) {
        String value = found.group(4);
        if (!SecretEntries.isSecret(found.group(2), Words.unquoted(value.strip()), hidden)) {
            return found.group();
        }
        return found.group(1) + found.group(2) + found.group(3) + SecretEntries.marked(value);
    }
}
