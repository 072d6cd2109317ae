package org.hpsearch.capture.output.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenPatternTest {
    /// Where the match ends that begins with the line; −1 where none does.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "INT;3 loss;1",
                "INT;3.5 loss;-1",
                "NUM REAL;3 0.5;2",
                "WORD;loss;1",
                "WORD;3;-1",
                "WORD WORD;loss;-1",
                "ANY END;loss;2",
                "ANY END;loss 3;-1",
                "after|at;At 3;1",
                "after|at;in 3;-1",
                "WORD :=;loss = 3;2",
                "WORD :=;loss 3;-1",
                "!NUM;loss;1",
                "!NUM;3;-1",
                "WORD ~:;loss: 3;2",
                "WORD ~:;loss : 3;-1",
                "INT & WORD;3 loss;1",
                "INT & WORD;3 4;-1",
                "AXIS;epoch;1",
                "AXIS;loss;-1",
                "SPLIT;valid_1;1",
                "MEASURE;loss;1",
                "LEVEL;WARNING;1",
                "RANK;rank0;1",
                "OTHER;10:00:01;1",
                "BAR;#######;1",
            })
    void oneLine(String pattern, String line, int end) {
        assertEquals(end, TokenPattern.of(pattern).end(Scanned.line(line), 0));
    }

    @Test
    void namedTokensAndPlaces() {
        LineTokens tokens = Scanned.line("at [3/10] 0.5");
        TokenPattern pattern = TokenPattern.of("[ INT1 / INT2 ]");
        assertEquals(5, pattern.length());
        assertEquals(6, pattern.end(tokens, 1));
        assertEquals("3", tokens.text(pattern.token(1, 1)));
        assertEquals("10", tokens.text(pattern.token(2, 1)));
        assertEquals(-1, pattern.end(tokens, -1));
        assertEquals(-1, pattern.end(tokens, 9));
    }
}
