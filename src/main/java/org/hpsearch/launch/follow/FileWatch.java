package org.hpsearch.launch.follow;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hpsearch.capture.written.FileWatcher;
import org.hpsearch.run.Problems;

/// Looks at the files that a run writes while it lives, for at most a hundredth of the time.
public final class FileWatch {
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(1);
    private static final int SHARE = 100;

    private final FileWatcher watcher;
    private final Problems problems;
    private final Runnable before;
    private final Runnable looked;
    private final long shim;
    private final InstantSource clock;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "files");

    /// @param shim     pid of the run's first process
    /// @param problems takes a fault of ours, which ends the watch
    /// @param before   called before each look but the last one
    /// @param looked   called after each look but the last one
    public FileWatch(
            FileWatcher watcher, long shim, InstantSource clock, Problems problems, Runnable before, Runnable looked) {
        this.watcher = watcher;
        this.problems = problems;
        this.before = before;
        this.looked = looked;
        this.shim = shim;
        this.clock = clock;
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        long pause = LEAST_PAUSE.toNanos();
        try {
            while (!over.await(pause, TimeUnit.NANOSECONDS)) {
                before.run();
                long cost = watcher.look(shim, clock.instant());
                looked.run();
                pause = Math.max(LEAST_PAUSE.toNanos(), SHARE * cost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            problems.bug("watch the program's files until the end", bug);
        }
    }

    /// Looks a last time, at all that the program has left.
    public void finish() throws InterruptedException {
        over.countDown();
        thread.join();
        watcher.look(0, clock.instant());
    }
}
