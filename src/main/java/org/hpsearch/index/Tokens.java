package org.hpsearch.index;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// The words of a text: runs of letters and digits in small letters; an ideograph is a word of its own.
public final class Tokens {
    /// Stands between the words of two texts: no phrase reaches over it.
    public static final String BORDER = "";

    static final int LONGEST = 255;
    /// Positions that a border takes.
    static final int GAP = 100;

    private Tokens() {}

    /// The words in order.
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            boolean ideograph = Character.isIdeographic(c);
            if (ideograph || !Character.isLetterOrDigit(c) || word.length() >= LONGEST) {
                add(words, word);
            }
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            }
            if (ideograph) {
                add(words, word);
            }
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /// The words as Lucene takes them.
    static TokenStream stream(List<String> words) {
        return new WordStream(words);
    }

    private static final class WordStream extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final List<String> words;
        private Iterator<String> rest;

        WordStream(List<String> words) {
            this.words = words;
            this.rest = words.iterator();
        }

        @Override
        public void reset() {
            rest = words.iterator();
        }

        @Override
        public boolean incrementToken() {
            int steps = 1;
            while (rest.hasNext()) {
                String word = rest.next();
                if (word.isEmpty()) {
                    steps += GAP;
                    continue;
                }
                clearAttributes();
                term.append(word);
                step.setPositionIncrement(steps);
                return true;
            }
            return false;
        }
    }
}
