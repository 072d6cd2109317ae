package org.hpsearch.capture.output.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final byte NONE = LineTokens.NONE;
    private static final byte ONE = LineTokens.ONE;
    private static final byte WIDE = LineTokens.WIDE;

    /// The shape of a word, a sign and a number, as `loss: 0.5s`.
    private static byte[] shape(byte gap, String word, char sign, byte gapOfNumber, byte kind, String unit) {
        Shape shape = new Shape();
        shape.word(gap, word.getBytes(UTF_8), 0, word.length());
        shape.sign(NONE, (byte) sign);
        shape.number(gapOfNumber, kind, unit.getBytes(UTF_8), 0, unit.length());
        return shape.copy();
    }

    private static boolean isSame(byte[] one, byte[] other) {
        return java.util.Arrays.equals(one, other);
    }

    @Test
    void linesThatDifferInNumbersAndTheirPaddingHaveOneShape() {
        byte[] shape = shape(ONE, "loss", ':', ONE, LineTokens.INT, "");
        assertEquals(true, isSame(shape, shape(ONE, "loss", ':', ONE, LineTokens.INT, "")));
        assertEquals(true, isSame(shape, shape(ONE, "loss", ':', WIDE, LineTokens.INT, "")), "numbers are padded");
        assertEquals(false, isSame(shape, shape(ONE, "loss", ':', NONE, LineTokens.INT, "")));
        assertEquals(false, isSame(shape, shape(WIDE, "loss", ':', ONE, LineTokens.INT, "")));
        assertEquals(false, isSame(shape, shape(ONE, "less", ':', ONE, LineTokens.INT, "")));
        assertEquals(false, isSame(shape, shape(ONE, "loss", '=', ONE, LineTokens.INT, "")));
        assertEquals(false, isSame(shape, shape(ONE, "loss", ':', ONE, (byte) (LineTokens.INT + 1), "")));
        assertEquals(false, isSame(shape, shape(ONE, "loss", ':', ONE, LineTokens.INT, "s")));
    }

    @Test
    void itIsUsedAgainFromLineToLine() {
        Shape shape = new Shape();
        byte[] word = "x".repeat(1000).getBytes(UTF_8);
        shape.word(ONE, word, 0, word.length);
        byte[] first = shape.copy();
        int hash = shape.hash();
        assertEquals(true, shape.is(first));
        shape.clear();
        assertEquals(false, shape.is(first));
        assertEquals(true, shape.is(new byte[0]));
        shape.word(ONE, word, 0, word.length);
        assertEquals(true, shape.is(first));
        assertEquals(hash, shape.hash());
    }
}
