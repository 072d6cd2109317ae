package org.hpsearch.ensemble;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Decimals;

/// The lines of a file as cells, in place: no object is made for a line.
final class CellLines implements AutoCloseable {
    private static final int LONGEST = 1 << 26;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int limit;
    private int next;
    private int begin;
    private int end;
    private int[] from = new int[8];
    private int[] to = new int[8];
    private int cells;
    private long number;
    private int skipped;

    CellLines(Path file) throws IOException {
        in = Files.newInputStream(file);
        limit = in.readNBytes(buffer, 0, 3);
        boolean mark = limit == 3 && (buffer[0] & 0xff) == 0xef && (buffer[1] & 0xff) == 0xbb;
        next = mark ? 3 : 0;
    }

    /// Goes to the next line that is not blank, and parts it.
    ///
    /// @return whether there is one
    boolean next(byte delimiter) throws IOException {
        skipped = -1;
        do {
            if (!find()) {
                return false;
            }
            number++;
            skipped++;
        } while (begin == end);
        split(delimiter);
        return true;
    }

    private boolean find() throws IOException {
        begin = next;
        int at = next;
        while (true) {
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            if (at < limit) {
                break;
            }
            int kept = limit - begin;
            if (kept == buffer.length && kept >= LONGEST) {
                throw new DataException("line " + (number + 1) + " is longer than " + LONGEST + " bytes");
            }
            byte[] target = kept == buffer.length ? new byte[2 * kept] : buffer;
            System.arraycopy(buffer, begin, target, 0, kept);
            buffer = target;
            begin = 0;
            at = kept;
            int more = in.read(buffer, kept, buffer.length - kept);
            limit = kept + Math.max(0, more);
            if (more <= 0) {
                break;
            }
        }
        end = at > begin && buffer[at - 1] == '\r' ? at - 1 : at;
        next = Math.min(limit, at + 1);
        return at > begin || at < limit;
    }

    private void split(byte delimiter) {
        cells = 0;
        int at = begin;
        while (at <= end) {
            int stop = at < end && buffer[at] == '"' ? afterQuote(at) : at;
            while (stop < end && buffer[stop] != delimiter) {
                stop++;
            }
            if (cells == from.length) {
                from = Arrays.copyOf(from, 2 * cells);
                to = Arrays.copyOf(to, 2 * cells);
            }
            from[cells] = at;
            to[cells++] = stop;
            at = stop + 1;
        }
    }

    private int afterQuote(int open) {
        int at = open + 1;
        while (at < end && (buffer[at] != '"' || at + 1 < end && buffer[at + 1] == '"')) {
            at += buffer[at] == '"' ? 2 : 1;
        }
        if (at >= end) {
            throw new DataException("line " + number + ": a quote is not closed in its line");
        }
        return at + 1;
    }

    /// The number of the present line, from 1.
    long number() {
        return number;
    }

    /// How many blank lines stand before the present one.
    int skipped() {
        return skipped;
    }

    /// How many cells the present line has.
    int cells() {
        return cells;
    }

    /// A cell as a number; NaN where it is none.
    double number(int cell) {
        boolean quoted = from[cell] < to[cell] && buffer[from[cell]] == '"';
        return Decimals.parse(buffer, from[cell] + (quoted ? 1 : 0), to[cell] - (quoted ? 1 : 0));
    }

    /// A cell as a text, without quotes and the blanks around.
    String text(int cell) {
        String text = new String(buffer, from[cell], to[cell] - from[cell], StandardCharsets.UTF_8).strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
