package org.hpsearch.value;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A command line as text and as words.
public final class Words {
    private Words() {}

    /// Splits as a shell does where nothing is expanded: blanks separate, quotes and backslashes hold together.
    public static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean started = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean last = i + 1 == line.length();
            if (quote == '\'' ? c == '\'' : quote == '"' && c == '"') {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && !last) {
                word.append(line.charAt(++i));
                started = true;
            } else if (quote != 0) {
                word.append(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                started = true;
            } else if (c == ' ' || c == '\t' || c == '\n') {
                if (started) {
                    words.add(word.toString());
                }
                word.setLength(0);
                started = false;
            } else {
                word.append(c);
                started = true;
            }
        }
        if (started) {
            words.add(word.toString());
        }
        return words;
    }

    /// The places of a line that stand in no quotes and behind no backslash, as [#split] reads it.
    public static BitSet open(String line) {
        BitSet open = new BitSet(line.length());
        scan(line, open);
        return open;
    }

    /// The quote that is not closed at a line's end; 0 where none is.
    public static char openQuote(String line) {
        return scan(line, new BitSet());
    }

    private static char scan(String line, BitSet open) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                open.set(i);
            }
        }
        return quote;
    }

    /// The words as a line that a POSIX shell reads back as the same words.
    public static String join(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.isEmpty() ? "" : " ").append(quote(word));
        }
        return line.toString();
    }

    private static String quote(String word) {
        return isPlain(word) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && "_@%+=:,./{}-".indexOf(c) < 0) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    /// The text without the quotes, single or double, that stand around it.
    public static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
