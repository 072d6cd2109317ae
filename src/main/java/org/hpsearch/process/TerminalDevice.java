package org.hpsearch.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/// A pseudo-terminal of the operating system, seen from the side of the keyboard and the screen. hps keeps no
/// descriptor of the other side, so the screen ends with the program that was started on it.
public final class TerminalDevice implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int EINTR = 4;
    private static final int BLOCK = 1 << 16;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// The first terminal that the leader of a new session opens becomes its controlling terminal. The size is set
    /// before the program starts.
    private static final String ON_IT = "exec <>\"$1\" >&0 2>&0; stty rows \"$2\" cols \"$3\"; shift 3; exec \"$@\"";

    private static final List<String> NEW_SESSION = Files.isExecutable(Path.of("/usr/bin/setsid"))
            ? List.of("/usr/bin/setsid")
            : List.of("/usr/bin/perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV");

    private final int master;
    private final Path path;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TerminalDevice(int master, Path path) {
        this.master = master;
        this.path = path;
    }

    /// Makes a new one.
    public static TerminalDevice open() throws IOException {
        try {
            int master = (int) Native.OPEN.invokeExact(O_RDWR);
            if (master < 0
                    || (int) Native.GRANT.invokeExact(master) != 0
                    || (int) Native.UNLOCK.invokeExact(master) != 0) {
                throw new IOException("the system gives no pseudo-terminal");
            }
            MemorySegment name = (MemorySegment) Native.NAME.invokeExact(master);
            return new TerminalDevice(
                    master, Path.of(name.reinterpret(Long.MAX_VALUE).getString(0)));
        } catch (IOException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException("this system has no pseudo-terminals", e);
        }
    }

    /// Starts a program in a session of its own that this is the controlling terminal of.
    public Process start(List<String> command, Map<String, String> environment, Path folder, int rows, int columns)
            throws IOException {
        List<String> words = new ArrayList<>(NEW_SESSION);
        words.addAll(List.of("/bin/sh", "-c", ON_IT, "sh", path.toString()));
        words.addAll(List.of(Integer.toString(rows), Integer.toString(columns)));
        words.addAll(command);
        Path nothing = Path.of("/dev/null");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(nothing.toFile())
                .redirectOutput(nothing.toFile())
                .redirectError(nothing.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Changes the size; the system tells the programs on it.
    public void resize(int rows, int columns) {
        List<String> words = List.of("/bin/sh", "-c", "stty rows $1 cols $2 < $3", "sh");
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(Integer.toString(rows), Integer.toString(columns), path.toString()));
        Outside.run(all, Path.of("/"), LIMIT, BLOCK);
    }

    /// What the programs print; it ends with the one that was started. To be read by one thread.
    public InputStream printed() {
        return new Printed();
    }

    /// What is typed.
    public OutputStream keys() {
        return new Keys();
    }

    /// Programs that are still on it get the signal HUP.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            int status = (int) Native.CLOSE.invokeExact(master);
            assert status <= 0;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Printed extends InputStream {
        private final MemorySegment buffer = Arena.ofAuto().allocate(BLOCK);

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            int n = transfer(Native.READ, buffer, Math.min(length, BLOCK));
            if (n > 0) {
                MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, bytes, offset, n);
            }
            return n > 0 || length == 0 ? n : -1;
        }
    }

    private final class Keys extends OutputStream {
        @Override
        public void write(int key) throws IOException {
            write(new byte[] {(byte) key}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment all = arena.allocate(Math.max(1, length));
                MemorySegment.copy(bytes, offset, all, ValueLayout.JAVA_BYTE, 0, length);
                for (int done = 0; done < length; ) {
                    int n = transfer(Native.WRITE, all.asSlice(done), length - done);
                    if (n <= 0) {
                        throw new IOException("nothing is on the terminal any more");
                    }
                    done += n;
                }
            }
        }
    }

    /// Reads or writes once.
    ///
    /// @return how many bytes; negative where nobody is on the other side
    private int transfer(MethodHandle function, MemorySegment bytes, int length) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(Native.STATE);
            while (!closed.get()) {
                long n = (long) function.invokeExact(state, master, bytes, (long) length);
                if (n >= 0 || (int) Native.ERRNO.get(state, 0L) != EINTR) {
                    return (int) n;
                }
            }
            return -1;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    private static final class Native {
        static final StructLayout STATE = Linker.Option.captureStateLayout();
        static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        static final MethodHandle OPEN = ofInt("posix_openpt");
        static final MethodHandle GRANT = ofInt("grantpt");
        static final MethodHandle UNLOCK = ofInt("unlockpt");
        static final MethodHandle CLOSE = ofInt("close");
        static final MethodHandle NAME =
                function("ptsname", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        static final MethodHandle READ = ofBytes("read");
        static final MethodHandle WRITE = ofBytes("write");

        private static MethodHandle ofInt(String name) {
            return function(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        }

        private static MethodHandle ofBytes(String name) {
            FunctionDescriptor descriptor = FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
            return function(name, descriptor, Linker.Option.captureCallState("errno"));
        }

        private static MethodHandle function(String name, FunctionDescriptor descriptor, Linker.Option... options) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(
                    linker.defaultLookup().find(name).orElseThrow(UnsupportedOperationException::new),
                    descriptor,
                    options);
        }
    }
}
