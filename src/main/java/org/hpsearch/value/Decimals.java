package org.hpsearch.value;

import java.nio.charset.StandardCharsets;

/// Decimal numbers as bytes, read without an object for each.
public final class Decimals {
    private static final double[] POWERS = new double[23];
    private static final long LARGEST_EXACT = 1L << 53;
    private static final int MOST_DIGITS = 18;
    private static final int LONGEST = 400;
    private static final int NO_EXPONENT = 1 << 20;

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

    /// The number that stands in a place; NaN where none stands there.
    public static double number(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        at += negative || at < to && text[at] == '+' ? 1 : 0;
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean point = false;
        for (; at < to && count <= MOST_DIGITS; at++) {
            byte b = text[at];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + b - '0';
                count++;
                scale -= point ? 1 : 0;
            } else if (b == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (at < to && count > 0 && (text[at] | 0x20) == 'e') {
            scale += exponent(text, at + 1, to);
            at = to;
        }
        boolean known = at == to && count > 0 && count <= MOST_DIGITS;
        double number = known ? scaled(digits, scale) : Double.NaN;
        return Double.isNaN(number) ? byText(text, from, to) : negative ? -number : number;
    }

    /// A whole number of at most three digits with its sign; one that no power reaches where there is none.
    private static int exponent(byte[] text, int from, int to) {
        boolean signed = from < to && (text[from] == '-' || text[from] == '+');
        int value = 0;
        int first = signed ? from + 1 : from;
        if (first == to || to - first > 3) {
            return NO_EXPONENT;
        }
        for (int i = first; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return NO_EXPONENT;
            }
            value = 10 * value + text[i] - '0';
        }
        return signed && text[from] == '-' ? -value : value;
    }

    private static double byText(byte[] text, int from, int to) {
        String regular =
                to - from > LONGEST ? null : Numbers.regular(new String(text, from, to - from, StandardCharsets.UTF_8));
        return regular == null ? Double.NaN : Double.parseDouble(regular);
    }

    /// Digits × 10^scale, rounded once. Up to 2^53 one operation is exact (Clinger, "How to read floating
    /// point numbers accurately", PLDI 1990); beyond, it is divided in twice the precision (Dekker, "A
    /// floating-point technique for extending the available precision", 1971), which tells how to round
    /// unless two doubles are equally near.
    ///
    /// @param digits from 0 on
    /// @return NaN where it cannot be told so
    public static double scaled(long digits, int scale) {
        if (Math.abs(scale) >= POWERS.length || scale > 0 && digits > LARGEST_EXACT) {
            return Double.NaN;
        }
        if (digits > LARGEST_EXACT) {
            return divided(digits, POWERS[-scale]);
        }
        return scale < 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
    }

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
}
