package org.hpsearch.index;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long runs are read for one answer, in terms of [System#nanoTime()].
///
/// @param last after it, no run is begun
/// @param end  when the reading of a run that is begun now has to end
record ReadingTime(long last, LongSupplier end) {
    private static final Duration BUDGET = Duration.ofMillis(500);
    /// One large file is worth a longer wait than many small ones.
    private static final Duration PATIENCE = Duration.ofMillis(750);

    static final ReadingTime UNLIMITED = new ReadingTime(Long.MAX_VALUE, () -> Long.MAX_VALUE);

    /// Of an answer that is begun now.
    static ReadingTime quick() {
        long end = now(PATIENCE);
        return new ReadingTime(now(BUDGET), () -> end);
    }

    /// Of an index that is built: each run gets its time, and its progress is seen.
    static ReadingTime each() {
        return new ReadingTime(Long.MAX_VALUE, () -> now(PATIENCE));
    }

    /// Of runs that are begun, however late it is.
    ReadingTime always() {
        return new ReadingTime(Long.MAX_VALUE, end);
    }

    private static long now(Duration more) {
        return System.nanoTime() + more.toNanos();
    }
}
