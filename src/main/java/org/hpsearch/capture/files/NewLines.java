package org.hpsearch.capture.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// The whole lines that a growing file has beyond those that were read; a file that was truncated or written anew is
/// read
/// from its beginning. Used by one thread.
final class NewLines {
    private static final int AT_ONCE = 1 << 18;
    private static final int TAIL = 64;

    private final Path file;
    private long position;
    /// The last bytes that were read: they still stand there, unless the file was written anew.
    private byte[] tail = {};

    /// Takes the lines.
    interface Sink {
        /// The file begins anew.
        void anew();

        /// @param lines whole lines in UTF-8
        /// @return whether more is wanted
        boolean take(String lines);
    }

    NewLines(Path file) {
        this.file = file;
    }

    /// Hands on what is new. A line longer than a quarter of a megabyte is passed over.
    void read(Sink sink) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < position || !endsAsBefore(channel)) {
                position = 0;
                tail = new byte[0];
                sink.anew();
            }
            boolean wanted = true;
            while (wanted && position < channel.size()) {
                ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(AT_ONCE, channel.size() - position));
                channel.read(bytes, position);
                int whole = bytes.position();
                while (whole > 0 && bytes.get(whole - 1) != '\n') {
                    whole--;
                }
                if (whole == 0 && bytes.position() < AT_ONCE) {
                    return;
                }
                int taken = whole == 0 ? bytes.position() : whole;
                position += taken;
                tail = Arrays.copyOfRange(bytes.array(), Math.max(0, taken - TAIL), taken);
                wanted = whole == 0 || sink.take(new String(bytes.array(), 0, whole, StandardCharsets.UTF_8));
            }
        }
    }

    private boolean endsAsBefore(FileChannel channel) throws IOException {
        ByteBuffer now = ByteBuffer.allocate(tail.length);
        channel.read(now, position - tail.length);
        return Arrays.equals(now.array(), tail);
    }
}
