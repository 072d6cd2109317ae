package org.hpsearch.capture.output.line;

import org.hpsearch.capture.output.word.Chars;

/// Digits that are no number: dates, clock times, durations of parts, versions, addresses, ranges.
final class Compounds {
    private Compounds() {}

    /// Where such digits end that begin here; the index itself where a number stands.
    static int end(byte[] line, int from, int length) {
        int at = from;
        while (at < length && Chars.isDigit(line[at])) {
            at++;
        }
        if (at == from || at == length) {
            return from;
        }
        int count = at - from;
        return switch (line[at]) {
            case ':' -> {
                int noon = count <= 2 ? halfDay(line, at, length) : -1;
                yield noon > 0 ? noon : count <= 3 && isClock(line, at, length) ? over(line, at, length, ":.,") : from;
            }
            case '-' -> at + 1 < length && Chars.isDigit(line[at + 1]) ? date(line, at, length) : from;
            case '/' -> isDate(line, from, at, length) ? over(line, at, length, "/") : from;
            case '.' ->
                isVersion(line, at + 1, length) ? over(line, at, length, ".-+abcdefghijklmnopqrstuvwxyz") : from;
            case 'h', 'm', 'd', 's' -> parts(line, from, length);
            default -> from;
        };
    }

    private static int over(byte[] line, int from, int length, String more) {
        int at = from;
        while (at < length && (Chars.isDigit(line[at]) || more.indexOf(line[at]) >= 0)) {
            at++;
        }
        while (".,:-+".indexOf(line[at - 1]) >= 0) {
            at--;
        }
        return at;
    }

    /// Where `:16.38AM`, `:16:38pm` ends; −1 where no half of the day is told.
    private static int halfDay(byte[] line, int colon, int length) {
        int at = over(line, colon, length, ":.");
        boolean half = at + 1 < length
                && "aApP".indexOf(line[at]) >= 0
                && "mM".indexOf(line[at + 1]) >= 0
                && (at + 2 == length || !Chars.isWordPart(line[at + 2]));
        return half ? at + 2 : -1;
    }

    /// `:dd` and no further digit.
    private static boolean isClock(byte[] line, int colon, int length) {
        return colon + 2 < length
                        && Chars.isDigit(line[colon + 1])
                        && Chars.isDigit(line[colon + 2])
                        && (colon + 3 == length || !Chars.isDigit(line[colon + 3]) && line[colon + 3] != '.')
                || colon + 2 == length - 1 && Chars.isDigit(line[colon + 1]) && Chars.isDigit(line[colon + 2]);
    }

    /// `2026-11-24T10:00:00Z`, `10-20`.
    private static int date(byte[] line, int from, int length) {
        int at = over(line, from, length, "-");
        boolean timed = at + 2 < length && (line[at] == 'T' || line[at] == '_') && Chars.isDigit(line[at + 1]);
        int end = timed ? over(line, at + 1, length, ":.,-+") : at;
        return end < length && line[end] == 'Z' ? end + 1 : end;
    }

    /// `2026/11/24`, `24/11/2026`, `08/14 10:48`.
    private static boolean isDate(byte[] line, int from, int slash, int length) {
        int second = slash + 1;
        int at = second;
        while (at < length && Chars.isDigit(line[at])) {
            at++;
        }
        if (at == second || at == length) {
            return false;
        }
        if (line[at] == '/') {
            int third = at + 1;
            int end = third;
            while (end < length && Chars.isDigit(line[end])) {
                end++;
            }
            boolean short1 = slash - from <= 2 && at - second <= 2 && (end - third == 2 || end - third == 4);
            boolean long1 = slash - from == 4 && at - second <= 2 && end > third && end - third <= 2;
            return short1 || long1;
        }
        return slash - from == 2
                && at - second == 2
                && line[at] == ' '
                && at + 5 < length
                && Chars.isDigit(line[at + 1])
                && Chars.isDigit(line[at + 2])
                && line[at + 3] == ':';
    }

    /// Digits, a point, and a digit again.
    private static boolean isVersion(byte[] line, int from, int length) {
        int at = from;
        while (at < length && Chars.isDigit(line[at])) {
            at++;
        }
        return at > from && at + 1 < length && line[at] == '.' && Chars.isDigit(line[at + 1]);
    }

    /// `1h2m3s`, `2m 3s` as far as it has no blanks; a lone `3s` is a number with a unit.
    private static int parts(byte[] line, int from, int length) {
        int at = from;
        int parts = 0;
        while (at < length && Chars.isDigit(line[at])) {
            while (at < length && (Chars.isDigit(line[at]) || line[at] == '.')) {
                at++;
            }
            if (at == length || "dhms".indexOf(line[at]) < 0) {
                return from;
            }
            at++;
            parts++;
        }
        boolean ends = at == length || !Chars.isLetter(line[at]);
        return parts > 1 && ends ? at : from;
    }
}
