package org.hpsearch.capture.output.line;

import org.hpsearch.capture.output.word.Units;
import org.hpsearch.capture.output.word.Vocabulary;

/// Words around a number that make it part of a sentence.
final class Prose {
    private static final TokenPattern UNIT = TokenPattern.of("WORD ),;");
    private static final TokenPattern CLOSED_UNIT = TokenPattern.of("WORD !WORD");
    private static final TokenPattern REMARK = TokenPattern.of("( WORD : NUM ) END");
    private static final int MOST_WORDS = 3;

    private Prose() {}

    /// `the objective is integral (scale: 1)`: a pair in brackets that ends a sentence, and no measure.
    static boolean isRemark(LeaveRules.Candidate candidate) {
        Sentence line = candidate.line();
        int open = candidate.at() - 3;
        if (candidate.isMeasure() || !REMARK.fits(line.tokens(), open) || open - line.start() < MOST_WORDS) {
            return false;
        }
        for (int i = line.start(); i < open; i++) {
            if (!line.isFreeWord(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether words follow that make the number part of a sentence: `in 50 rounds`.
    static boolean follows(Sentence line, int end) {
        LineTokens tokens = line.tokens();
        if (tokens.word(end).equals("of")) {
            return true;
        }
        boolean unit = UNIT.fits(tokens, end) && Units.isTime(tokens.word(end))
                || CLOSED_UNIT.fits(tokens, end) && Units.isBytes(tokens.word(end));
        if (unit || !line.isFreeWord(end) || tokens.gap(end) == LineTokens.WIDE) {
            return false;
        }
        int at = end;
        boolean counts = tokens.kind(end - 1) == LineTokens.INT; // `solved 3 trials from 4`
        boolean stop = false;
        while (tokens.kind(at) == LineTokens.WORD && at - end < MOST_WORDS) {
            stop |= counts && at > end && Vocabulary.isStop(tokens.word(at));
            at++;
        }
        return stop || !tokens.isNumber(at) && !tokens.isAnySign(at, ":=");
    }
}
