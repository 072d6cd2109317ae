package org.hpsearch.capture.output.word;

/// What a byte of a line is.
public final class Chars {
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte END = 3;
    private static final byte[] CLASSES = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
            boolean digit = c >= '0' && c <= '9';
            CLASSES[c] = letter ? LETTER : digit ? DIGIT : " \t])}|;\"'".indexOf(c) >= 0 ? END : 0;
        }
    }

    private Chars() {}

    /// `0` to `9`.
    public static boolean isDigit(byte c) {
        return CLASSES[c & 0xFF] == DIGIT;
    }

    /// Letters, the underscore, and all beyond ASCII.
    public static boolean isLetter(byte c) {
        return CLASSES[c & 0xFF] == LETTER;
    }

    /// Whether it may stand within a word.
    public static boolean isWordPart(byte c) {
        byte kind = CLASSES[c & 0xFF];
        return kind == LETTER || kind == DIGIT;
    }

    /// Whether it ends a number for certain.
    public static boolean endsNumber(byte c) {
        return CLASSES[c & 0xFF] == END;
    }
}
