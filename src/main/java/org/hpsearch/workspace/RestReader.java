package org.hpsearch.workspace;

import java.io.IOException;
import java.time.Duration;
import org.hpsearch.index.RunIndex;
import org.hpsearch.value.SafeFile;
import org.jspecify.annotations.Nullable;

/// Reads, beside the questions to a workspace, the runs that its quick looks have left; once, where that does not help.
public final class RestReader implements AutoCloseable {
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final Workspace workspace;

    /// How many runs were left when the rest was read last; -1 where none was.
    private int given = -1;

    /// Why they were left.
    private String failure = "";

    private volatile int readings;
    private @Nullable Thread reader;

    public RestReader(Workspace workspace) {
        this.workspace = workspace;
    }

    /// How often the rest was read.
    public int readings() {
        return readings;
    }

    /// Why so many runs were not read; empty while they are.
    public synchronized String failure(int unread) {
        return unread == given ? failure : "";
    }

    /// Begins, where runs were left, unless it goes on already or was in vain.
    ///
    /// @param unread how many runs were left
    public synchronized void begin(int unread) {
        if (unread == 0 || unread == given || reader != null) {
            return;
        }
        reader = Thread.ofVirtual().start(() -> {
            try (Workspace beside = workspace.beside()) {
                int left = beside.look(RunIndex.Mode.FULL).unread();
                done(left > 0 ? left : -1, "for want of time");
            } catch (IOException failed) {
                done(unread, SafeFile.reason(failed));
            } catch (RuntimeException failed) {
                done(unread, String.valueOf(failed.getMessage()));
            }
        });
    }

    /// @param left how many runs were not read; -1 where all are
    /// @param why  they were not
    private synchronized void done(int left, String why) {
        given = left;
        failure = why;
        readings++;
        reader = null;
    }

    /// Ends a reading that goes on.
    @Override
    public void close() {
        Thread waiting;
        synchronized (this) {
            waiting = reader;
        }
        if (waiting != null) {
            waiting.interrupt();
            try {
                waiting.join(LONGEST_END);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
