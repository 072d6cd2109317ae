package org.hpsearch.screen;

import java.io.IOException;
import java.util.Map;
import org.jline.utils.NonBlockingReader;

/// What is pressed: a character as itself, other keys as numbers beyond all characters.
final class Key {
    static final int CTRL_A = 1;
    static final int CTRL_C = 3;
    static final int CTRL_D = 4;
    static final int CTRL_E = 5;
    static final int CTRL_H = 8;
    static final int TAB = 9;
    static final int NEWLINE = 10;
    static final int CTRL_K = 11;
    static final int ENTER = 13;
    static final int CTRL_U = 21;
    static final int CTRL_W = 23;
    static final int ESCAPE = 27;
    static final int BACKSPACE = 127;
    static final int UP = 0x10000;
    static final int DOWN = 0x10001;
    static final int LEFT = 0x10002;
    static final int RIGHT = 0x10003;
    static final int HOME = 0x10004;
    static final int END = 0x10005;
    static final int PAGE_UP = 0x10006;
    static final int PAGE_DOWN = 0x10007;
    static final int DELETE = 0x10008;

    /// A key that means nothing.
    static final int NONE = 0x10009;

    /// How long the rest of a key may take: over a slow line its bytes come one by one.
    private static final long REST_MS = 30;

    private static final Map<String, Integer> SEQUENCES = Map.ofEntries(
            Map.entry("A", UP),
            Map.entry("B", DOWN),
            Map.entry("C", RIGHT),
            Map.entry("D", LEFT),
            Map.entry("H", HOME),
            Map.entry("F", END),
            Map.entry("1~", HOME),
            Map.entry("4~", END),
            Map.entry("7~", HOME),
            Map.entry("8~", END),
            Map.entry("3~", DELETE),
            Map.entry("5~", PAGE_UP),
            Map.entry("6~", PAGE_DOWN));

    private Key() {}

    /// Reads the rest of a key.
    ///
    /// @param first what was read of it
    static int of(int first, NonBlockingReader keys) throws IOException {
        return switch (first) {
            case ESCAPE -> escape(keys);
            case NEWLINE -> ENTER;
            default -> first;
        };
    }

    private static int escape(NonBlockingReader keys) throws IOException {
        int bracket = keys.read(REST_MS);
        if (bracket == ESCAPE) {
            return escape(keys); // what follows belongs to the second one
        }
        if (bracket != '[' && bracket != 'O') {
            return bracket < 0 ? ESCAPE : NONE;
        }
        StringBuilder sequence = new StringBuilder();
        int next = keys.read(REST_MS);
        while (next >= 0) {
            sequence.append((char) next);
            if (next >= '@') {
                break;
            }
            next = keys.read(REST_MS);
        }
        String whole = sequence.toString();
        if (whole.equals("M")) {
            return Mouse.old(keys.read(REST_MS), keys.read(REST_MS), keys.read(REST_MS));
        }
        return whole.startsWith("<") ? Mouse.of(whole) : SEQUENCES.getOrDefault(whole, NONE);
    }
}
