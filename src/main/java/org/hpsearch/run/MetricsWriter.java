package org.hpsearch.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.hpsearch.value.Csv;
import org.hpsearch.value.Numbers;

/// Appends whole lines to `metrics.csv`. Used by one thread.
public final class MetricsWriter implements AutoCloseable {
    /// The first line of the file.
    public static final String HEADER = "step,time,metric,value\n";

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final StringBuilder lines = new StringBuilder();

    private MetricsWriter(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens the file for appending; a new one gets its header, and a line that a crash has cut is ended, so that it
    /// stands alone as damage.
    public static MetricsWriter open(RunFolder run) throws IOException {
        FileChannel channel = run.guarded().open(RunFolder.METRICS);
        MetricsWriter writer = new MetricsWriter(channel);
        long size = channel.size();
        channel.position(size);
        if (size == 0) {
            writer.lines.append(HEADER);
        } else {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, size - 1);
            writer.lines.append(last.get(0) == '\n' ? "" : "\n");
        }
        writer.flush();
        return writer;
    }

    /// Adds a row; it is in the file after the next [#flush()] at the latest.
    public void write(Scalar scalar) throws IOException {
        if (scalar.step() != null) {
            Numbers.print(scalar.step(), lines);
        }
        lines.append(',');
        if (scalar.time() != null) {
            seconds(scalar.time(), lines);
        }
        lines.append(',');
        lines.append(Csv.field(scalar.metric())).append(',');
        Numbers.print(scalar.value(), lines);
        lines.append('\n');
        if (lines.length() >= BUFFER) {
            flush();
        }
    }

    /// Hands all rows to the operating system.
    public void flush() throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        lines.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            channel.close();
        }
    }

    /// Seconds with milliseconds: `12.034`.
    static String seconds(double time) {
        StringBuilder text = new StringBuilder();
        seconds(time, text);
        return text.toString();
    }

    private static void seconds(double time, StringBuilder text) {
        long millis = Math.round(time * 1000);
        long fraction = Math.abs(millis % 1000);
        text.append(millis / 1000).append('.');
        text.append((char) ('0' + fraction / 100)).append((char) ('0' + fraction / 10 % 10));
        text.append((char) ('0' + fraction % 10));
    }
}
