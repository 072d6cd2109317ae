package org.hpsearch.index;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Linux's `statx(2)` relative to the store's descriptor: a fifth of the library's time a folder. The layout of its
/// answer is the same on all architectures.
final class Statx implements FolderTimes {
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int STATX_MTIME = 0x40;
    private static final int STATX_CTIME = 0x80;
    private static final int O_RDONLY = 0;
    private static final int CTIME_OFFSET = 0x60;
    private static final int MTIME_OFFSET = 0x70;
    private static final int ANSWER_BYTES = 0x100;
    private static final int LONGEST_NAME = 256;
    private static final long NANOS = 1_000_000_000L;

    private static final class Native {
        static final MethodHandle OPEN = function(
                "open",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        static final MethodHandle CLOSE =
                function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        static final MethodHandle STATX = function(
                "statx",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS));

        private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... options) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().find(name).orElseThrow(UnsupportedOperationException::new),
                    descriptor,
                    options);
        }
    }

    private final int store;
    private final Portable library;
    private final MemorySegment name;
    private final MemorySegment answer;

    private Statx(Arena arena, int store, Path path) {
        this.store = store;
        this.library = new Portable(path);
        this.name = arena.allocate(LONGEST_NAME);
        this.answer = arena.allocate(ANSWER_BYTES, 8);
    }

    /// Null where this system has no `statx`, or the store cannot be opened.
    static @Nullable Statx open(Path store) {
        if (!System.getProperty("os.name").equals("Linux")) {
            return null;
        }
        Arena arena = Arena.ofAuto();
        try {
            int descriptor = (int) Native.OPEN.invokeExact(arena.allocateFrom(store.toString()), O_RDONLY);
            if (descriptor >= 0) {
                Statx statx = new Statx(arena, descriptor, store);
                if (statx.call(".") == 0) {
                    return statx;
                }
                statx.close();
                return null;
            }
            return null;
        } catch (Throwable notSupported) {
            return null;
        }
    }

    private int call(String path) throws Throwable {
        name.setString(0, path);
        return call();
    }

    private int call() throws Throwable {
        return (int) Native.STATX.invokeExact(store, name, AT_SYMLINK_NOFOLLOW, STATX_MTIME | STATX_CTIME, answer);
    }

    @Override
    public boolean look(byte[] folder) throws IOException {
        MemorySegment.copy(folder, 0, name, ValueLayout.JAVA_BYTE, 0, folder.length);
        name.set(ValueLayout.JAVA_BYTE, folder.length, (byte) 0);
        try {
            return call() == 0 || isThere(folder);
        } catch (IOException unreadable) {
            throw unreadable;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    /// The system has refused: only the library says whether the folder is gone or cannot be looked at.
    private boolean isThere(byte[] folder) throws Throwable {
        boolean there = library.look(folder);
        if (there && call() != 0) {
            throw new IOException("statx does not answer");
        }
        return there;
    }

    @Override
    public long modified() {
        return time(MTIME_OFFSET);
    }

    @Override
    public long changed() {
        return time(CTIME_OFFSET);
    }

    private long time(int offset) {
        return answer.get(ValueLayout.JAVA_LONG, offset) * NANOS + answer.get(ValueLayout.JAVA_INT, offset + 8);
    }

    @Override
    public void close() {
        try {
            int ignored = (int) Native.CLOSE.invokeExact(store);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
