package org.hpsearch.console;

/// How a command ends, as the number that the caller gets.
public final class ExitStatus {
    /// It could not be done.
    public static final int FAILED = 1;

    /// What was typed is wrong.
    public static final int BAD_USAGE = 2;

    /// The answer is not whole, since some runs could not be read in time.
    public static final int INCOMPLETE = 3;

    /// A fault of our own.
    public static final int OUR_BUG = 70;

    /// Ctrl-C came first.
    public static final int CANCELLED = 130;

    private ExitStatus() {}
}
