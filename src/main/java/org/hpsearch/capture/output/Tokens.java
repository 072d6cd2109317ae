package org.hpsearch.capture.output;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A clean line cut into words, numbers and signs, and its shape: the line with all numbers taken out. Lines of one
/// shape are read alike, so that a program's thousandth line costs little. Reused from line to line; used by one
/// thread.
final class Tokens {
    static final byte WORD = 1;
    /// A number without point, exponent and unit.
    static final byte INT = 2;
    /// Any other number, `nan` and `inf` included.
    static final byte REAL = 3;
    /// Digits that are no number: a date, a clock time, a duration of parts, a version, an address.
    static final byte OTHER = 4;
    /// A rule or a progress bar.
    static final byte BAR = 5;
    /// One character.
    static final byte SIGN = 6;

    /// Nothing before the token.
    static final byte NONE = 0;
    /// One blank before it.
    static final byte ONE = 1;
    /// Several blanks, or a tab.
    static final byte WIDE = 2;

    private static final byte[] NO_BYTES = {};

    /// What a byte is: a letter, a digit, or one that ends a number for certain.
    private static final byte[] CLASSES = new byte[256];

    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte END = 3;

    static {
        for (int c = 0; c < 256; c++) {
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
            boolean digit = c >= '0' && c <= '9';
            CLASSES[c] = letter ? LETTER : digit ? DIGIT : " \t])}|;\"'".indexOf(c) >= 0 ? END : 0;
        }
    }

    private byte[] line = NO_BYTES;
    private int length;
    private int count;
    private int numbers;
    private byte[] kinds = new byte[64];
    private byte[] gaps = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    /// Where a number ends and its unit begins.
    private int[] numberEnds = new int[64];
    private byte[] shape = new byte[256];
    private int shapeLength;

    /// Cuts a line.
    void scan(byte[] bytes, int to) {
        line = bytes;
        length = to;
        count = 0;
        numbers = 0;
        shapeLength = 0;
        int at = 0;
        while (at < to) {
            int start = at;
            while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
                at++;
            }
            if (at == to) {
                return;
            }
            byte gap = at == start ? NONE : at - start == 1 && bytes[start] == ' ' ? ONE : WIDE;
            at = token(at, gap);
        }
    }

    private int token(int at, byte gap) {
        byte c = line[at];
        if (isLetter(c)) {
            int glyph = c < 0 ? Glyphs.length(line, at, length) : 0;
            return glyph == 0 ? word(at, gap) : glyph(at, gap, glyph);
        }
        if (c >= '0' && c <= '9' || (c == '-' || c == '+' || c == '.') && startsNumber(at)) {
            return number(at, gap);
        }
        int run = Glyphs.barEnd(line, at, length);
        if (run - at >= 3) {
            add(BAR, gap, at, run, run);
            shape(gap, (byte) 2);
            return run;
        }
        boolean arrow = (c == '-' || c == '=') && at + 1 < length && line[at + 1] == '>';
        int end = arrow ? at + 2 : at + 1;
        add(SIGN, gap, arrow ? at + 1 : at, end, end);
        shape(gap, arrow ? (byte) '>' : c);
        return end;
    }

    private int glyph(int at, byte gap, int bytes) {
        int end = at + bytes;
        if (Glyphs.isVertical(line, at)) {
            add(SIGN, gap, at, end, end);
            shape(gap, (byte) '|');
            return end;
        }
        if (Glyphs.isBar(line, at)) {
            end = Glyphs.barEnd(line, at, length);
            add(BAR, gap, at, end, end);
            shape(gap, (byte) 2);
            return end;
        }
        add(SIGN, gap, at, end, end);
        shape(gap, (byte) Glyphs.sign(line, at));
        return end;
    }

    private int word(int from, byte gap) {
        byte[] bytes = line;
        int to = length;
        int at = from + 1;
        while (at < to) {
            byte kind = CLASSES[bytes[at] & 0xFF];
            if (kind != LETTER && kind != DIGIT && !joins(at)) {
                break;
            }
            at++;
        }
        if (at < to && bytes[at] == '%') {
            at++;
        }
        if (at - from <= 8 && Decimal.special(line, from, at) != 0) {
            add(REAL, gap, from, at, at);
            numbers++;
            shapeNumber(gap, REAL, at, at);
            return at;
        }
        add(WORD, gap, from, at, at);
        shape(gap, (byte) 7);
        shape(from, at);
        return at;
    }

    /// Whether a sign inside a word belongs to it: `train/loss`, `Acc@1`, `mAP50-95`, `a.b`, `valid_0's`.
    private boolean joins(int at) {
        byte c = line[at];
        if ((c == '@' || c == ':') && at + 2 < length && line[at + 1] == '.' && isDigit(line[at + 2])) {
            return c == '@' || isDigit(line[at - 1]) && isThreshold(at);
        }
        if (c != '-' && c != '.' && c != '/' && c != '@' && c != '\'' || at + 1 >= length) {
            return false;
        }
        byte next = line[at + 1];
        return next < 0 && Glyphs.length(line, at + 1, length) == 0
                || next >= 0 && isLetter(next)
                || isDigit(next) && c != '/' && c != '\'';
    }

    /// `mAP@.5:.95`: the range behind an `@` belongs to the word.
    private boolean isThreshold(int colon) {
        int at = colon - 1;
        while (at >= 0 && (isDigit(line[at]) || line[at] == '.')) {
            at--;
        }
        return at >= 0 && line[at] == '@';
    }

    private boolean startsNumber(int at) {
        if (at > 0 && (isLetter(line[at - 1]) || isDigit(line[at - 1]) || line[at - 1] == ')' || line[at - 1] == ']')) {
            return false;
        }
        int digit = at + 1;
        if (digit < length && line[digit] == '.') {
            digit++;
        }
        if (digit < length && isDigit(line[digit])) {
            return true;
        }
        int end = digit;
        while (end < length && isLetter(line[end])) {
            end++;
        }
        return line[at] != '.' && end - digit <= 8 && Decimal.special(line, digit, end) != 0;
    }

    /// Where a plain number ends that begins here, with a blank or a bracket behind it; −1 where more has to be looked
    /// at.
    private int plainEnd(int from) {
        byte[] bytes = line;
        int to = length;
        int at = bytes[from] == '-' ? from + 1 : from;
        while (at < to && CLASSES[bytes[at] & 0xFF] == DIGIT) {
            at++;
        }
        if (at < to && bytes[at] == '.') {
            at++;
            while (at < to && CLASSES[bytes[at] & 0xFF] == DIGIT) {
                at++;
            }
        }
        boolean ends = at == to
                || CLASSES[bytes[at] & 0xFF] == END
                || bytes[at] == ',' && (at + 1 == to || bytes[at + 1] == ' ');
        return ends ? at : -1;
    }

    private int number(int from, byte gap) {
        int plain = plainEnd(from);
        if (plain > 0) {
            byte kind = INT;
            for (int i = from; i < plain; i++) {
                kind = line[i] == '.' ? REAL : kind;
            }
            add(kind, gap, from, plain, plain);
            numbers++;
            shapeNumber(gap, kind, plain, plain);
            return plain;
        }
        int moment = Compounds.end(line, from, length);
        if (moment > from) {
            add(OTHER, gap, from, moment, moment);
            shape(gap, (byte) 3);
            return moment;
        }
        int end = Decimal.end(line, from, length);
        int unit = Units.end(line, end, length);
        if (unit < 0) {
            int wordEnd = end;
            while (wordEnd < length && (isLetter(line[wordEnd]) || isDigit(line[wordEnd]) || joins(wordEnd))) {
                wordEnd++;
            }
            add(WORD, gap, from, wordEnd, end);
            shape(gap, (byte) 7);
            shape(from, wordEnd);
            return wordEnd;
        }
        byte kind = unit == end && Decimal.isWhole(line, from, end) ? INT : REAL;
        add(kind, gap, from, unit, end);
        numbers++;
        shapeNumber(gap, kind, end, unit);
        return unit;
    }

    private void add(byte kind, byte gap, int from, int to, int numberEnd) {
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * count);
            gaps = Arrays.copyOf(gaps, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            numberEnds = Arrays.copyOf(numberEnds, 2 * count);
        }
        kinds[count] = kind;
        gaps[count] = gap;
        starts[count] = from;
        ends[count] = to;
        numberEnds[count++] = numberEnd;
    }

    private void shape(byte gap, byte code) {
        room(2);
        shape[shapeLength++] = gap;
        shape[shapeLength++] = code;
    }

    /// Numbers are padded: what stands before one tells nothing.
    private void shapeNumber(byte gap, byte kind, int unit, int end) {
        room(2 + end - unit);
        shape[shapeLength++] = (byte) (8 + kind);
        for (int i = unit; i < end; i++) {
            shape[shapeLength++] = line[i];
        }
        shape[shapeLength++] = gap == NONE ? NONE : ONE;
    }

    private void shape(int from, int to) {
        room(to - from);
        System.arraycopy(line, from, shape, shapeLength, to - from);
        shapeLength += to - from;
    }

    private void room(int more) {
        if (shapeLength + more > shape.length) {
            shape = Arrays.copyOf(shape, Math.max(2 * shape.length, shapeLength + more));
        }
    }

    static boolean isDigit(byte c) {
        return CLASSES[c & 0xFF] == DIGIT;
    }

    /// Letters, the underscore, and all beyond ASCII.
    static boolean isLetter(byte c) {
        return CLASSES[c & 0xFF] == LETTER;
    }

    int count() {
        return count;
    }

    /// How many of the tokens are numbers.
    int numbers() {
        return numbers;
    }

    byte kind(int token) {
        return token < 0 || token >= count ? 0 : kinds[token];
    }

    /// What stands before the token; nothing before one that is not there.
    byte gap(int token) {
        return token < 0 || token >= count ? NONE : gaps[token];
    }

    boolean isNumber(int token) {
        byte kind = kind(token);
        return kind == INT || kind == REAL;
    }

    /// Whether the token is a number in letters, `nan` or `inf`, that may be a word of a name instead.
    boolean isSpelled(int token) {
        return kind(token) == REAL && isLetter(line[starts[token]]);
    }

    /// Whether the token is this sign.
    boolean isSign(int token, char sign) {
        return kind(token) == SIGN && sign(token) == sign;
    }

    /// Whether the token is one of these signs.
    boolean isAnySign(int token, String signs) {
        return kind(token) == SIGN && signs.indexOf(sign(token)) >= 0;
    }

    char sign(int token) {
        byte c = line[starts[token]];
        return c >= 0 ? (char) c : Glyphs.sign(line, starts[token]);
    }

    /// Index of the token's first byte in the line.
    int from(int token) {
        return starts[token];
    }

    /// Index behind the token's last byte.
    int to(int token) {
        return ends[token];
    }

    String text(int token) {
        return text(starts[token], ends[token]);
    }

    String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    /// What stands behind a number without a blank: `%`, `ms`; empty for none.
    String unit(int token) {
        return text(numberEnds[token], ends[token]);
    }

    double value(int token) {
        return Decimal.value(line, starts[token], numberEnds[token]);
    }

    /// Whether the line has this shape.
    boolean hasShape(byte[] other) {
        return Arrays.equals(shape, 0, shapeLength, other, 0, other.length);
    }

    byte[] shape() {
        return Arrays.copyOf(shape, shapeLength);
    }

    int shapeHash() {
        int hash = 1;
        for (int i = 0; i < shapeLength; i++) {
            hash = 31 * hash + shape[i];
        }
        return hash ^ hash >>> 15;
    }

    /// Copies the first bytes of the line.
    void copy(byte[] into, int bytes) {
        System.arraycopy(line, 0, into, 0, bytes);
    }
}
