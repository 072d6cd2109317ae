package org.hpsearch.launch.follow;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.OutputFacts;
import org.hpsearch.capture.output.OutputReader;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.run.Found;
import org.hpsearch.run.Problems;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// The followers of a run's logs: each log is echoed by one thread and read for metrics by another, so that a reader of
/// the echo who is slow delays no metric.
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
        Reader reader = new Reader();
        reader.follower = new LogFollower(run.file(log), reader);
        begin("metrics of " + log, reader.follower);
    }

    private void begin(String name, LogFollower follower) {
        Thread thread = new Thread(follower, name);
        thread.setDaemon(true);
        followers.add(follower);
        threads.add(thread);
        thread.start();
    }

    /// Why a log was not read for metrics to its end; null where all were.
    public @Nullable IOException failure() {
        return readers.stream()
                .map(reader -> reader.follower)
                .map(follower -> follower == null ? null : follower.failure())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Reads the logs to their ends.
    public void finish() throws InterruptedException {
        followers.forEach(LogFollower::finish);
        for (Thread thread : threads) {
            thread.join();
        }
        readers.forEach(Reader::end);
    }

    private final List<Reader> readers = new ArrayList<>();

    private final class Reader implements LogFollower.Sink, OutputFacts {
        private @Nullable LogFollower follower;
        private double now;
        private final OutputReader reader = new OutputReader(this, found, patterns, () -> now);

        Reader() {
            readers.add(this);
        }

        @Override
        public void take(byte[] bytes, int length) {
            now = Duration.between(started, clock.instant()).toMillis() / 1000.0;
            reader.take(bytes, 0, length);
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

        @Override
        public void caughtUp() throws IOException {
            metrics.flush();
            found.flush();
        }

        void end() {
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
