package org.hpsearch.console;

import java.io.PrintStream;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/// A bar on a terminal's last line, drawn at most ten times a second, wiped at the end.
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 20;
    private static final long PAUSE = 100_000_000;

    private final PrintStream stream;
    private final boolean terminal;
    private final String what;
    private final LongSupplier counted;
    private final LongFunction<String> print;
    private long total;
    private long last = System.nanoTime();
    private boolean drawn;

    /// @param terminal whether there is anybody to look
    /// @param total    how much there is to do; asked when the bar is first drawn
    public Progress(PrintStream stream, boolean terminal, String what, LongSupplier total) {
        this(stream, terminal, what, total, Long::toString);
    }

    private Progress(
            PrintStream stream, boolean terminal, String what, LongSupplier total, LongFunction<String> print) {
        this.stream = stream;
        this.terminal = terminal;
        this.what = what;
        this.counted = total;
        this.print = print;
    }

    /// A bar that counts bytes.
    ///
    /// @param terminal whether there is anybody to look
    public static Progress ofBytes(PrintStream stream, boolean terminal, String what, long total) {
        return new Progress(stream, terminal, what, () -> total, Texts::size);
    }

    /// Draws the bar, if it is time. May be called by several threads.
    public synchronized void at(long done) {
        if (terminal && System.nanoTime() - last > PAUSE) {
            draw(done, "", Integer.MAX_VALUE);
        }
    }

    /// Draws the bar with some words behind it.
    ///
    /// @param width of the terminal; what does not fit is left out
    public synchronized void draw(long done, String words, int width) {
        if (!terminal) {
            return;
        }
        last = System.nanoTime();
        total = total > 0 ? total : Math.max(1, counted.getAsLong());
        drawn = true;
        int full = (int) (WIDTH * Math.min(done, total) / total);
        String bar = what + " [" + "=".repeat(full) + " ".repeat(WIDTH - full) + "] " + print.apply(done) + "/"
                + print.apply(total);
        String line = SafeText.cut(words.isEmpty() ? bar : bar + ", " + words, width - 1);
        stream.print("\r" + line + "\u001b[K");
        stream.flush();
    }

    /// Takes the bar away.
    public synchronized void wipe() {
        if (drawn) {
            stream.print("\r\u001b[K");
            stream.flush();
            drawn = false;
        }
    }

    @Override
    public void close() {
        wipe();
    }
}
