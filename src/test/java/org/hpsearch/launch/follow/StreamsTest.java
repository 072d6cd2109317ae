package org.hpsearch.launch.follow;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.hpsearch.capture.arguments.Redaction;
import org.hpsearch.capture.output.Patterns;
import org.hpsearch.project.Settings;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Problems;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StreamsTest {
    private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path scratch;

    private RunFolder run;
    private LiveMetrics metrics;
    private FoundParams found;

    @BeforeEach
    void aRunHasWrittenBothStreams() throws IOException {
        run = new Store(scratch.resolve("hps-runs")).create(STARTED);
        Files.writeString(run.file(RunFolder.OUTPUT), "Namespace(lr=0.1)\nepoch 1 loss: 0.5\nepoch 2 loss: 0.25\n");
        Files.writeString(run.file(RunFolder.STDERR), "epoch 2 val_acc: 0.9\n");
        metrics = new LiveMetrics(MetricsWriter.open(run), Settings.NONE, scalar -> {});
        found = new FoundParams(run, Map.of(), Redaction.STANDARD);
    }

    private Streams streams(boolean separate) {
        return new Streams(
                run,
                STARTED,
                metrics,
                found,
                Patterns.NONE,
                separate,
                new Problems(warning -> {}),
                InstantSource.fixed(STARTED.plusSeconds(2)));
    }

    @Test
    void bothAreEchoedAndRead() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = streams(true);
        streams.follow(out, err, () -> {});
        streams.finish();
        metrics.close();
        found.flush();
        assertEquals(Files.readString(run.file(RunFolder.OUTPUT)), out.toString(StandardCharsets.UTF_8));
        assertEquals(Files.readString(run.file(RunFolder.STDERR)), err.toString(StandardCharsets.UTF_8));
        assertEquals(
                "1 loss 0.5|2 loss 0.25|2 val_acc 0.9",
                Files.readAllLines(run.file(RunFolder.METRICS)).stream()
                        .skip(1)
                        .map(line -> line.split(","))
                        .map(cells -> cells[0] + " " + cells[2] + " " + cells[3])
                        .sorted()
                        .collect(java.util.stream.Collectors.joining("|")));
        assertEquals("0.1", requireNonNull(found.soFar().get("lr")).value().print());
        assertNull(streams.failure());
    }

    @Test
    void anEchoThatNobodyReadsEndsOnce() throws InterruptedException {
        AtomicInteger closed = new AtomicInteger();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Streams streams = streams(false);
        streams.follow(gone, gone, closed::incrementAndGet);
        streams.finish();
        metrics.close();
        assertEquals(1, closed.get());
        assertNull(streams.failure());
        assertEquals(1.0, Objects.requireNonNull(metrics.first()).step());
    }
}
