package org.hpsearch.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.hpsearch.value.Decimals;

/// Reads the whole lines of `metrics.csv` from any line's start on, without an object a row.
public final class MetricsReader {
    private static final int BUFFER = 1 << 16;
    /// No line of ours is longer; the rest of a longer one is passed over.
    private static final int LONGEST_LINE = BUFFER;
    /// Bytes of a metric name; a line with a longer one is damaged.
    private static final int LONGEST_NAME = 1024;

    /// Bytes between two looks at the clock; a smaller file is read whole, whatever the time.
    private static final long UNTIMED = 4 << 20;

    private static final int NAME_CACHE = 64;

    /// The rest of a file was left: the time was over.
    public static final class TooLate extends IOException {}

    /// Takes a row: step and time are NaN where the line has none.
    public interface Sink {
        void row(double step, double time, String metric, double value);
    }

    /// How far a reading came.
    ///
    /// @param offset  bytes up to and with the last whole line: where the next reading starts
    /// @param damaged lines that were passed over
    public record Progress(long offset, long damaged) {}

    private final Sink sink;
    private final long deadline;
    private final long most;
    private final byte[][] names = new byte[NAME_CACHE][];
    private final String[] texts = new String[NAME_CACHE];
    private long damaged;

    private MetricsReader(Sink sink, long deadline, long most) {
        this.sink = sink;
        this.deadline = deadline;
        this.most = most;
    }

    /// Hands all whole lines after an offset to the sink.
    ///
    /// @param offset 0, or the offset of an earlier [Progress]
    public static Progress read(Path file, long offset, Sink sink) throws IOException {
        return read(file, offset, sink, Long.MAX_VALUE);
    }

    /// The same, until a deadline.
    ///
    /// @param deadline [System#nanoTime()] after which a large file is left
    /// @throws TooLate where the file was not read to its end by then
    public static Progress read(Path file, long offset, Sink sink, long deadline) throws IOException {
        return read(file, offset, new MetricsReader(sink, deadline, Long.MAX_VALUE));
    }

    /// The same of a part of the file, for somebody who reads on later.
    ///
    /// @param most bytes after which no further line is begun; up to a buffer and a line more are read
    public static Progress part(Path file, long offset, long most, Sink sink) throws IOException {
        return read(file, offset, new MetricsReader(sink, Long.MAX_VALUE, most));
    }

    private static Progress read(Path file, long offset, MetricsReader reader) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int first = (int) Math.max(1, Math.min(BUFFER, channel.size() - offset));
            return new Progress(reader.readFrom(channel, offset, first), reader.damaged);
        }
    }

    private long readFrom(FileChannel channel, long offset, int capacity) throws IOException {
        byte[] bytes = new byte[capacity];
        int held = 0;
        long position = offset;
        boolean skipping = false;
        long untimed = offset + UNTIMED;
        while (true) {
            int count = channel.read(ByteBuffer.wrap(bytes, held, bytes.length - held), position + held);
            if (count <= 0) {
                return position;
            }
            held += count;
            int start = 0;
            for (int end = indexOf(bytes, start, held); end >= 0; end = indexOf(bytes, start, held)) {
                if (!skipping) {
                    line(bytes, start, end, position + start == 0);
                }
                skipping = false;
                start = end + 1;
            }
            if (start == 0 && held == bytes.length && held >= LONGEST_LINE) {
                damaged += skipping ? 0 : 1;
                skipping = true;
                start = held;
            }
            if (position + start > untimed) {
                look();
                untimed += UNTIMED;
            }
            System.arraycopy(bytes, start, bytes, 0, held - start);
            held -= start;
            position += start;
            if (position - offset >= most && !skipping) {
                return position;
            }
            if (held == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(LONGEST_LINE, 2 * bytes.length));
            }
        }
    }

    private void look() throws TooLate {
        if (System.nanoTime() > deadline) {
            throw new TooLate();
        }
    }

    private static int indexOf(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void line(byte[] bytes, int start, int lineEnd, boolean first) {
        int end = lineEnd > start && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        int comma1 = comma(bytes, start, end);
        int comma2 = comma1 < 0 ? -1 : comma(bytes, comma1 + 1, end);
        int comma3 = comma2 < 0 ? -1 : nameEnd(bytes, comma2 + 1, end);
        if (comma3 < 0) {
            damaged++;
            return;
        }
        double step = comma1 == start ? Double.NaN : Decimals.number(bytes, start, comma1);
        double time = comma2 == comma1 + 1 ? Double.NaN : Decimals.number(bytes, comma1 + 1, comma2);
        String value = special(bytes, comma3 + 1, end);
        double number = value == null ? Decimals.number(bytes, comma3 + 1, end) : Double.parseDouble(value);
        boolean bad = comma1 > start && Double.isNaN(step)
                || comma2 > comma1 + 1 && Double.isNaN(time)
                || value == null && Double.isNaN(number)
                || comma3 == comma2 + 1
                || comma3 - comma2 > LONGEST_NAME;
        if (!bad) {
            sink.row(step, time, name(bytes, comma2 + 1, comma3), number);
        } else if (!first || !isHeader(bytes, start, end)) {
            damaged++;
        }
    }

    private static boolean isHeader(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8)
                .equals(MetricsWriter.HEADER.substring(0, MetricsWriter.HEADER.length() - 1));
    }

    private static int comma(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == ',') {
                return i;
            }
        }
        return -1;
    }

    /// The comma after a name that may stand in quotes.
    private static int nameEnd(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] != '"') {
            return comma(bytes, from, to);
        }
        for (int i = from + 1; i < to; i++) {
            if (bytes[i] == '"') {
                if (i + 1 < to && bytes[i + 1] == '"') {
                    i++;
                } else {
                    return i + 1 < to && bytes[i + 1] == ',' ? i + 1 : -1;
                }
            }
        }
        return -1;
    }

    private String name(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 16) & NAME_CACHE - 1;
        byte[] cached = names[slot];
        if (cached != null && Arrays.equals(cached, 0, cached.length, bytes, from, to)) {
            return texts[slot];
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.charAt(0) == '"') {
            text = text.substring(1, text.length() - 1).replace("\"\"", "\"");
        }
        names[slot] = Arrays.copyOfRange(bytes, from, to);
        texts[slot] = text;
        return text;
    }

    private static @org.jspecify.annotations.Nullable String special(byte[] bytes, int from, int to) {
        if (to - from < 3 || to - from > 9 || (bytes[to - 1] | 0x20) < 'a') {
            return null;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity") ? text : null;
    }
}
