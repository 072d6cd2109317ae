package org.hpsearch.capture.output;

import java.util.Arrays;

/// From bytes to clean lines: escape sequences (as [org.hpsearch.value.Escapes] finds them) removed, backspaces obeyed,
/// `\r` told as a refresh. A line longer than [#LONGEST] bytes is cut there; the rest is passed over. Used by one
/// thread.
public final class Lines {
    /// Most bytes of a line that are read.
    public static final int LONGEST = 1 << 16;

    private static final byte ESCAPE = 0x1b;
    private static final byte BELL = 0x07;

    /// Takes the clean lines.
    public interface Receiver {
        /// @param bytes   holds the line; valid until the next one
        /// @param length  of the line in bytes
        /// @param refresh whether a `\r` ended it: what follows is written over it
        void line(byte[] bytes, int length, boolean refresh);
    }

    private enum State {
        TEXT,
        AFTER_RETURN,
        AFTER_ESCAPE,
        IN_SEQUENCE,
        IN_STRING,
        AFTER_INTERMEDIATE
    }

    private final Receiver receiver;
    private byte[] line = new byte[256];
    private int length;
    private State state = State.TEXT;

    public Lines(Receiver receiver) {
        this.receiver = receiver;
    }

    /// Takes the next bytes of the output.
    public void take(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (state == State.TEXT) {
                int plain = at;
                while (at < to && (bytes[at] >= 0x20 || bytes[at] < 0)) {
                    at++;
                }
                append(bytes, plain, at);
                if (at == to) {
                    return;
                }
            }
            step(bytes[at++]);
        }
    }

    /// Ends the last line, if the output ended without a line's end.
    public void end() {
        if (length > 0) {
            emit(false);
        }
        state = State.TEXT;
    }

    private void step(byte b) {
        switch (state) {
            case TEXT -> control(b);
            case AFTER_RETURN -> {
                state = State.TEXT;
                if (b == '\n') {
                    emit(false);
                } else {
                    emit(true);
                    text(b);
                }
            }
            case AFTER_ESCAPE -> {
                switch (b) {
                    case '[' -> state = State.IN_SEQUENCE;
                    case ']', 'P', '_', '^', 'X' -> state = State.IN_STRING;
                    default -> function(b);
                }
            }
            case AFTER_INTERMEDIATE -> function(b);
            case IN_SEQUENCE -> {
                if (b < ' ' || b > '~') {
                    text(b);
                } else if (b >= '@') {
                    state = State.TEXT;
                }
            }
            case IN_STRING -> {
                if (b == BELL) {
                    state = State.TEXT;
                } else if (b == '\n' || b == '\r' || b == ESCAPE) {
                    text(b);
                }
            }
        }
    }

    /// The next byte of a sequence that chooses a character set, or is a function of its own.
    private void function(byte b) {
        if (b < ' ' || b > '~') {
            text(b);
        } else {
            state = b < '0' ? State.AFTER_INTERMEDIATE : State.TEXT;
        }
    }

    /// A byte that is no part of a sequence.
    private void text(byte b) {
        state = State.TEXT;
        if (b >= 0x20 || b < 0) {
            append(new byte[] {b}, 0, 1);
        } else {
            control(b);
        }
    }

    private void control(byte b) {
        switch (b) {
            case '\n' -> emit(false);
            case '\r' -> state = State.AFTER_RETURN;
            case ESCAPE -> state = State.AFTER_ESCAPE;
            case '\t' -> append(new byte[] {'\t'}, 0, 1);
            case '\b' -> length = Math.max(0, length - 1);
            default -> {}
        }
    }

    private void append(byte[] bytes, int from, int to) {
        int count = Math.min(to - from, LONGEST - length);
        if (count <= 0) {
            return;
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(2 * line.length, length + count)));
        }
        System.arraycopy(bytes, from, line, length, count);
        length += count;
    }

    private void emit(boolean refresh) {
        int whole = length;
        length = 0;
        receiver.line(line, whole, refresh);
    }
}
