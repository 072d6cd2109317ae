package org.hpsearch.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Appends whole lines to `metrics.csv`. Used by one thread.
public final class MetricsWriter implements AutoCloseable {
    /// The first line of the file.
    public static final String HEADER = "step,time,metric,value\n";

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ScalarRows lines = new ScalarRows();

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
            writer.lines.add(HEADER);
        } else {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, size - 1);
            writer.lines.add(last.get(0) == '\n' ? "" : "\n");
        }
        writer.flush();
        return writer;
    }

    /// Adds a row; it is in the file after the next [#flush()] at the latest.
    public void write(Scalar scalar) throws IOException {
        lines.add(scalar);
        if (lines.length() >= BUFFER) {
            flush();
        }
    }

    /// Adds rows that were made elsewhere.
    public void write(ScalarRows rows) throws IOException {
        flush();
        write(rows.content());
    }

    /// Hands all rows to the operating system.
    public void flush() throws IOException {
        write(lines.content());
        lines.clear();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            channel.close();
        }
    }
}
