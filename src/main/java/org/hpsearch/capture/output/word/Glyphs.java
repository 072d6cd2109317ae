package org.hpsearch.capture.output.word;

/// Characters that draw rules, boxes and progress bars.
public final class Glyphs {
    private Glyphs() {}

    /// Bytes of the drawing or punctuation character beyond ASCII that begins here; 0 for a letter.
    public static int length(byte[] line, int at, int length) {
        if (line[at] == (byte) 0xC2 && at + 1 < length && line[at + 1] == (byte) 0xB1) {
            return 2; // ±
        }
        if (line[at] == (byte) 0xF0 && at + 3 < length && line[at + 1] == (byte) 0x9F) {
            return 4; // pictographs
        }
        if (line[at] == (byte) 0xEF && at + 2 < length && line[at + 1] == (byte) 0xB8) {
            return 3; // how the one before is drawn
        }
        if (line[at] != (byte) 0xE2 || at + 2 >= length) {
            return 0;
        }
        int second = line[at + 1] & 0xFF;
        // general punctuation, arrows, technical signs, box drawing, block elements, geometric shapes, dingbats,
        // braille,
        // more arrows and shapes
        boolean drawn = second == 0x80
                || second >= 0x86 && second <= 0x87
                || second >= 0x8C && second <= 0x8F
                || second >= 0x94 && second <= 0xA3
                || second >= 0xAC && second <= 0xAF;
        return drawn ? 3 : 0;
    }

    /// Whether an upright stroke of a box begins here.
    public static boolean isVertical(byte[] line, int at) {
        int second = line[at] == (byte) 0xE2 ? line[at + 1] & 0xFF : 0;
        int third = line[at + 2] & 0xFF;
        return second == 0x94 && (third == 0x82 || third == 0x83) || second == 0x95 && third == 0x91;
    }

    /// Whether a character beyond ASCII is part of a rule or a bar.
    public static boolean isBar(byte[] line, int at) {
        int second = line[at + 1] & 0xFF;
        return line[at] == (byte) 0xE2 && second >= 0x94 && second <= 0x96 && !isVertical(line, at);
    }

    /// The ASCII sign that a character beyond ASCII stands for: arrows as `>`, ± as itself, the rest as `-`.
    public static char sign(byte[] line, int at) {
        if (line[at] == (byte) 0xC2) {
            return '±';
        }
        int second = line[at] == (byte) 0xE2 ? line[at + 1] & 0xFF : 0;
        boolean vertical = second >= 0x94 && second <= 0x95 && isVertical(line, at);
        return vertical ? '|' : second == 0x86 || second == 0x87 ? '>' : '-';
    }

    /// Where the rule or bar that begins here ends: runs of `=`, `-`, `#`, `*`, `.`, `>`, `~`, `_` and of drawn
    /// characters, with blanks between drawn ones.
    public static int barEnd(byte[] line, int from, int length) {
        int at = from;
        int end = from;
        boolean drawn = false;
        while (at < length) {
            byte c = line[at];
            if (c == '=' || c == '-' || c == '#' || c == '*' || c == '.' || c == '>' || c == '~' || c == '_') {
                at++;
                end = at;
            } else if (c < 0 && length(line, at, length) == 3 && isBar(line, at)) {
                at += 3;
                end = at;
                drawn = true;
            } else if (c == ' ' && drawn) {
                at++;
            } else {
                break;
            }
        }
        return end;
    }
}
