package org.hpsearch.value;

import java.nio.charset.StandardCharsets;

/// Numbers of few decimals, found and written at a fraction of what the general algorithm costs, which takes over for
/// all others.
public final class ShortDecimal {
    /// Room that the longest number needs, in bytes.
    public static final int LONGEST = 25;

    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = 1e7;
    private static final int WHOLE_FLOATS = 1 << 24;
    private static final int MOST_PLACES = 15;
    /// The bits of a double that a float lacks, and their value half-way between two floats.
    private static final long BELOW_FLOAT = 0x1FFFFFFFL;

    private static final long HALF = 0x10000000L;

    private static final long[] POWERS = new long[MOST_PLACES + 1];
    private static final double[] REAL_POWERS = new double[MOST_PLACES + 1];

    static {
        long power = 1;
        for (int i = 0; i <= MOST_PLACES; i++) {
            POWERS[i] = power;
            REAL_POWERS[i] = power;
            power *= 10;
        }
    }

    private ShortDecimal() {}

    /// The double nearest to the shortest decimal that reads back as a float: 0.1f is meant as 0.1.
    public static double of(float value) {
        double exact = value;
        double size = Math.abs(exact);
        if (exact == Math.rint(exact) && size < WHOLE_FLOATS || Double.isNaN(exact)) {
            return exact;
        }
        if (size >= SMALLEST && size < LARGEST) {
            // 24 bits times 10^k, which has 1 + 2.33 k bits, are exact up to k = 12; six digits tell floats apart
            int places = 8 - magnitude(size);
            for (int k = places - 3; k <= places; k++) {
                double power = REAL_POWERS[Math.max(k, 0)];
                double decimal = Math.rint(size * power) / power;
                if ((float) decimal == (float) size && (Double.doubleToRawLongBits(decimal) & BELOW_FLOAT) != HALF) {
                    return exact < 0 ? -decimal : decimal;
                }
            }
        }
        return Double.parseDouble(Float.toString(value));
    }

    /// The power of ten of the first digit.
    private static int magnitude(double size) {
        int magnitude = -3;
        for (double limit = 1e-2; size >= limit; limit *= 10) {
            magnitude++;
        }
        return magnitude;
    }

    /// Writes a number as [Numbers#print(double)] does.
    ///
    /// @param into has room for [#LONGEST] bytes
    /// @return where the next byte belongs
    public static int print(double value, byte[] into, int at) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15 && (value != 0 || 1 / value > 0)) {
            return whole((long) value, into, at);
        }
        if (size >= SMALLEST && size < LARGEST) {
            int end = fraction(value < 0, size, size < 1 ? 9 : 8, into, at);
            end = end < 0 ? fraction(value < 0, size, size < 1 ? MOST_PLACES : size < 1000 ? 12 : 8, into, at) : end;
            if (end >= 0) {
                return end;
            }
        }
        byte[] text = Numbers.print(value).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(text, 0, into, at, text.length);
        return at + text.length;
    }

    /// Decimals of up to 15 digits are told apart by doubles, so the one that is found is the shortest.
    private static int fraction(boolean negative, double size, int most, byte[] into, int from) {
        double digits = Math.rint(size * REAL_POWERS[most]);
        if (digits / REAL_POWERS[most] != size) {
            return -1;
        }
        long all = (long) digits;
        int at = from;
        if (negative) {
            into[at++] = '-';
        }
        at = whole(all / POWERS[most], into, at);
        into[at++] = '.';
        long rest = all % POWERS[most];
        int places = most;
        while (rest % 1000 == 0) {
            rest /= 1000;
            places -= 3;
        }
        while (rest % 10 == 0) {
            rest /= 10;
            places--;
        }
        for (int i = at + places - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + places;
    }

    /// Writes a whole number of up to 18 digits.
    ///
    /// @param into has room for [#LONGEST] bytes
    /// @return where the next byte belongs
    public static int whole(long value, byte[] into, int from) {
        int at = from;
        long left = value;
        if (left < 0) {
            into[at++] = '-';
            left = -left;
        }
        int digits = 1;
        for (long size = left; size >= 10; size /= 10) {
            digits++;
        }
        for (int i = at + digits - 1; i >= at; i--) {
            into[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        return at + digits;
    }
}
