package org.hpsearch.capture.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The whole lines that a growing file has beyond those that were read. A file that was truncated or written from its
/// beginning again, even while it is read, is read from its beginning again. Used by one thread.
final class NewLines {
    private static final int AT_ONCE = 1 << 18;
    private static final int PROOF = 64;
    /// A file that changes faster than it can be read waits for the next look.
    private static final int MOST_RESTARTS = 5;

    private final Path file;
    private long position;
    /// The first bytes of the file as they were read.
    private byte[] head = {};
    /// The last bytes that were read: they stand before the position, unless the file was written anew.
    private byte[] tail = {};

    /// Takes the lines.
    interface Receiver {
        /// The file is read from its beginning again.
        void anew();

        /// @param lines whole lines in UTF-8
        /// @return whether more is wanted
        boolean take(String lines);
    }

    NewLines(Path file) {
        this.file = file;
    }

    /// Forgets what was read: the next time all is read.
    void forget(Receiver receiver) {
        position = 0;
        head = new byte[0];
        tail = new byte[0];
        receiver.anew();
    }

    /// Hands on what is new. A line longer than a quarter of a megabyte is passed over.
    void read(Receiver receiver) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int restarts = 0; !isReadToItsEnd(channel, receiver) && restarts < MOST_RESTARTS; restarts++) {
                forget(receiver);
            }
        }
    }

    /// Reads on; false where the file is no longer the one whose lines were read so far.
    private boolean isReadToItsEnd(FileChannel channel, Receiver receiver) throws IOException {
        boolean wanted = true;
        while (wanted && position < channel.size() && isSameFile(channel)) {
            ByteBuffer bytes = ByteBuffer.allocate(tail.length + AT_ONCE);
            channel.read(bytes, position - tail.length);
            if (!startsWith(bytes, tail)) {
                return false;
            }
            int whole = bytes.position();
            while (whole > tail.length && bytes.get(whole - 1) != '\n') {
                whole--;
            }
            boolean tooLong = whole == tail.length && !bytes.hasRemaining();
            if (whole == tail.length && !tooLong) {
                return isSameFile(channel);
            }
            int from = tail.length;
            advance(bytes.array(), from, tooLong ? bytes.position() : whole);
            wanted = tooLong || receiver.take(new String(bytes.array(), from, whole - from, StandardCharsets.UTF_8));
        }
        return !wanted || isSameFile(channel);
    }

    private void advance(byte[] bytes, int from, int to) {
        if (position == 0) {
            head = Arrays.copyOfRange(bytes, from, Math.min(to, from + PROOF));
        }
        position += to - from;
        tail = Arrays.copyOfRange(bytes, Math.max(0, to - PROOF), to);
    }

    /// Whether the file is at least as long as what was read, and begins and goes on as it did.
    private boolean isSameFile(FileChannel channel) throws IOException {
        return channel.size() >= position && holds(channel, 0, head) && holds(channel, position - tail.length, tail);
    }

    private static boolean holds(FileChannel channel, long at, byte[] expected) throws IOException {
        ByteBuffer now = ByteBuffer.allocate(expected.length);
        channel.read(now, at);
        return startsWith(now, expected);
    }

    private static boolean startsWith(ByteBuffer bytes, byte[] expected) {
        return bytes.position() >= expected.length
                && Arrays.equals(bytes.array(), 0, expected.length, expected, 0, expected.length);
    }
}
