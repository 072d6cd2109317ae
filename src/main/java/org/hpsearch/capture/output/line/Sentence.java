package org.hpsearch.capture.output.line;

import java.util.List;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.capture.output.word.Vocabulary;

/// A line while its shape is being understood: what was found of it so far. Unchanging: each step gives the next one.
///
/// @param prefix    what a logger has put before the record
/// @param claims    which tokens are spoken for
/// @param positions in the line's order
/// @param section   the part of the data that the record is about: `Train`; empty where it does not say
record Sentence(LineTokens tokens, Prefix prefix, Claims claims, List<LineRecipe.Position> positions, String section) {
    private static final TokenPattern FLOW = TokenPattern.of("WORD : { WORD :");
    private static final TokenPattern KEYWORD_ARGUMENT = TokenPattern.of("(, WORD =");

    Sentence {
        positions = List.copyOf(positions);
    }

    /// A line of which only the prefix is known.
    static Sentence behind(Prefix prefix, LineTokens tokens) {
        Claims claims = Claims.none(tokens.count()).with(0, prefix.end(), Claims.Use.PASSED);
        return new Sentence(tokens, prefix, claims, List.of(), "");
    }

    Sentence with(Claims more) {
        return new Sentence(tokens, prefix, more, positions, section);
    }

    /// First token of the record.
    int start() {
        return prefix.end();
    }

    int count() {
        return tokens.count();
    }

    boolean isFree(int token) {
        return claims.isFree(token);
    }

    /// Whether a word stands there that nobody has claimed.
    boolean isFreeWord(int token) {
        return token >= start() && tokens.kind(token) == LineTokens.WORD && claims.isFree(token);
    }

    /// Where the run of free words begins that ends before a token; not before another one.
    ///
    /// @param most words
    int wordsBefore(int end, int most) {
        int from = end;
        while (isFreeWord(from - 1) && end - from < most) {
            from--;
        }
        return from;
    }

    /// Whether a bracket opens an echo of parameters: `Namespace(lr=0.1)`, `parameters: {...}`.
    boolean opensSettings(int open) {
        if (!tokens.isAnySign(open, "({")) {
            return false;
        }
        int word = open - 1;
        while (tokens.isAnySign(word, ":='\"")) {
            word--;
        }
        if (Vocabulary.isConfig(tokens.word(word))) {
            return true;
        }
        if (isFlow(open)) {
            return true;
        }
        boolean call = word == open - 1 && tokens.kind(word) == LineTokens.WORD && tokens.gap(open) == LineTokens.NONE;
        boolean keyword = false;
        for (int i = open; call && i < tokens.close(open) && !keyword; i++) {
            keyword = KEYWORD_ARGUMENT.fits(tokens, i);
        }
        return keyword;
    }

    /// `solver: {kind: 7, length: 30}`, the whole line: settings as YAML writes them, without a measure or a position.
    private boolean isFlow(int open) {
        if (open != start() + 2 || !FLOW.fits(tokens, start()) || tokens.close(open) < count()) {
            return false;
        }
        for (int i = open + 1; i < count(); i++) {
            String word = tokens.isSign(i, ':') ? tokens.word(i - 1) : "";
            boolean counts = StepAxis.of(word) != null && !word.startsWith("n");
            if (counts || Vocabulary.isMeasure(word) || tokens.isSign(i, '{')) {
                return false;
            }
        }
        return true;
    }

    boolean isPosition(int token) {
        return claims.of(token) == Claims.Use.POSITION;
    }
}
