package org.hpsearch.capture.output.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hpsearch.capture.output.word.Chars;
import org.hpsearch.capture.output.word.Glyphs;

/// A clean line cut into words, numbers and signs (by [TokenScanner]), and its [Shape]. Lines of one shape are read
/// alike, so that a program's thousandth line costs little. Reused from line to line; used by one thread.
public final class LineTokens {
    public static final byte WORD = 1;
    /// A number without point, exponent and unit.
    static final byte INT = 2;
    /// Any other number, `nan` and `inf` included.
    static final byte REAL = 3;
    /// Digits that are no number: a date, a clock time, a duration of parts, a version, an address.
    public static final byte OTHER = 4;
    /// A rule or a progress bar.
    public static final byte BAR = 5;
    /// One character.
    static final byte SIGN = 6;

    /// Nothing before the token.
    public static final byte NONE = 0;
    /// One blank before it.
    static final byte ONE = 1;
    /// Several blanks, or a tab.
    static final byte WIDE = 2;

    private static final byte[] NO_BYTES = {};

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
    private final Shape shape = new Shape();

    /// Begins with a line.
    void begin(byte[] bytes, int to) {
        line = bytes;
        length = to;
        count = 0;
        numbers = 0;
        shape.clear();
    }

    /// Adds a token; of a number, its unit begins at `numberEnd`.
    void add(byte kind, byte gap, int from, int to, int numberEnd) {
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
        numbers += kind == INT || kind == REAL ? 1 : 0;
    }

    Shape shape() {
        return shape;
    }

    /// A copy of the whole line.
    public byte[] line() {
        return Arrays.copyOf(line, length);
    }

    public int count() {
        return count;
    }

    /// How many of the tokens are numbers.
    public int numbers() {
        return numbers;
    }

    public byte kind(int token) {
        return token < 0 || token >= count ? 0 : kinds[token];
    }

    /// What stands before the token; nothing before one that is not there.
    public byte gap(int token) {
        return token < 0 || token >= count ? NONE : gaps[token];
    }

    public boolean isNumber(int token) {
        byte kind = kind(token);
        return kind == INT || kind == REAL;
    }

    /// Whether the token is a number in letters, `nan` or `inf`, that may be a word of a name instead.
    boolean isSpelled(int token) {
        return kind(token) == REAL && Chars.isLetter(line[starts[token]]);
    }

    /// Whether the token is this sign.
    public boolean isSign(int token, char sign) {
        return kind(token) == SIGN && sign(token) == sign;
    }

    /// Whether the token is one of these signs.
    public boolean isAnySign(int token, String signs) {
        return kind(token) == SIGN && signs.indexOf(sign(token)) >= 0;
    }

    char sign(int token) {
        byte c = line[starts[token]];
        return c >= 0 ? (char) c : Glyphs.sign(line, starts[token]);
    }

    /// Index of the token's first byte in the line.
    public int from(int token) {
        return starts[token];
    }

    /// Index behind the token's last byte.
    public int to(int token) {
        return ends[token];
    }

    public String text(int token) {
        return text(starts[token], ends[token]);
    }

    public String text(int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    /// What stands behind a number without a blank: `%`, `ms`; empty for none.
    public String unit(int token) {
        return text(numberEnds[token], ends[token]);
    }

    public double value(int token) {
        return Decimal.value(line, starts[token], numberEnds[token]);
    }

    /// Copies the first bytes of the line.
    public void copy(byte[] into, int bytes) {
        System.arraycopy(line, 0, into, 0, bytes);
    }

    /// The word at a token; empty where no word stands there.
    public String word(int token) {
        return kind(token) == WORD ? text(token) : "";
    }

    /// The texts of the tokens from one to another (excluded).
    List<String> words(int from, int to) {
        List<String> words = new ArrayList<>();
        for (int i = from; i < to; i++) {
            words.add(text(i));
        }
        return words;
    }

    /// The line from a token's start to the end of the one before another, blanks included.
    public String span(int from, int to) {
        return text(starts[from], ends[to - 1]);
    }

    /// The index behind these signs, from a token on.
    int skip(int from, String signs) {
        int at = from;
        while (isAnySign(at, signs)) {
            at++;
        }
        return at;
    }

    /// The first of a sign from a token on; −1 for none.
    int find(char sign, int from) {
        for (int i = from; i < count; i++) {
            if (isSign(i, sign)) {
                return i;
            }
        }
        return -1;
    }

    /// The index behind the bracket that closes the one at a token; the line's end where none does.
    int close(int open) {
        char opening = sign(open);
        char closing = opening == '(' ? ')' : opening == '[' ? ']' : '}';
        int depth = 0;
        for (int i = open; i < count; i++) {
            if (isSign(i, opening)) {
                depth++;
            } else if (isSign(i, closing) && --depth == 0) {
                return i + 1;
            }
        }
        return count;
    }

    /// The bracket that opens what closes at a token; the first token looked at where none does.
    int open(int close, int first) {
        int open = close - 1;
        char opening = isSign(close, ')') ? '(' : '[';
        int inner = 0;
        while (open > first && (inner > 0 || !isSign(open, opening))) {
            inner += isSign(open, sign(close)) ? 1 : isSign(open, opening) ? -1 : 0;
            open--;
        }
        return open;
    }

    /// The quoted text or the word that ends before a token.
    String quotedOrWord(int end, int first) {
        int at = end - 1;
        if (!isAnySign(at, "'\"")) {
            return word(at);
        }
        char quote = sign(at);
        int open = at - 1;
        while (open > first && !isSign(open, quote)) {
            open--;
        }
        return open >= at - 1 || !isSign(open, quote) ? "" : text(ends[open], starts[at]);
    }
}
