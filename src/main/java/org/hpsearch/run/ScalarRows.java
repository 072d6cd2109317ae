package org.hpsearch.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hpsearch.value.Csv;
import org.hpsearch.value.ShortDecimal;

/// Rows of `metrics.csv` in memory, as they are written. Used by one thread.
public final class ScalarRows {
    private static final int FIRST = 1 << 12;
    private static final int NUMBERS = 3 * ShortDecimal.LONGEST + 4;
    private static final int MOST_NAMES = 10_000;

    private final Map<String, byte[]> names = new HashMap<>();
    private byte[] bytes = new byte[FIRST];
    private int length;

    /// Adds a row.
    public void add(Scalar scalar) {
        byte[] name = name(scalar.metric());
        reserve(name.length + NUMBERS);
        if (scalar.step() != null) {
            length = ShortDecimal.print(scalar.step(), bytes, length);
        }
        bytes[length++] = ',';
        if (scalar.time() != null) {
            seconds(scalar.time());
        }
        bytes[length++] = ',';
        System.arraycopy(name, 0, bytes, length, name.length);
        length += name.length;
        bytes[length++] = ',';
        length = ShortDecimal.print(scalar.value(), bytes, length);
        bytes[length++] = '\n';
    }

    private byte[] name(String metric) {
        byte[] known = names.get(metric);
        if (known != null) {
            return known;
        }
        if (names.size() == MOST_NAMES) {
            names.clear();
        }
        byte[] field = Csv.field(metric).getBytes(StandardCharsets.UTF_8);
        names.put(metric, field);
        return field;
    }

    /// Adds other lines.
    void add(String lines) {
        byte[] text = lines.getBytes(StandardCharsets.UTF_8);
        reserve(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 4, length + more));
        }
    }

    /// With milliseconds: `12.034`.
    private void seconds(double time) {
        long millis = Math.round(time * 1000);
        int fraction = (int) Math.abs(millis % 1000);
        length = ShortDecimal.whole(millis / 1000, bytes, length);
        bytes[length] = '.';
        bytes[length + 1] = (byte) ('0' + fraction / 100);
        bytes[length + 2] = (byte) ('0' + fraction / 10 % 10);
        bytes[length + 3] = (byte) ('0' + fraction % 10);
        length += 4;
    }

    /// In bytes.
    int length() {
        return length;
    }

    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    /// Forgets all rows.
    public void clear() {
        length = 0;
    }

    /// Seconds with milliseconds: `12.034`.
    static String printed(double time) {
        ScalarRows rows = new ScalarRows();
        rows.seconds(time);
        return new String(rows.bytes, 0, rows.length, StandardCharsets.ISO_8859_1);
    }
}
