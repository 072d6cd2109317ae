package org.hpsearch.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hpsearch.value.Escapes;

/// Lines that a program has printed, cut where their colour changes. A colour lasts until another one is set, also over
/// the end of its line.
public final class LogColours {
    private static final Pattern ESCAPES = Pattern.compile(Escapes.PATTERN);
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[([0-9;]*)m");
    private static final int CUBE = 16;
    private static final int GREYS = 232;
    private static final int PALETTE = 256;
    private static final int BRIGHT = 8;
    private static final int FOREGROUND = 38;

    private String colour = "";
    private boolean strong;

    /// A part of a line.
    ///
    /// @param colour `0` to `15` of a terminal's palette, `#rrggbb`, or empty for the usual one
    /// @param strong whether it is bold
    public record Piece(String text, String colour, boolean strong) {}

    /// The next line, made harmless.
    public List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher escape = ESCAPES.matcher(line);
        int at = 0;
        while (escape.find()) {
            add(pieces, line.substring(at, escape.start()));
            at = escape.end();
            Matcher set = COLOURS.matcher(escape.group());
            if (set.matches()) {
                set(set.group(1).split(";"));
            }
        }
        add(pieces, line.substring(at));
        return pieces;
    }

    private void add(List<Piece> pieces, String text) {
        if (text.isEmpty()) {
            return;
        }
        Piece piece = new Piece(SafeText.line(text.replace("\t", "    ")), colour, strong);
        Piece before = pieces.isEmpty() ? piece : pieces.getLast();
        if (!pieces.isEmpty() && before.colour.equals(colour) && before.strong == strong) {
            pieces.set(pieces.size() - 1, new Piece(before.text + piece.text, colour, strong));
        } else {
            pieces.add(piece);
        }
    }

    private void set(String[] codes) {
        for (int i = 0; i < codes.length; i++) {
            int code = number(codes, i);
            switch (code) {
                case 0 -> {
                    colour = "";
                    strong = false;
                }
                case 1 -> strong = true;
                case 22 -> strong = false;
                case 39 -> colour = "";
                case FOREGROUND, FOREGROUND + 10 -> i += longColour(codes, i, code == FOREGROUND);
                default -> {
                    if (code >= 30 && code < 38) {
                        colour = Integer.toString(code - 30);
                    } else if (code >= 90 && code < 98) {
                        colour = Integer.toString(code - 90 + BRIGHT);
                    }
                }
            }
        }
    }

    /// A colour of 256 or of all.
    ///
    /// @param shown whether it is the text's, not the background's
    /// @return how many codes it takes
    private int longColour(String[] codes, int at, boolean shown) {
        boolean all = number(codes, at + 1) == 2;
        String set = all
                ? hex(number(codes, at + 2), number(codes, at + 3), number(codes, at + 4))
                : ofPalette(number(codes, at + 2));
        colour = shown ? set : colour;
        return all ? 4 : 2;
    }

    private static String ofPalette(int number) {
        if (number < CUBE) {
            return Integer.toString(number);
        }
        if (number >= GREYS) {
            int grey = 8 + 10 * (number - GREYS);
            return hex(grey, grey, grey);
        }
        int place = number - CUBE;
        return hex(level(place / 36), level(place / 6 % 6), level(place % 6));
    }

    private static int level(int sixth) {
        return sixth == 0 ? 0 : 55 + 40 * sixth;
    }

    private static String hex(int red, int green, int blue) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /// A code, 0 where there is none.
    private static int number(String[] codes, int i) {
        if (i >= codes.length || codes[i].isEmpty() || codes[i].length() > 3) {
            return 0;
        }
        return Math.min(PALETTE - 1, Integer.parseInt(codes[i]));
    }
}
