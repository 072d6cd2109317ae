package org.hpsearch.capture.output.word;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What stands right behind a number.
public final class Units {
    private static final Set<String> KNOWN = Set.of("""
        s sec secs second seconds ms us ns m min mins h hr hrs hours d days k g t b kb mb gb tb kib mib gib
        tib bytes it its x hz khz mhz ghz w kw wh kwh ev mev kev ry ha j kj pa kpa mpa gpa bar db deg rad nm
        mm cm km fs ps v mv a ma n kn kg mg bits bit nats fps flops gflops tflops px pct c f l dbm mol kcal
        """.strip().split("\\s+"));
    private static final int LONGEST = 16;

    private Units() {}

    /// Where the unit ends that begins here: the same index where there is none, −1 where the letters make the whole a
    /// word (`3x7q`, `2nd`).
    public static int end(byte[] line, int from, int length) {
        int at = from;
        if (at == length || line[at] != '%' && line[at] != '/' && !Chars.isLetter(line[at])) {
            return from;
        }
        if (line[at] == '/' && (at + 1 == length || line[at + 1] < 'a' || line[at + 1] > 'z')) {
            return from;
        }
        boolean rate = false;
        while (at < length && (Chars.isLetter(line[at]) || line[at] == '/' || line[at] == '%')) {
            if (line[at] < 0 && Glyphs.length(line, at, length) > 0) {
                break;
            }
            rate |= line[at] == '/';
            at++;
        }
        if (at < length && Chars.isDigit(line[at]) || at - from > LONGEST) {
            return -1;
        }
        if (rate || line[from] == '%' || at == from) {
            return at;
        }
        return isKnown(line, from, at) ? at : -1;
    }

    private static boolean isKnown(byte[] line, int from, int to) {
        return line[from] == (byte) 0xC2 // µs
                || KNOWN.contains(
                        new String(line, from, to - from, StandardCharsets.UTF_8).toLowerCase(java.util.Locale.ROOT));
    }

    /// Whether a unit is one of time, the small ones included.
    public static boolean isTime(String unit) {
        return isSeconds(unit) || unit.equals("ms") || unit.equals("us") || unit.equals("ns") || unit.equals("µs");
    }

    /// Whether a word is a unit of memory.
    public static boolean isBytes(String word) {
        return switch (word) {
            case "B", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "kB", "bytes" -> true;
            default -> false;
        };
    }

    /// Whether a word is a unit of time that no name has.
    public static boolean isWord(String unit) {
        return unit.length() > 2 && isSeconds(unit);
    }

    /// Whether a unit is one of time, so that the number may be a duration.
    public static boolean isSeconds(String unit) {
        return switch (unit) {
            case "s", "sec", "secs", "second", "seconds", "m", "min", "mins", "h", "hr", "hrs", "hours", "d", "days" ->
                true;
            default -> false;
        };
    }
}
