package org.hpsearch.capture.output.line;

/// What a byte of a line is.
final class Chars {
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

    static boolean isDigit(byte c) {
        return CLASSES[c & 0xFF] == DIGIT;
    }

    /// Letters, the underscore, and all beyond ASCII.
    static boolean isLetter(byte c) {
        return CLASSES[c & 0xFF] == LETTER;
    }

    static boolean isWordPart(byte c) {
        byte kind = CLASSES[c & 0xFF];
        return kind == LETTER || kind == DIGIT;
    }

    /// Whether it ends a number for certain.
    static boolean endsNumber(byte c) {
        return CLASSES[c & 0xFF] == END;
    }
}
