package org.hpsearch.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Keeps a result that is to be shown page by page; one beyond all paging, such as the log of weeks, is passed on as
/// it comes.
final class LongResult extends OutputStream {
    /// Bytes that are kept.
    private static final int MOST = 16 << 20;

    private final OutputStream beyond;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean passedOn;

    /// @param beyond where it is passed on to
    LongResult(OutputStream beyond) {
        this.beyond = beyond;
    }

    /// Whether it was too long to be kept.
    boolean isPassedOn() {
        return passedOn;
    }

    /// What is kept: all, or nothing.
    ByteArrayOutputStream rest() {
        return kept;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (kept.size() + length > MOST) {
            passedOn = true;
            kept.writeTo(beyond);
            kept.reset();
        }
        if (passedOn) {
            beyond.write(bytes, offset, length);
        } else {
            kept.write(bytes, offset, length);
        }
    }
}
