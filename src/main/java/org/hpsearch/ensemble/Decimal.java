package org.hpsearch.ensemble;

import java.nio.charset.StandardCharsets;
import org.hpsearch.run.Numbers;

/// Decimal numbers as bytes. Up to 15 digits and a small exponent are exact as a division of two doubles (Clinger,
/// "How to read floating point numbers accurately", PLDI 1990); up to 18 digits are divided in twice the precision
/// (Dekker, "A floating-point technique for extending the available precision", 1971), which tells how to round
/// unless two doubles are equally near. All others go the long way.
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
        if (at < to || count < 1 || count > 18 || scale >= POWERS.length) {
            return slowly(text, from, to);
        }
        double number = digits <= LARGEST_EXACT ? digits / POWERS[scale] : divided(digits, POWERS[scale]);
        return Double.isNaN(number) ? slowly(text, from, to) : negative ? -number : number;
    }

    /// The quotient, rounded once; NaN where that cannot be told.
    private static double divided(long digits, double power) {
        double high = digits;
        double low = digits - (long) high;
        double quotient = high / power;
        double rest = (Math.fma(-quotient, power, high) + low) / power;
        double sum = quotient + rest;
        double lost = Math.abs(rest - (sum - quotient));
        double half = Math.ulp(sum) / 2;
        boolean clear = Math.abs(lost - half) > half * 1e-9 && Math.abs(lost - half / 2) > half * 1e-9;
        return clear ? sum : Double.NaN;
    }

    private static double slowly(byte[] text, int from, int to) {
        Double number = Numbers.parse(new String(text, from, to - from, StandardCharsets.UTF_8).strip());
        return number == null ? Double.NaN : number;
    }
}
