package org.hpsearch.value;

/// The number grammar of the run folder: which words are numbers, and how a double is written.
///
/// A word in JSON's grammar (RFC 8259) is a number as it stands; `.5`, `5.`, `+5` are made regular. Words with leading
/// zeros, more than 400 digits, or an exponent beyond ±400 are texts.
public final class Numbers {
    /// How far, relative to their size, two numbers may differ and still be the same setting.
    public static final double TOLERANCE = 1e-12;

    private static final int MOST_DIGITS = 400;
    private static final int LARGEST_EXPONENT = 400;

    private Numbers() {}

    /// The value a word of a command line or of a configuration file stands for: a number, `true`/`false`,
    /// `null`/`None`, else a text. `nan` and `inf` in their spellings are the texts `NaN`, `Infinity`, `-Infinity`.
    public static Value typed(String word) {
        String number = regular(word);
        if (number != null) {
            return new Value.Num(number);
        }
        return switch (word) {
            case "true", "True", "TRUE" -> Value.of(true);
            case "false", "False", "FALSE" -> Value.of(false);
            case "null", "None" -> Value.nothing();
            default -> {
                String special = special(word);
                yield new Value.Text(special == null ? word : special);
            }
        };
    }

    /// The word as a JSON number, or null where it is none.
    public static @org.jspecify.annotations.Nullable String regular(String word) {
        int length = word.length();
        int at = 0;
        boolean negative = false;
        if (at < length && (word.charAt(at) == '-' || word.charAt(at) == '+')) {
            negative = word.charAt(at) == '-';
            at++;
        }
        int whole = at;
        at = digits(word, at);
        int wholeDigits = at - whole;
        int fractionDigits = 0;
        boolean point = at < length && word.charAt(at) == '.';
        int fraction = at + 1;
        if (point) {
            at = digits(word, fraction);
            fractionDigits = at - fraction;
        }
        if (wholeDigits + fractionDigits == 0
                || wholeDigits + fractionDigits > MOST_DIGITS
                || (wholeDigits > 1 && word.charAt(whole) == '0')) {
            return null;
        }
        int mantissaEnd = at;
        if (at < length && !exponentIsFine(word, at)) {
            return null;
        }
        if (wholeDigits > 0 && (!point || fractionDigits > 0)) {
            return whole == 0 || negative ? word : word.substring(1);
        }
        return (negative ? "-" : "")
                + (wholeDigits == 0 ? "0" : word.substring(whole, whole + wholeDigits))
                + "." + (fractionDigits == 0 ? "0" : word.substring(fraction, fraction + fractionDigits))
                + word.substring(mantissaEnd);
    }

    private static boolean exponentIsFine(String word, int at) {
        if ((word.charAt(at) | 0x20) != 'e') {
            return false;
        }
        int start = at + 1;
        if (start < word.length() && (word.charAt(start) == '-' || word.charAt(start) == '+')) {
            start++;
        }
        int end = digits(word, start);
        if (end == start || end != word.length() || end - start > 6) {
            return false;
        }
        return Integer.parseInt(word, start, end, 10) <= LARGEST_EXPONENT;
    }

    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /// `NaN`, `Infinity` or `-Infinity` for a word that spells one (`nan`, `inf`, `+Inf`, `-infinity`), else null.
    public static @org.jspecify.annotations.Nullable String special(String word) {
        int length = word.length();
        if (length < 3 || length > 9) {
            return null;
        }
        char sign = word.charAt(0);
        int start = sign == '-' || sign == '+' ? 1 : 0;
        if (word.regionMatches(true, start, "nan", 0, 3) && length == start + 3) {
            return "NaN";
        }
        boolean infinite = length == start + 3 && word.regionMatches(true, start, "inf", 0, 3)
                || length == start + 8 && word.regionMatches(true, start, "infinity", 0, 8);
        return infinite ? (sign == '-' ? "-Infinity" : "Infinity") : null;
    }

    /// The double that a word spells, `nan` and `inf` included, or null.
    public static @org.jspecify.annotations.Nullable Double parse(String word) {
        String number = regular(word);
        if (number == null) {
            number = special(word);
        }
        return number == null ? null : Double.valueOf(number);
    }

    /// A double as the run folder writes it: whole numbers below 10^15 without a point, else the shortest decimal that
    /// reads back as the same double; `NaN`, `Infinity`, `-Infinity`.
    public static String print(double value) {
        StringBuilder text = new StringBuilder();
        print(value, text);
        return text.toString();
    }

    /// Appends a double as [#print(double)] writes it.
    public static void print(double value, StringBuilder text) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            if (value == 0 && 1 / value < 0) {
                text.append("-0.0");
            } else {
                text.append((long) value);
            }
            return;
        }
        int start = text.length();
        text.append(value);
        int exponent = text.indexOf("E", start);
        if (exponent > 0) {
            text.setCharAt(exponent, 'e');
            if (text.charAt(exponent - 1) == '0' && text.charAt(exponent - 2) == '.') {
                text.delete(exponent - 2, exponent);
            }
        }
    }

    /// Whether two numbers are the same setting: whole ones to the digit, others within a relative [#TOLERANCE].
    public static boolean isSame(double a, double b) {
        if (a == b || a == Math.rint(a) && b == Math.rint(b)) {
            return a == b;
        }
        return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b)) && !Double.isInfinite(a - b);
    }

    /// Compares two JSON numbers or infinities: 64-bit integers exactly, all else as doubles; -0.0 is 0.
    public static int compare(String a, String b) {
        int byDouble = Double.compare(Double.parseDouble(a) + 0.0, Double.parseDouble(b) + 0.0);
        return byDouble != 0 ? byDouble : Long.compare(residual(a), residual(b));
    }

    /// What a 64-bit integer has beyond its nearest double (0 for every other number): the second half of an exact
    /// order over both.
    public static long residual(String number) {
        if (number.length() < 16 || number.length() > 20) {
            return 0;
        }
        for (int i = number.charAt(0) == '-' ? 1 : 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return 0;
            }
        }
        try {
            long exact = Long.parseLong(number);
            double nearest = (double) exact;
            return nearest == 0x1p63 ? exact - Long.MAX_VALUE - 1 : exact - (long) nearest;
        } catch (NumberFormatException beyond64Bits) {
            return 0;
        }
    }
}
