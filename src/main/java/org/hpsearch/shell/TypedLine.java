package org.hpsearch.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/// A line as Tab sees it: its words with their quotes, a `|` or `;` outside of quotes beginning anew.
///
/// @param line   as typed
/// @param cursor the cursor's place
/// @param words  of the command that the cursor stands in; up to the cursor the last one
record TypedLine(String line, int cursor, List<String> words) implements CompletingParsedLine {
    /// Parts a line; a quote that is not closed lasts until its end.
    static TypedLine of(String line, int cursor) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char c : line.substring(0, cursor).toCharArray()) {
            boolean blank = quote == 0 && (c == ' ' || c == '\t');
            boolean anew = quote == 0 && (c == '|' || c == ';');
            if (blank && !word.isEmpty()) {
                words.add(word.toString());
            }
            if (anew) {
                words.clear();
            }
            if (blank || anew) {
                word.setLength(0);
                continue;
            }
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
            word.append(c);
        }
        words.add(word.toString());
        return new TypedLine(line, cursor, List.copyOf(words));
    }

    @Override
    public String word() {
        return words.getLast();
    }

    @Override
    public int wordIndex() {
        return words.size() - 1;
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int rawWordCursor() {
        return word().length();
    }

    @Override
    public int rawWordLength() {
        return word().length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return candidate;
    }
}
