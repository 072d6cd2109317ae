package org.hpsearch.capture.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Event files as they are now, read in blocks of whole records by several threads: what [EventFile] reads, faster
/// where there is much of it. A torn tail is left.
public final class EventBlocks implements AutoCloseable {
    private static final int BLOCK = 1 << 20;
    private static final int PEEK = 1 << 14;
    private static final int HEAD = EventRecord.HEAD;
    private static final int TAIL = EventRecord.TAIL;

    private final int threads = Runtime.getRuntime().availableProcessors();
    private final ArrayDeque<ByteBuffer> free = new ArrayDeque<>();
    private @Nullable ExecutorService pool;

    /// Takes the facts of a block, in the order of the file.
    ///
    /// @param <F> what they are collected in
    public interface Taker<F> {
        /// @param reached bytes of the file that are read
        void take(F facts, long reached) throws IOException;
    }

    /// Whole records that follow one another.
    ///
    /// @param position of the first one in the file
    /// @param length   in bytes, of all
    /// @param broken   whether what follows is no record
    private record Block(ByteBuffer bytes, long position, int length, boolean broken) {}

    /// @param damage the first one; null where all is whole
    /// @param broken whether what follows is no record
    private record State(@Nullable String damage, boolean broken) {}

    private record Parsed<F>(F facts, State state, Block block) {}

    /// Reads a file; times are in seconds since 1970.
    ///
    /// @param facts makes what the facts of a block are collected in, by any thread
    public <F extends FileFacts> void read(Path file, Supplier<F> facts, Taker<F> taker) throws IOException {
        ArrayDeque<Future<Parsed<F>>> ahead = new ArrayDeque<>();
        boolean warned = false;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Block block = block(channel, 0, BLOCK);
            while (block != null || !ahead.isEmpty()) {
                if (block != null && ahead.size() <= threads) {
                    Block next = block;
                    ahead.add(workers().submit(() -> parsed(next, file, facts.get())));
                    block = next.broken ? null : block(channel, next.position + next.length, BLOCK);
                    continue;
                }
                Parsed<F> parsed = done(ahead.remove());
                if (parsed.state.damage != null && !warned) {
                    warned = true;
                    parsed.facts.warning(file + ": " + parsed.state.damage);
                }
                taker.take(parsed.facts, parsed.block.position + parsed.block.length);
                if (parsed.state.broken) {
                    return;
                }
                if (parsed.block.bytes.capacity() == BLOCK) {
                    free.add(parsed.block.bytes);
                }
            }
        } finally {
            ahead.forEach(future -> future.cancel(false));
        }
    }

    /// Reads the beginning of a file, as long as somebody wants more; damages are not told.
    public void peek(Path file, FileFacts facts, BooleanSupplier enough) throws IOException {
        EventMessage message = new EventMessage(file.toString(), 0, facts);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Block block = block(channel, 0, PEEK);
            while (block != null && !read(block, message, enough).broken && !enough.getAsBoolean()) {
                block = block(channel, block.position + block.length, PEEK);
            }
        }
    }

    private static <F extends FileFacts> Parsed<F> parsed(Block block, Path file, F facts) {
        return new Parsed<>(facts, read(block, new EventMessage(file.toString(), 0, facts), () -> false), block);
    }

    private static State read(Block block, EventMessage message, BooleanSupplier enough) {
        ByteBuffer bytes = block.bytes;
        String damage = null;
        int at = 0;
        while (at < block.length && !enough.getAsBoolean()) {
            if (!EventRecord.isFramed(bytes, at)) {
                return broken(damage, block.position + at);
            }
            int length = (int) bytes.getLong(at);
            String found = message.read(bytes, at + HEAD, length);
            damage = damage == null ? found : damage;
            at += HEAD + length + TAIL;
        }
        return block.broken && at == block.length ? broken(damage, block.position + at) : new State(damage, false);
    }

    private static State broken(@Nullable String earlier, long at) {
        return new State(earlier == null ? EventRecord.broken(at) : earlier, true);
    }

    /// The records from a place on that fit into a size; one at least, whatever its size. Null where there is none.
    private @Nullable Block block(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer bytes = filled(channel, position, size);
        int at = 0;
        while (bytes.limit() - at >= HEAD) {
            long length = bytes.getLong(at);
            if (length < 0 || length > EventRecord.LARGEST) {
                return new Block(bytes, position, at, true);
            }
            int whole = HEAD + (int) length + TAIL;
            if (whole > bytes.limit() - at) {
                if (at > 0) {
                    return new Block(bytes, position, at, false);
                } else if (!EventRecord.isFramed(bytes, 0)) {
                    return new Block(bytes, position, 0, true);
                }
                return whole > channel.size() - position ? null : block(channel, position, whole);
            }
            at += whole;
        }
        return at > 0 ? new Block(bytes, position, at, false) : null;
    }

    private ByteBuffer filled(FileChannel channel, long position, int size) throws IOException {
        ByteBuffer bytes = size == BLOCK && !free.isEmpty()
                ? free.remove().clear()
                : ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }

    private ExecutorService workers() {
        if (pool == null) {
            pool = Executors.newFixedThreadPool(
                    threads, Thread.ofPlatform().daemon().factory());
        }
        return pool;
    }

    private static <T> T done(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IllegalStateException("a block could not be read", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the reading of event files was interrupted");
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
