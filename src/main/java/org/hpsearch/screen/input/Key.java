package org.hpsearch.screen.input;

import java.io.IOException;
import java.util.Map;
import org.jline.utils.NonBlockingReader;

/// What is pressed: a character as itself, other keys as numbers beyond all characters.
public final class Key {
    public static final int CTRL_A = 1;
    public static final int CTRL_C = 3;
    public static final int CTRL_D = 4;
    public static final int CTRL_E = 5;
    public static final int CTRL_H = 8;
    public static final int TAB = 9;
    public static final int NEWLINE = 10;
    public static final int CTRL_K = 11;
    public static final int ENTER = 13;
    public static final int CTRL_U = 21;
    public static final int CTRL_W = 23;
    public static final int ESCAPE = 27;
    public static final int BACKSPACE = 127;
    public static final int UP = 0x10000;
    public static final int DOWN = 0x10001;
    public static final int LEFT = 0x10002;
    public static final int RIGHT = 0x10003;
    public static final int HOME = 0x10004;
    public static final int END = 0x10005;
    public static final int PAGE_UP = 0x10006;
    public static final int PAGE_DOWN = 0x10007;
    public static final int DELETE = 0x10008;
    public static final int SHIFT_LEFT = 0x1000a;
    public static final int SHIFT_RIGHT = 0x1000b;

    /// A key that means nothing.
    public static final int NONE = 0x10009;

    /// How long the rest of a key may take: over a slow line its bytes come one by one.
    private static final long REST_MS = 30;

    private static final Map<String, Integer> SEQUENCES = Map.ofEntries(
            Map.entry("A", UP),
            Map.entry("B", DOWN),
            Map.entry("C", RIGHT),
            Map.entry("D", LEFT),
            Map.entry("1;2C", SHIFT_RIGHT),
            Map.entry("1;2D", SHIFT_LEFT),
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
    public static int of(int first, NonBlockingReader keys) throws IOException {
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
