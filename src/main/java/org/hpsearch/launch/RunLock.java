package org.hpsearch.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// Held by the process that writes a run folder: by the recording one for its whole life, by a recovery after that.
final class RunLock implements AutoCloseable {
    private static final String FILE = ".lock";

    private final FileChannel channel;
    private final FileLock lock;

    private RunLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// The lock of a run folder; null where another process holds it.
    static @Nullable RunLock tryTake(RunFolder run) throws IOException {
        FileChannel channel = run.guarded().lock(FILE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new RunLock(channel, lock);
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // as if by another one
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
