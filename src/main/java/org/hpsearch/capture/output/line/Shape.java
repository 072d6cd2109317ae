package org.hpsearch.capture.output.line;

import java.util.Arrays;

/// A line's shape: the line with all numbers taken out. Lines of one shape are read alike. Numbers are padded, so what
/// stands before one does not count. Reused from line to line.
final class Shape {
    private static final byte WORD = 7;
    private static final byte NUMBER = 8;

    private byte[] bytes = new byte[256];
    private int length;

    void clear() {
        length = 0;
    }

    void sign(byte gap, byte sign) {
        room(2);
        bytes[length++] = gap;
        bytes[length++] = sign;
    }

    void word(byte gap, byte[] line, int from, int to) {
        sign(gap, WORD);
        room(to - from);
        System.arraycopy(line, from, bytes, length, to - from);
        length += to - from;
    }

    /// @param unit where the unit begins
    void number(byte gap, byte kind, byte[] line, int unit, int end) {
        room(2 + end - unit);
        bytes[length++] = (byte) (NUMBER + kind);
        for (int i = unit; i < end; i++) {
            bytes[length++] = line[i];
        }
        bytes[length++] = gap == LineTokens.NONE ? LineTokens.NONE : LineTokens.ONE;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    boolean is(byte[] other) {
        return Arrays.equals(bytes, 0, length, other, 0, other.length);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    int hash() {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
