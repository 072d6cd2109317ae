package org.hpsearch.faults;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One failure of the file system, at the n-th operation of a thread and of all threads that it starts.
final class Fault {
    /// How it fails.
    enum Kind {
        /// The n-th operation fails, the later ones do not.
        ERROR,
        /// From the n-th writing operation on, nothing can be written.
        FULL,
        /// As full, and the first write of bytes that fails has written half of them.
        SHORT,
        /// No operation from the n-th on happens: the process was killed.
        STOP
    }

    /// What a killed process sees; no code of hps answers it.
    static final class Stopped extends Error {}

    private static final InheritableThreadLocal<@Nullable Fault> CURRENT = new InheritableThreadLocal<>();

    private final Kind kind;
    private final int at;
    private final String below;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private volatile boolean fired;
    private volatile boolean torn;
    private volatile boolean over;

    /// @param below only operations on files below this folder count
    Fault(Kind kind, int at, String below) {
        this.kind = kind;
        this.at = at;
        this.below = below;
    }

    static @Nullable Fault current() {
        return CURRENT.get();
    }

    /// From now on, this thread and those that it starts have this fault.
    void begin() {
        CURRENT.set(this);
    }

    /// The process is gone, or the trouble is over.
    void end() throws IOException {
        over = kind != Kind.STOP;
        if (kind == Kind.STOP) {
            for (Closeable channel : open) {
                channel.close();
            }
        }
    }

    boolean hasFired() {
        return fired;
    }

    int operations() {
        return count.get();
    }

    /// A channel that the end of the process closes.
    void opened(Closeable channel) {
        open.add(channel);
    }

    /// Before an operation on a file.
    void before(Path file, boolean writes) throws IOException {
        if (over || !file.toString().startsWith(below)) {
            return;
        }
        if (isDue(writes)) {
            fired = true;
            switch (kind) {
                case ERROR -> throw new FileSystemException(file.toString(), null, "Input/output error");
                case FULL, SHORT -> throw new FileSystemException(file.toString(), null, "No space left on device");
                case STOP -> throw new Stopped();
            }
        }
    }

    /// How many of some bytes are written before the write fails; all of them where it does not fail.
    int written(Path file, int bytes) throws IOException {
        if (kind == Kind.SHORT
                && !torn
                && count.get() + 1 >= at
                && !over
                && file.toString().startsWith(below)) {
            torn = true;
            fired = true;
            count.incrementAndGet();
            return bytes / 2;
        }
        try {
            before(file, true);
            return bytes;
        } catch (FileSystemException e) {
            throw new IOException(e.getReason(), e);
        }
    }

    private boolean isDue(boolean writes) {
        boolean counts = writes || kind == Kind.ERROR || kind == Kind.STOP;
        int now = counts ? count.incrementAndGet() : 0;
        return kind == Kind.ERROR ? now == at : counts && now >= at;
    }
}
