package org.hpsearch.capture.output.line;

/// Finds where a record is glued to the progress bar before it, on a line whose end or carriage return was lost:
/// `5/300 [00:26<25:00, 5.09s/it]{'loss': 1.4}`.
final class GluedLines {
    private static final TokenPattern GLUED = TokenPattern.of("] ~ANY");
    private static final TokenPattern DICT = TokenPattern.of("] {");
    private static final TokenPattern PUNCTUATION = TokenPattern.of("] ,;:.)]");

    private GluedLines() {}

    /// The token where the second record begins; 0 where the line holds only one.
    static int second(LineTokens tokens) {
        int open = -1;
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.isSign(i, '[')) {
                open = i;
            } else if (open >= 0 && tokens.isSign(i, ']')) {
                boolean glued = (GLUED.fits(tokens, i) || DICT.fits(tokens, i)) && !PUNCTUATION.fits(tokens, i);
                if (glued && isClock(tokens, open, i)) {
                    return i + 1;
                }
                open = -1;
            }
        }
        return 0;
    }

    /// Whether a bar's times stand in a bracket: `[00:26<25:00, 5.09s/it]`.
    private static boolean isClock(LineTokens tokens, int open, int close) {
        boolean time = false;
        boolean rate = false;
        for (int i = open + 1; i < close; i++) {
            time |= tokens.kind(i) == LineTokens.OTHER;
            rate |= tokens.isNumber(i) && tokens.unit(i).indexOf('/') >= 0 || tokens.isSign(i, '<');
        }
        return time && rate;
    }
}
