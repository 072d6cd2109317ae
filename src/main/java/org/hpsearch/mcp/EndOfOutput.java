package org.hpsearch.mcp;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The last bytes of what is written, and how many there were in all.
final class EndOfOutput extends OutputStream {
    private final int most;
    private byte[] bytes = new byte[1024];
    private int kept;
    private long all;

    /// @param most how many bytes are kept
    EndOfOutput(int most) {
        this.most = most;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        all += length;
        int taken = Math.min(length, most);
        if (kept + taken > bytes.length) {
            makeRoom(taken);
        }
        System.arraycopy(from, offset + length - taken, bytes, kept, taken);
        kept += taken;
    }

    private void makeRoom(int needed) {
        int old = Math.min(kept, most);
        byte[] roomy = old + needed > bytes.length ? new byte[Math.min(2 * (old + needed), 2 * most)] : bytes;
        System.arraycopy(bytes, kept - old, roomy, 0, old);
        bytes = roomy;
        kept = old;
    }

    /// How many bytes were written.
    long all() {
        return all;
    }

    boolean isCut() {
        return all > most;
    }

    /// The end as text; where it is cut, from the beginning of a line.
    String text() {
        int from = Math.max(0, kept - most);
        if (isCut()) {
            int line = from;
            while (line < kept && bytes[line] != '\n') {
                line++;
            }
            from = line + 1 < kept ? line + 1 : from;
        }
        return new String(Arrays.copyOfRange(bytes, from, kept), StandardCharsets.UTF_8);
    }
}
