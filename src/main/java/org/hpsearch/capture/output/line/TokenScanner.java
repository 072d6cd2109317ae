package org.hpsearch.capture.output.line;

import org.hpsearch.capture.output.word.Chars;
import org.hpsearch.capture.output.word.Glyphs;
import org.hpsearch.capture.output.word.Units;

/// Cuts clean lines into tokens. Used by one thread.
public final class TokenScanner {
    private final LineTokens tokens;
    private final Shape shape;
    private byte[] line = {};
    private int length;

    /// @param tokens takes each line's tokens
    public TokenScanner(LineTokens tokens) {
        this.tokens = tokens;
        this.shape = tokens.shape();
    }

    /// Cuts a line.
    public void scan(byte[] bytes, int to) {
        line = bytes;
        length = to;
        tokens.begin(bytes, to);
        int at = 0;
        while (at < to) {
            int start = at;
            while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
                at++;
            }
            if (at == to) {
                return;
            }
            byte gap = at == start
                    ? LineTokens.NONE
                    : at - start == 1 && bytes[start] == ' ' ? LineTokens.ONE : LineTokens.WIDE;
            at = token(at, gap);
        }
    }

    private int token(int at, byte gap) {
        byte c = line[at];
        if (Chars.isLetter(c)) {
            int glyph = c < 0 ? Glyphs.length(line, at, length) : 0;
            return glyph == 0 ? word(at, gap) : glyph(at, gap, glyph);
        }
        if (c >= '0' && c <= '9' || (c == '-' || c == '+' || c == '.') && startsNumber(at)) {
            return number(at, gap);
        }
        int run = Glyphs.barEnd(line, at, length);
        while (run > at && run < length && Chars.isDigit(line[run]) && (line[run - 1] == '.' || line[run - 1] == '-')) {
            run--; // `=-.5`
        }
        if (run - at >= 3) {
            tokens.add(LineTokens.BAR, gap, at, run, run);
            shape.sign(gap, (byte) 2);
            return run;
        }
        boolean arrow = (c == '-' || c == '=') && at + 1 < length && line[at + 1] == '>';
        int end = arrow ? at + 2 : at + 1;
        tokens.add(LineTokens.SIGN, gap, arrow ? at + 1 : at, end, end);
        shape.sign(gap, arrow ? (byte) '>' : c);
        return end;
    }

    private int glyph(int at, byte gap, int bytes) {
        int end = at + bytes;
        if (Glyphs.isVertical(line, at)) {
            tokens.add(LineTokens.SIGN, gap, at, end, end);
            shape.sign(gap, (byte) '|');
            return end;
        }
        if (Glyphs.isBar(line, at)) {
            end = Glyphs.barEnd(line, at, length);
            tokens.add(LineTokens.BAR, gap, at, end, end);
            shape.sign(gap, (byte) 2);
            return end;
        }
        tokens.add(LineTokens.SIGN, gap, at, end, end);
        shape.sign(gap, (byte) Glyphs.sign(line, at));
        return end;
    }

    private int word(int from, byte gap) {
        byte[] bytes = line;
        int to = length;
        int at = from + 1;
        while (at < to) {
            if (!Chars.isWordPart(bytes[at]) && !joins(at)) {
                break;
            }
            at++;
        }
        if (at < to && bytes[at] == '%') {
            at++;
        }
        if (at - from <= 8 && Decimal.special(line, from, at) != 0) {
            tokens.add(LineTokens.REAL, gap, from, at, at);
            shape.number(gap, LineTokens.REAL, line, at, at);
            return at;
        }
        if (from > 0 && at - from > 3 && isSpelledWithUnit(from, at)) {
            tokens.add(LineTokens.REAL, gap, from, at, from + 3);
            shape.number(gap, LineTokens.REAL, line, from + 3, at);
            return at;
        }
        tokens.add(LineTokens.WORD, gap, from, at, at);
        shape.word(gap, line, from, at);
        return at;
    }

    /// `step_avg:nanms`
    private boolean isSpelledWithUnit(int from, int to) {
        boolean signed = line[from - 1] == ':' || line[from - 1] == '=';
        return signed && Decimal.special(line, from, from + 3) != 0 && Units.end(line, from + 3, length) == to;
    }

    /// Whether a sign inside a word belongs to it: `train/loss`, `Acc@1`, `mAP50-95`, `a.b`, `valid_0's`.
    private boolean joins(int at) {
        byte c = line[at];
        if ((c == '@' || c == ':') && at + 2 < length && line[at + 1] == '.' && Chars.isDigit(line[at + 2])) {
            return c == '@' || Chars.isDigit(line[at - 1]) && isThreshold(at);
        }
        if (c != '-' && c != '.' && c != '/' && c != '@' && c != '\'' || at + 1 >= length) {
            return false;
        }
        byte next = line[at + 1];
        return next < 0 && Glyphs.length(line, at + 1, length) == 0
                || next >= 0 && Chars.isLetter(next)
                || Chars.isDigit(next) && c != '/' && c != '\'';
    }

    /// `mAP@.5:.95`: the range behind an `@` belongs to the word.
    private boolean isThreshold(int colon) {
        int at = colon - 1;
        while (at >= 0 && (Chars.isDigit(line[at]) || line[at] == '.')) {
            at--;
        }
        return at >= 0 && line[at] == '@';
    }

    private boolean startsNumber(int at) {
        if (at > 0
                && (Chars.isLetter(line[at - 1])
                        || Chars.isDigit(line[at - 1])
                        || line[at - 1] == ')'
                        || line[at - 1] == ']')) {
            return false;
        }
        int digit = at + 1;
        if (line[at] != '.' && digit < length && line[digit] == '.') {
            digit++;
        }
        if (digit < length && Chars.isDigit(line[digit])) {
            return true;
        }
        int end = digit;
        while (end < length && Chars.isLetter(line[end])) {
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
        while (at < to && Chars.isDigit(bytes[at])) {
            at++;
        }
        if (at < to && bytes[at] == '.') {
            at++;
            while (at < to && Chars.isDigit(bytes[at])) {
                at++;
            }
        }
        boolean ends =
                at == to || Chars.endsNumber(bytes[at]) || bytes[at] == ',' && (at + 1 == to || bytes[at + 1] == ' ');
        return ends ? at : -1;
    }

    private int number(int from, byte gap) {
        int plain = plainEnd(from);
        if (plain > 0) {
            byte kind = LineTokens.INT;
            for (int i = from; i < plain; i++) {
                kind = line[i] == '.' ? LineTokens.REAL : kind;
            }
            tokens.add(kind, gap, from, plain, plain);
            shape.number(gap, kind, line, plain, plain);
            return plain;
        }
        int moment = Compounds.end(line, from, length);
        if (moment > from) {
            tokens.add(LineTokens.OTHER, gap, from, moment, moment);
            shape.sign(gap, (byte) 3);
            return moment;
        }
        int end = Decimal.end(line, from, length);
        int unit = Units.end(line, end, length);
        if (unit < 0) {
            int wordEnd = end;
            while (wordEnd < length
                    && (Chars.isLetter(line[wordEnd]) || Chars.isDigit(line[wordEnd]) || joins(wordEnd))) {
                wordEnd++;
            }
            tokens.add(LineTokens.WORD, gap, from, wordEnd, end);
            shape.word(gap, line, from, wordEnd);
            return wordEnd;
        }
        byte kind = unit == end && Decimal.isWhole(line, from, end) ? LineTokens.INT : LineTokens.REAL;
        tokens.add(kind, gap, from, unit, end);
        shape.number(gap, kind, line, end, unit);
        return unit;
    }
}
