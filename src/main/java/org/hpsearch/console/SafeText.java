package org.hpsearch.console;

import java.nio.charset.StandardCharsets;
import org.jline.utils.WCWidth;

/// Strings of unknown origin on a terminal: nothing in them can move the cursor, change colours, or turn the direction
/// of the text.
public final class SafeText {
    private SafeText() {}

    /// The text on one line, with control, escape, bidi and other invisible characters as `\\n`, `\\u001b` ...
    public static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7e) {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (isHarmless(c)) {
                        safe.appendCodePoint(c);
                    } else {
                        safe.append(String.format("\\u%04x", c));
                    }
                }
            }
        });
        return safe.toString();
    }

    /// A line for bash in which all but plain characters stand in single quotes: the harmful ones as `$'\\x1b'`.
    public static String quoted(String line) {
        StringBuilder safe = new StringBuilder();
        line.codePoints().forEach(c -> {
            if (isHarmless(c)) {
                safe.appendCodePoint(c);
            } else {
                safe.append("'$'").append(escaped(c)).append("''");
            }
        });
        return safe.toString();
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> {
                StringBuilder bytes = new StringBuilder();
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    bytes.append(String.format("\\x%02x", b));
                }
                yield bytes.toString();
            }
        };
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// Columns that a text takes on a terminal.
    public static int width(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                return text.codePoints()
                        .map(c -> Math.max(0, WCWidth.wcwidth(c)))
                        .sum();
            }
        }
        return text.length();
    }

    /// The text cut to a width, with `…` where something is missing.
    public static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int room = width - 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            room -= Math.max(0, WCWidth.wcwidth(c));
            if (room < 0) {
                break;
            }
            cut.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return cut.append('…').toString();
    }
}
