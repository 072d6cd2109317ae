package org.hpsearch.screen.input;

/// Buttons and wheel of the mouse, as keys: beyond all other keys, with their place on the screen.
public final class Mouse {
    /// Makes the terminal send clicks and turns of the wheel, in the form of SGR, which knows wide screens (xterm
    /// control sequences, "Mouse Tracking").
    public static final String ON = "\u001b[?1000h\u001b[?1006h";

    /// Ends that.
    public static final String OFF = "\u001b[?1006l\u001b[?1000l";

    private static final int FIRST = 0x1000000;
    private static final int MOST = 0xfff;
    private static final int CLICK = 0;
    private static final int WHEEL_UP = 64;
    private static final int WHEEL_DOWN = 65;
    private static final int OLD = 32;

    private Mouse() {}

    /// Reads `<0;12;5M`: button, column and row, both from 1. [Key#NONE] for what means nothing, such as a button that
    /// is let go.
    public static int of(String sequence) {
        String[] parts = sequence.substring(1, sequence.length() - 1).split(";", -1);
        if (!sequence.endsWith("M") || parts.length != 3) {
            return Key.NONE;
        }
        try {
            return of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (NumberFormatException malformed) {
            return Key.NONE;
        }
    }

    /// Reads the three characters of the older form.
    public static int old(int button, int column, int row) {
        return of(button - OLD, column - OLD, row - OLD);
    }

    private static int of(int button, int column, int row) {
        int kind = switch (button) {
            case CLICK -> 0;
            case WHEEL_UP -> 1;
            case WHEEL_DOWN -> 2;
            default -> -1;
        };
        boolean shown = column >= 1 && row >= 1 && column <= MOST && row <= MOST;
        return kind < 0 || !shown ? Key.NONE : FIRST + (kind << 24) + ((row - 1) << 12) + column - 1;
    }

    /// Whether a key is a click or a turn of the wheel.
    public static boolean isMouse(int key) {
        return key >= FIRST;
    }

    /// 0 for a click, else 1 downwards, -1 upwards.
    public static int wheel(int key) {
        return switch ((key - FIRST) >> 24) {
            case 1 -> -1;
            case 2 -> 1;
            default -> 0;
        };
    }

    /// Column, from 0.
    public static int x(int key) {
        return (key - FIRST) & MOST;
    }

    /// Row, from 0.
    public static int y(int key) {
        return (key - FIRST) >> 12 & MOST;
    }
}
