package org.hpsearch.shell;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.hpsearch.value.Words;
import org.jline.reader.CompletingParsedLine;

/// A line as Tab sees it: its words with their quotes, a `|` or `;` outside of quotes beginning anew.
///
/// @param line   as typed
/// @param cursor the cursor's place
/// @param words  of the command that the cursor stands in; up to the cursor the last one
record TypedLine(String line, int cursor, List<String> words) implements CompletingParsedLine {
    /// Parts a line; a quote that is not closed lasts until its end.
    static TypedLine of(String line, int cursor) {
        String typed = line.substring(0, cursor);
        List<String> words = new ArrayList<>();
        BitSet open = Words.open(typed);
        int start = 0;
        for (int i = open.nextSetBit(0); i >= 0; i = open.nextSetBit(i + 1)) {
            boolean blank = " \t".indexOf(typed.charAt(i)) >= 0;
            boolean anew = "|;".indexOf(typed.charAt(i)) >= 0;
            if (blank && i > start) {
                words.add(typed.substring(start, i));
            }
            if (anew) {
                words.clear();
            }
            start = blank || anew ? i + 1 : start;
        }
        words.add(typed.substring(start));
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
