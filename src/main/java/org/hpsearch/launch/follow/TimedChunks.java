package org.hpsearch.launch.follow;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Chunks of a log, each with the time at which it was seen, on their way from the thread that follows the file to the
/// one that reads them: so a reader that is slow, as all are in their first tenth of a second, makes no row late.
final class TimedChunks implements LogFollower.Sink {
    /// Bytes that wait at most; beyond them the file is followed no faster than it is read.
    static final int MOST = 1 << 20;

    /// @param time seconds since the start
    record Chunk(byte[] bytes, double time) {}

    private final DoubleSupplier clock;
    private final Deque<Chunk> waiting = new ArrayDeque<>();
    private int held;
    private boolean ended;

    /// @param clock seconds since the start
    TimedChunks(DoubleSupplier clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void take(byte[] bytes, int length) throws IOException {
        double seen = clock.getAsDouble();
        try {
            while (held >= MOST) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        waiting.addLast(new Chunk(Arrays.copyOf(bytes, length), seen));
        held += length;
        notifyAll();
    }

    /// No more will come.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// The next one, once it is there; null after the last.
    synchronized @Nullable Chunk next() throws InterruptedException {
        while (waiting.isEmpty() && !ended) {
            wait();
        }
        Chunk next = waiting.pollFirst();
        held -= next == null ? 0 : next.bytes.length;
        notifyAll();
        return next;
    }

    /// Whether nothing waits now.
    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
