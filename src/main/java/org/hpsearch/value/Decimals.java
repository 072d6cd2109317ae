package org.hpsearch.value;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;

/// Decimal numbers as bytes, read without an object for each.
public final class Decimals {
    private static final int LONGEST = 400;
    /// Digits, one of them perhaps the point, that make no greater number than 2^53.
    private static final int MOST_DIGITS = 14;
    private static final double[] POWERS = new double[MOST_DIGITS + 2];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private Decimals() {}

    /// As [#number], but blanks around it, `nan` and `inf` in their spellings count, too.
    public static double parse(byte[] text, int from, int to) {
        double number = number(text, from, to);
        if (!Double.isNaN(number)) {
            return number;
        }
        Double spelled = Numbers.parse(new String(text, from, to - from, StandardCharsets.UTF_8).strip());
        return spelled == null ? Double.NaN : spelled;
    }

    /// The number that stands in a place, in decimal digits with a point and an exponent where it has them; NaN where
    /// none stands there. Of up to 15 digits one operation is exact (Clinger, "How to read floating point numbers
    /// accurately", PLDI 1990); the library reads the others.
    public static double number(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        at += negative || at < to && text[at] == '+' ? 1 : 0;
        long digits = 0;
        int first = at;
        int point = -1;
        for (; at < to && at - first <= MOST_DIGITS; at++) {
            byte b = text[at];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + b - '0';
            } else if (b == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        boolean plain = at == to && at - first > (point < 0 ? 0 : 1);
        if (!plain) {
            return byLibrary(text, from, to);
        }
        double number = point < 0 ? digits : digits / POWERS[to - point - 1];
        return negative ? -number : number;
    }

    private static double byLibrary(byte[] text, int from, int to) {
        if (to - from > LONGEST || !mayBeNumber(text, from, to)) {
            return Double.NaN;
        }
        try {
            return JavaDoubleParser.parseDouble(text, from, to - from);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    /// Whether a number may stand there, by its ends: the library also takes blanks around one, Java's `1d`, and
    /// hexadecimal digits.
    private static boolean mayBeNumber(byte[] text, int from, int to) {
        boolean ends = to > from && (isDigit(text[to - 1]) || text[to - 1] == '.');
        boolean begins = ends && (isDigit(text[from]) || "+-.".indexOf(text[from]) >= 0);
        boolean hexadecimal = to - from > 2 && ((text[from + 1] | 0x20) == 'x' || (text[from + 2] | 0x20) == 'x');
        return begins && !hexadecimal;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
