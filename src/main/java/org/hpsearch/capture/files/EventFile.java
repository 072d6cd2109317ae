package org.hpsearch.capture.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/// A TensorBoard event file, read as it grows: records as [EventRecord] frames them, each an `Event` message
/// (tensorflow/core/util/event.proto). A torn tail is waited for; a record with a wrong checksum is left out.
public final class EventFile implements Followed {
    private static final int HEAD = EventRecord.HEAD;
    private static final int TAIL = EventRecord.TAIL;
    private static final int WINDOW = 1 << 16;

    private final Path file;
    private final String name;
    private final FileFacts facts;
    private final EventMessage message;
    private ByteBuffer window = window(WINDOW);
    private long windowStart;
    private long position;
    private boolean warned;

    /// @param name as the program would name it
    public EventFile(Path file, String name, Instant started, FileFacts facts) {
        this.file = file;
        this.name = name;
        this.facts = facts;
        this.message = new EventMessage(name, started.toEpochMilli() / 1000.0, facts);
    }

    @Override
    public void read() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < position) {
                position = 0;
            }
            windowStart = 0;
            window.limit(0);
            while (holds(channel, HEAD)) {
                int at = (int) (position - windowStart);
                if (!EventRecord.isFramed(window, at)) {
                    damaged(EventRecord.broken(position));
                    return;
                }
                int length = (int) window.getLong(at);
                int size = HEAD + length + TAIL;
                if (!holds(channel, size)) {
                    return;
                }
                at = (int) (position - windowStart);
                position += size;
                record(at + HEAD, length);
            }
        }
    }

    /// Brings the bytes from the position on into the window; false where the file ends before them.
    private boolean holds(FileChannel channel, int size) throws IOException {
        if (position < windowStart || position + size > windowStart + window.limit()) {
            if (window.capacity() != Math.max(size, WINDOW)) {
                window = window(Math.max(size, WINDOW));
            }
            window.clear();
            while (window.hasRemaining() && channel.read(window, position + window.position()) >= 0) {
                continue;
            }
            window.flip();
            windowStart = position;
        }
        return position + size <= windowStart + window.limit();
    }

    private static ByteBuffer window(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void damaged(String what) {
        if (!warned) {
            warned = true;
            facts.warning(name + ": " + what);
        }
    }

    private void record(int at, int length) {
        String damage = message.read(window, at, length);
        if (damage != null) {
            damaged(damage);
        }
    }
}
