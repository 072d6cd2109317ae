package org.hpsearch.capture.output;

import java.util.Locale;
import java.util.Set;
import org.hpsearch.run.Direction;
import org.jspecify.annotations.Nullable;

/// Lines of pairs: `key: value`, `key=value`, and `key value` where the key is a known metric or follows a position
/// (`step 100 loss 0.5`). A number that has no key, or is part of a date, a clock time, a version or an address, is
/// left.
final class Pairs implements Recogniser {
    private static final Set<String> NEVER = Set.of(
            "eta",
            "elapsed",
            "remaining",
            "version",
            "date",
            "pid",
            "port",
            "id",
            "seed",
            "line",
            "time_left",
            "python",
            "cuda",
            "torch",
            "gpu",
            "device",
            "rank",
            "host",
            "took",
            "size",
            "total",
            "progress");
    private static final Set<String> METRIC_WORDS =
            Set.of("lr", "learning_rate", "energy", "residual", "grad_norm", "kl", "entropy", "precision", "recall");
    private static final int MOST_WORDS = 3;

    private static final class Cursor {
        final String line;
        final Reading reading;
        int keyFrom;
        boolean afterPosition;

        Cursor(String line, Reading reading) {
            this.line = line;
            this.reading = reading;
        }
    }

    @Override
    public String name() {
        return "pairs";
    }

    @Override
    public boolean read(String line, Reading reading) {
        Cursor cursor = new Cursor(line, reading);
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (isNumberStart(line, at) && !isWordChar(line, at - 1)) {
                at = number(cursor, at);
            } else if (isNumberLike(c)) {
                at = wordEnd(line, at);
            } else {
                at++;
            }
        }
        return !reading.pairs().isEmpty() || !reading.positions().isEmpty();
    }

    /// Reads the number at an index with its key; the answer is the index behind it.
    private static int number(Cursor cursor, int at) {
        String line = cursor.line;
        int end = numberEnd(line, at);
        if (end == at || !endsNumber(line, end)) {
            return wordEnd(line, Math.max(at + 1, end));
        }
        double total = Double.NaN;
        int next = end;
        int slash = skipBlanks(line, end);
        if (slash < line.length() && line.charAt(slash) == '/') {
            int denominator = skipBlanks(line, slash + 1);
            int denominatorEnd = numberEnd(line, denominator);
            if (denominatorEnd > denominator && endsNumber(line, denominatorEnd)) {
                total = parse(line, denominator, denominatorEnd);
                next = denominatorEnd;
            }
        }
        Key key = key(cursor, at);
        double value = parse(line, at, end);
        if (key != null) {
            take(cursor, key, value, total);
        }
        cursor.keyFrom = next;
        return next;
    }

    private static void take(Cursor cursor, Key key, double value, double total) {
        Axis axis = Axis.of(key.name);
        if (axis != null) {
            cursor.reading.add(new Reading.Position(axis, key.name, value, total));
            cursor.afterPosition = true;
        } else if (!NEVER.contains(key.name.toLowerCase(Locale.ROOT)) && Double.isNaN(total) && isMetric(cursor, key)) {
            cursor.reading.add(key.name, value);
        }
    }

    private static boolean isMetric(Cursor cursor, Key key) {
        return key.separated
                || cursor.afterPosition && !key.name.contains("_")
                || Direction.guess(key.name) != Direction.NONE
                || METRIC_WORDS.contains(key.name.toLowerCase(Locale.ROOT));
    }

    /// @param separated whether `:` or `=` stands between key and value
    private record Key(String name, boolean separated) {}

    private static @Nullable Key key(Cursor cursor, int valueAt) {
        String line = cursor.line;
        int end = skipBack(line, valueAt, cursor.keyFrom, " \t['\"");
        boolean separated = end > cursor.keyFrom && (line.charAt(end - 1) == ':' || line.charAt(end - 1) == '=');
        if (separated) {
            end = skipBack(line, end - 1, cursor.keyFrom, " \t'\":=");
        }
        StringBuilder name = new StringBuilder();
        int words = 0;
        while (end > cursor.keyFrom && words < MOST_WORDS) {
            int start = end;
            while (start > cursor.keyFrom && isKeyChar(line.charAt(start - 1))) {
                start--;
            }
            if (start == end || !hasLetter(line, start, end)) {
                break;
            }
            name.insert(0, line.substring(start, end) + (words == 0 ? "" : "_"));
            words++;
            end = start;
            boolean oneBlank =
                    end > cursor.keyFrom + 1 && line.charAt(end - 1) == ' ' && isKeyChar(line.charAt(end - 2));
            if (!oneBlank || !separated) {
                break;
            }
            end--;
        }
        String text = trimmed(name.toString());
        return text.isEmpty() ? null : new Key(text, separated);
    }

    private static String trimmed(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && "-.(/".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "-.(/".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end);
    }

    private static int skipBack(String line, int from, int least, String chars) {
        int at = from;
        while (at > least && chars.indexOf(line.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    private static boolean hasLetter(String line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetter(line.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isKeyChar(char c) {
        return Character.isLetterOrDigit(c) || "_./@-%^()".indexOf(c) >= 0;
    }

    private static boolean isNumberLike(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'n' || c == 'N' || c == 'i' || c == 'I';
    }

    private static boolean isNumberStart(String line, int at) {
        char c = line.charAt(at);
        if (c >= '0' && c <= '9') {
            return true;
        }
        return isNumberLike(c) && numberEnd(line, at) > at;
    }

    private static boolean isWordChar(String line, int at) {
        return at >= 0 && (isKeyChar(line.charAt(at)) && line.charAt(at) != '(' && line.charAt(at) != ')');
    }

    private static int wordEnd(String line, int from) {
        int at = from;
        while (at < line.length() && isKeyChar(line.charAt(at))) {
            at++;
        }
        return Math.max(at, from + (at == from ? 1 : 0));
    }

    /// The index behind the number at an index, or the index itself where none stands there.
    private static int numberEnd(String line, int from) {
        int at = from;
        int length = line.length();
        if (at < length && (line.charAt(at) == '-' || line.charAt(at) == '+')) {
            at++;
        }
        if (line.regionMatches(true, at, "nan", 0, 3)) {
            return at + 3;
        }
        if (line.regionMatches(true, at, "infinity", 0, 8)) {
            return at + 8;
        }
        if (line.regionMatches(true, at, "inf", 0, 3)) {
            return at + 3;
        }
        int digits = at;
        at = digitsEnd(line, at);
        int count = at - digits;
        if (at < length && line.charAt(at) == '.') {
            int fraction = digitsEnd(line, at + 1);
            count += fraction - at - 1;
            at = count > 0 ? fraction : at;
        }
        if (count == 0) {
            return from;
        }
        if (at < length && (line.charAt(at) | 0x20) == 'e') {
            int exponent = at + 1;
            if (exponent < length && (line.charAt(exponent) == '-' || line.charAt(exponent) == '+')) {
                exponent++;
            }
            int end = digitsEnd(line, exponent);
            at = end > exponent ? end : at;
        }
        return at;
    }

    private static int digitsEnd(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /// Whether what follows a number leaves it a number of its own: no letter, no further part of a date or a version.
    private static boolean endsNumber(String line, int end) {
        if (end >= line.length()) {
            return true;
        }
        char c = line.charAt(end);
        boolean digitFollows = end + 1 < line.length() && Character.isDigit(line.charAt(end + 1));
        if (c == '.' || c == ':' || c == '-' || c == ',') {
            return !digitFollows || c == ',';
        }
        return !Character.isLetter(c) && c != '_';
    }

    private static double parse(String line, int from, int to) {
        Double value = org.hpsearch.run.Numbers.parse(line.substring(from, to));
        return value == null ? Double.parseDouble(line.substring(from, to)) : value;
    }
}
