package org.hpsearch.ensemble;

import java.nio.charset.StandardCharsets;
import org.hpsearch.run.Numbers;

/// Decimal numbers as bytes. Up to 15 digits and a small exponent are exact as a division of two doubles (Clinger,
/// "How to read floating point numbers accurately", PLDI 1990); all others go the long way.
final class Decimal {
    private static final double[] POWERS = new double[23];
    private static final long LARGEST_EXACT = 1L << 53;

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Decimal() {}

    /// The number that stands in a place; NaN where none stands there. `nan` and `inf` count as NaN and infinity.
    static double parse(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        at += negative || at < to && text[at] == '+' ? 1 : 0;
        long digits = 0;
        int begin = at;
        int point = -1;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (text[at] == '.' && point < 0) {
                point = at;
            } else {
                break;
            }
        }
        int scale = point < 0 ? 0 : at - point - 1;
        int count = at - begin - (point < 0 ? 0 : 1);
        if (at < to || count < 1 || count > 18 || digits > LARGEST_EXACT || scale >= POWERS.length) {
            return slowly(text, from, to);
        }
        double number = digits / POWERS[scale];
        return negative ? -number : number;
    }

    private static double slowly(byte[] text, int from, int to) {
        Double number = Numbers.parse(new String(text, from, to - from, StandardCharsets.UTF_8).strip());
        return number == null ? Double.NaN : number;
    }
}
