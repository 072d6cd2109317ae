package org.hpsearch.console;

import java.io.PrintStream;

/// A bar on a terminal's last line, drawn at most ten times a second, wiped at the end.
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long PAUSE = 100_000_000;

    private final PrintStream stream;
    private final boolean terminal;
    private final String what;
    private final int total;
    private long last = System.nanoTime();
    private boolean drawn;

    /// @param terminal whether there is anybody to look
    public Progress(PrintStream stream, boolean terminal, String what, int total) {
        this.stream = stream;
        this.terminal = terminal;
        this.what = what;
        this.total = Math.max(1, total);
    }

    /// Draws the bar, if it is time. May be called by several threads.
    public synchronized void at(int done) {
        if (terminal && System.nanoTime() - last > PAUSE) {
            last = System.nanoTime();
            drawn = true;
            int full = (int) ((long) WIDTH * Math.min(done, total) / total);
            stream.print("\r" + what + " [" + "=".repeat(full) + " ".repeat(WIDTH - full) + "] " + done + "/" + total);
            stream.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            stream.print("\r\u001b[K");
            stream.flush();
        }
    }
}
