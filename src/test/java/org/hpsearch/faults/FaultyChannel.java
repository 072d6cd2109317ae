package org.hpsearch.faults;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;

/// An open file whose operations may fail, too.
final class FaultyChannel extends FileChannel {
    private final Path path;
    private final FileChannel real;
    private final Fault fault;

    FaultyChannel(Path path, FileChannel real, Fault fault) {
        this.path = path;
        this.real = real;
        this.fault = fault;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        fault.before(path, false);
        return real.read(to);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        fault.before(path, false);
        return real.read(to, position);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        fault.before(path, false);
        return real.read(to, offset, length);
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int allowed = fault.written(path, bytes.remaining());
        int end = bytes.limit();
        bytes.limit(bytes.position() + allowed);
        fault.unforced().written(path, real.size());
        try {
            real.write(bytes);
        } finally {
            bytes.limit(end);
        }
        if (bytes.hasRemaining()) {
            throw new IOException("No space left on device");
        }
        return allowed;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        fault.before(path, true);
        fault.unforced().written(path, real.size());
        return real.write(bytes, position);
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
        fault.before(path, true);
        fault.unforced().written(path, real.size());
        return real.write(bytes, offset, length);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        fault.before(path, true);
        real.truncate(size);
        return this;
    }

    @Override
    public void force(boolean facts) throws IOException {
        fault.before(path, true);
        real.force(facts);
        fault.unforced().forced(path);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
        fault.before(path, false);
        return real.transferTo(position, count, to);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
        fault.before(path, true);
        fault.unforced().written(path, real.size());
        return real.transferFrom(from, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        fault.before(path, false);
        return real.map(mode, position, size);
    }

    @Override
    public MemorySegment map(MapMode mode, long offset, long size, Arena arena) throws IOException {
        fault.before(path, false);
        return real.map(mode, offset, size, arena);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        fault.before(path, false);
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        fault.before(path, false);
        return real.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }
}
