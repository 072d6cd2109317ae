package org.hpsearch.capture.output.line;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.nio.charset.StandardCharsets;
import org.hpsearch.capture.output.word.Chars;
import org.hpsearch.value.Decimals;

/// Numbers as programs print them: `1,024`, `1_000`, `.5`, `5.`, `1.5D+03` (Fortran), `nan`, `-inf`.
final class Decimal {
    private Decimal() {}

    /// 1 for `nan`, 2 for `inf` and `infinity`, in any case; 0 for everything else.
    static int special(byte[] line, int from, int to) {
        int count = to - from;
        if (count == 3 && is(line, from, "nan")) {
            return 1;
        }
        return count == 3 && is(line, from, "inf") || count == 8 && is(line, from, "infinity") ? 2 : 0;
    }

    private static boolean is(byte[] line, int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if ((line[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Where the number that begins here ends.
    static int end(byte[] line, int from, int length) {
        int at = from;
        if (line[at] == '-' || line[at] == '+') {
            at++;
        }
        int letters = at;
        while (letters < length && letters - at < 9 && Chars.isLetter(line[letters])) {
            letters++;
        }
        if (letters > at && special(line, at, letters) != 0) {
            return letters;
        }
        int whole = at;
        at = digits(line, at, length);
        at = grouped(line, whole, at, length);
        if (at < length && line[at] == '.') {
            at = digits(line, at + 1, length);
        }
        return exponent(line, at, length);
    }

    private static int digits(byte[] line, int from, int length) {
        int at = from;
        while (at < length && Chars.isDigit(line[at])) {
            at++;
        }
        return at;
    }

    /// Goes on behind thousands: commas before exactly three digits each, or underscores.
    private static int grouped(byte[] line, int whole, int from, int length) {
        int at = from;
        if (from - whole > 3 || from == whole || whole > 0 && line[whole - 1] == ',') {
            return from;
        }
        while (at + 3 < length && (line[at] == ',' || line[at] == '_') && digits(line, at + 1, length) == at + 4) {
            at += 4;
        }
        return at < length && line[at] == ',' && at + 1 < length && Chars.isDigit(line[at + 1]) ? from : at;
    }

    private static int exponent(byte[] line, int from, int length) {
        if (from >= length || (line[from] | 0x20) != 'e' && (line[from] | 0x20) != 'd') {
            return from;
        }
        int at = from + 1;
        boolean signed = at < length && (line[at] == '-' || line[at] == '+');
        at += signed ? 1 : 0;
        int end = digits(line, at, length);
        boolean fortran = (line[from] | 0x20) == 'd';
        return end > at && (signed || !fortran) ? end : from;
    }

    /// Whether a number has neither point nor exponent.
    static boolean isWhole(byte[] line, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = line[i];
            if (!Chars.isDigit(c) && c != ',' && c != '_' && (i > from || c != '-' && c != '+')) {
                return false;
            }
        }
        return true;
    }

    /// The value of a number that ends where [#end] says.
    static double value(byte[] line, int from, int to) {
        byte last = line[to - 1];
        if (Chars.isLetter(last)) {
            int letters = Chars.isLetter(line[from]) ? from : from + 1;
            double sign = line[from] == '-' ? -1 : 1;
            return special(line, letters, to) == 1 ? Double.NaN : sign * Double.POSITIVE_INFINITY;
        }
        double value = Decimals.number(line, from, to);
        return Double.isNaN(value) ? regular(line, from, to) : value;
    }

    /// The value of a number with groups of digits or an exponent of Fortran's.
    private static double regular(byte[] line, int from, int to) {
        String text = new String(line, from, to - from, StandardCharsets.ISO_8859_1);
        return JavaDoubleParser.parseDouble(
                text.replace(",", "").replace("_", "").replace('D', 'e').replace('d', 'e'));
    }
}
