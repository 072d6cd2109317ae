package org.hpsearch.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.hpsearch.value.Numbers;
import org.jspecify.annotations.Nullable;

/// Numbers, times and sizes as people read them.
public final class Texts {
    /// Significant digits of numbers, unless more are needed.
    public static final int DIGITS = 4;

    private Texts() {}

    /// Four significant digits.
    public static String number(double value) {
        return number(value, DIGITS);
    }

    /// So many significant digits.
    public static String number(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Numbers.print(value);
        }
        var rounded = new java.math.BigDecimal(value).round(new java.math.MathContext(digits));
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e7
                ? rounded.stripTrailingZeros().toPlainString()
                : Numbers.print(rounded.doubleValue());
    }

    /// `0.4 s`, `12 s`, `3m 20s`, `2h 05m`, `3d 4h`.
    public static String span(double seconds) {
        if (seconds < 60) {
            return seconds < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : Math.round(seconds) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%dm %02ds", whole / 60, whole % 60);
        }
        if (whole < 86400) {
            return String.format(Locale.ROOT, "%dh %02dm", whole / 3600, whole / 60 % 60);
        }
        return whole / 86400 + "d " + whole / 3600 % 24 + "h";
    }

    /// How long ago: `5 s`, `12 min`, `3 h`, `2 d`.
    public static String age(@Nullable Instant then, Instant now) {
        if (then == null) {
            return "";
        }
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 86400 ? seconds / 3600 + " h" : seconds / 86400 + " d";
    }

    /// `512 B`, `1.5 MB`.
    public static String size(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", size, units[unit]);
    }

    /// A number of things: `1 run`, `1,234 runs`.
    public static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : String.format(Locale.ROOT, "%,d %s", number, many);
    }
}
