package org.hpsearch.capture.output;

import org.hpsearch.capture.output.line.LineTokens;
import org.hpsearch.capture.output.word.Vocabulary;

/// A heading above the lines that it is about, `Test Error:` or `Validation`, until the training goes on.
final class Headings {
    private static final int MOST_WORDS = 4;

    private String prefix = "";

    /// Notes a line without numbers, which may be a heading.
    void note(LineTokens tokens) {
        int words = tokens.count() - 1;
        boolean titled = words >= 1 && words <= MOST_WORDS && tokens.isSign(words, ':');
        boolean split = false;
        for (int i = 0; i < words && titled; i++) {
            titled = tokens.kind(i) == LineTokens.WORD;
            split |= titled && Vocabulary.isSplit(tokens.text(i));
        }
        String title = titled && split ? tokens.span(0, words).replaceAll("\\s+", "_") : alone(tokens);
        prefix = title.isEmpty() ? "" : title + "/";
    }

    /// The part of the data that stands alone on its line, `--- Validation ---`; empty where none does.
    private static String alone(LineTokens tokens) {
        String word = "";
        for (int i = 0; i < tokens.count(); i++) {
            boolean decoration = tokens.kind(i) == LineTokens.BAR || tokens.isAnySign(i, "-=*#[]:+|");
            boolean of = tokens.isSign(i - 1, ':') && word.startsWith("eval"); // `evaluate:dev`
            if (!decoration && (!word.isEmpty() && !of || !Vocabulary.isSplit(tokens.word(i)))) {
                return "";
            }
            word = decoration ? word : tokens.word(i);
        }
        return word;
    }

    /// The heading now, for [#restore(String)].
    String prefix() {
        return prefix;
    }

    /// Goes back to an earlier heading.
    void restore(String earlier) {
        prefix = earlier;
    }

    /// Notes that the training goes on.
    void end() {
        prefix = "";
    }

    /// A value's name below the heading.
    String full(String name) {
        return prefix.isEmpty() || Vocabulary.hasSplit(name) ? name : prefix + name;
    }
}
