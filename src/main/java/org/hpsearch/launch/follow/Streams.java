package org.hpsearch.launch.follow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hpsearch.capture.output.OutputFacts;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.run.Found;
import org.hpsearch.run.Problems;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The followers of a run's logs. Each log is echoed by one thread, and followed for metrics by another, which hands
/// what it sees to a third: neither a slow reader of the echo nor our own reading makes a row late.
public final class Streams {
    private final RunFolder run;
    private final Instant started;
    private final LiveMetrics metrics;
    private final FoundParams found;
    private final Patterns patterns;
    private final boolean separateErrors;
    private final Problems problems;
    private final InstantSource clock;
    private final List<LogFollower> followers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();

    public Streams(
            RunFolder run,
            Instant started,
            LiveMetrics metrics,
            FoundParams found,
            Patterns patterns,
            boolean separateErrors,
            Problems problems,
            InstantSource clock) {
        this.run = run;
        this.started = started;
        this.metrics = metrics;
        this.found = found;
        this.patterns = patterns;
        this.separateErrors = separateErrors;
        this.problems = problems;
        this.clock = clock;
    }

    /// Starts to follow.
    ///
    /// @param closed called once when an echo's reader has gone: the program has written more than anyone reads
    public void follow(OutputStream out, OutputStream err, Runnable closed) {
        begin(RunFolder.OUTPUT, out, closed);
        if (separateErrors) {
            begin(RunFolder.STDERR, err, closed);
        }
    }

    private void begin(String log, OutputStream echo, Runnable closed) {
        begin("echo of " + log, new LogFollower(run.file(log), new Echo(echo, closed)));
        Reader reader = new Reader(run.file(log));
        readers.add(reader);
        begin("sight of " + log, reader.follower);
        reader.thread = started("metrics of " + log, reader);
    }

    private void begin(String name, LogFollower follower) {
        followers.add(follower);
        threads.add(started(name, follower));
    }

    private static Thread started(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /// Why a log was not read for metrics to its end; null where all were.
    public @Nullable IOException failure() {
        return readers.stream()
                .map(Reader::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Reads the logs to their ends.
    public void finish() throws InterruptedException {
        followers.forEach(LogFollower::finish);
        for (Thread thread : threads) {
            thread.join();
        }
        for (Reader reader : readers) {
            reader.end();
        }
    }

    private final class Reader implements Runnable, OutputFacts {
        private final TimedChunks chunks =
                new TimedChunks(() -> Duration.between(started, clock.instant()).toMillis() / 1000.0);
        private final LogFollower follower;
        private double now;
        private final OutputReader reader = new OutputReader(this, found, patterns, () -> now);
        private @Nullable Thread thread;
        private volatile @Nullable IOException failure;

        Reader(Path log) {
            follower = new LogFollower(log, chunks);
        }

        @Override
        public void run() {
            try {
                for (TimedChunks.Chunk chunk = chunks.next(); chunk != null; chunk = chunks.next()) {
                    if (failure == null) {
                        read(chunk);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void read(TimedChunks.Chunk chunk) {
            try {
                now = chunk.time();
                reader.take(chunk.bytes(), 0, chunk.bytes().length);
                if (chunks.isEmpty()) {
                    metrics.flush();
                    found.flush();
                }
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                failure = LogFollower.bug(e);
            }
        }

        @Nullable
        IOException failure() {
            return failure == null ? follower.failure() : failure;
        }

        @Override
        public void scalar(Scalar scalar) {
            metrics.add(scalar);
            found.measure(scalar.metric());
        }

        @Override
        public void setting(String name, Value value) {
            found.add(name, value, Found.OUTPUT);
        }

        @Override
        public void problem(RuntimeException bug) {
            problems.bug("read a line of the output", bug);
        }

        void end() throws InterruptedException {
            chunks.end();
            if (thread != null) {
                thread.join();
            }
            reader.end();
        }
    }

    private static final class Echo implements LogFollower.Sink {
        private final OutputStream stream;
        private final Runnable closed;

        Echo(OutputStream stream, Runnable closed) {
            this.stream = stream;
            this.closed = closed;
        }

        @Override
        public void take(byte[] bytes, int length) throws IOException {
            try {
                stream.write(bytes, 0, length);
                stream.flush();
            } catch (IOException readerIsGone) {
                closed.run();
                throw readerIsGone;
            }
        }
    }
}
