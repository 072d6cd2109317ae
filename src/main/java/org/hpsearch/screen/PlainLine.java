package org.hpsearch.screen;

import org.hpsearch.console.SafeText;

/// Lines for a terminal that shows ASCII only: each cell stays where it is.
final class PlainLine {
    private static final String FANCY = "▁▂▃▄▅▆▇█●✓■✗…━┆▏▲▼▾▸·×–≤≥±°µ┄─│";
    private static final String PLAIN = "__..--=#o+sx.=|_^vv>.x-<>+ou.-|";
    private static final int BRAILLE = 0x2800;

    /// Bits of the dots of a Braille pattern, from the top: those at the left, then those at the right.
    private static final int[][] DOTS = {{0x01, 0x02, 0x04, 0x40}, {0x08, 0x10, 0x20, 0x80}};

    private static final int FULL = 7;
    private static final double STEEP = 0.8;

    private PlainLine() {}

    /// @param line with colours or without
    static String of(String line) {
        if (line.chars().allMatch(c -> c < 0x80)) {
            return line;
        }
        StringBuilder plain = new StringBuilder();
        line.codePoints().forEach(c -> {
            int known = FANCY.indexOf(c);
            if (c < 0x80) {
                plain.appendCodePoint(c);
            } else if (c >= BRAILLE && c < BRAILLE + 0x100) {
                plain.append(dots(c - BRAILLE));
            } else if (known >= 0) {
                plain.append(PLAIN.charAt(known));
            } else {
                plain.append("?".repeat(SafeText.width(Character.toString(c))));
            }
        });
        return plain.toString();
    }

    /// The sign that is most like some dots of a cell.
    private static char dots(int dots) {
        int count = Integer.bitCount(dots);
        double left = row(dots, DOTS[0]);
        double right = row(dots, DOTS[1]);
        if (count == 0 || count >= FULL) {
            return count == 0 ? ' ' : '#';
        }
        if (Double.isNaN(left) || Double.isNaN(right)) {
            return upright(count, Double.isNaN(left) ? right : left);
        }
        double rise = left - right;
        double row = (left + right) / 2;
        return rise > STEEP ? '/' : rise < -STEEP ? '\\' : row < STEEP ? '\'' : row > 2 ? '_' : '-';
    }

    private static char upright(int count, double row) {
        return count > 2 ? '|' : row < STEEP ? '\'' : row > 2 ? '.' : count == 2 ? ':' : '-';
    }

    /// The mean row of the dots of a column, from 0 at the top to 3; NaN where it has none.
    private static double row(int dots, int[] bits) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < bits.length; row++) {
            if ((dots & bits[row]) != 0) {
                sum += row;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
