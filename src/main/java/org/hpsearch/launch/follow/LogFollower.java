package org.hpsearch.launch.follow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads a file that another process appends to, until it is told that no more comes.
final class LogFollower implements Runnable {
    private static final int BUFFER = 1 << 16;
    private static final long SHORTEST_NAP = 500_000;
    private static final long LONGEST_NAP = 30_000_000;

    /// Takes what was read.
    interface Sink {
        void take(byte[] bytes, int length) throws IOException;
    }

    private final Path file;
    private final Sink sink;
    private volatile boolean over;
    private volatile @Nullable IOException failure;

    LogFollower(Path file, Sink sink) {
        this.file = file;
        this.sink = sink;
    }

    /// Says that the file is complete: the follower ends once it has read it all.
    void finish() {
        over = true;
    }

    /// Why it ended before the file's end; null where it did not.
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public void run() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            follow(channel);
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            failure = bug(e);
        }
    }

    /// A fault of ours, as a reason.
    static IOException bug(Throwable fault) {
        return new IOException("this is a bug in hps, please report it: " + fault, fault);
    }

    private void follow(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long position = 0;
        long nap = SHORTEST_NAP;
        while (true) {
            boolean last = over;
            buffer.clear();
            int count = channel.read(buffer, position);
            if (count > 0) {
                position += count;
                sink.take(buffer.array(), count);
                nap = SHORTEST_NAP;
                continue;
            }
            if (last) {
                return;
            }
            if (channel.size() < position) {
                position = channel.size();
            }
            LockSupport.parkNanos(nap);
            nap = Math.min(LONGEST_NAP, nap + nap / 2);
        }
    }
}
