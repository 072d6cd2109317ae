package org.hpsearch.faults;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One failure of the file system, at the n-th operation of a thread and of all threads that it starts.
final class Fault {
    /// How it fails.
    enum Kind {
        /// The n-th operation fails, the later ones do not.
        ERROR,
        /// From the n-th writing operation on, nothing can be written.
        FULL,
        /// As full, and the first write of bytes that fails has written half of them.
        SHORT,
        /// No operation from the n-th on happens: the process was killed.
        STOP,
        /// As killed, by a power failure: what was written and not forced to the disk is lost, too.
        LOST;

        boolean ends() {
            return this == STOP || this == LOST;
        }
    }

    /// What a killed process sees; no code of hps answers it.
    static final class Stopped extends Error {}

    private static final int DEEP = 12;
    private static final Pattern NUMBERED =
            Pattern.compile("(?<=\\.)[0-9a-z]{9,}(?=\\.tmp$)|(?<=^_|^segments_)[0-9a-z]+|[0-9]+(-[0-9a-z]+)*");

    private static final InheritableThreadLocal<@Nullable Fault> CURRENT = new InheritableThreadLocal<>();

    private final Kind kind;
    private final int at;
    private final String below;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final List<String> places = new ArrayList<>();
    private final UnforcedBytes unforced = new UnforcedBytes();
    private final Queue<Path> failed = new ConcurrentLinkedQueue<>();
    private volatile boolean torn;
    private volatile boolean over;

    /// @param below only operations on files below this folder count
    Fault(Kind kind, int at, String below) {
        this.kind = kind;
        this.at = at;
        this.below = below;
    }

    /// One that never comes, and sees where it could.
    static Fault never(Kind kind, String below) {
        return new Fault(kind, Integer.MAX_VALUE, below);
    }

    static @Nullable Fault current() {
        return CURRENT.get();
    }

    /// From now on, this thread and those that it starts have this fault.
    void begin() {
        CURRENT.set(this);
    }

    /// The process is gone, or the trouble is over.
    void end() throws IOException {
        over = !kind.ends();
        if (kind.ends()) {
            for (Closeable channel : open) {
                channel.close();
            }
        }
        if (kind == Kind.LOST) {
            unforced.lose();
        }
    }

    Kind kind() {
        return kind;
    }

    int operations() {
        return count.get();
    }

    boolean hasFired() {
        return !failed.isEmpty();
    }

    /// The files at whose operations it has come.
    List<Path> failed() {
        return List.copyOf(failed);
    }

    /// Numbers of operations: the first and the last one of each place in the code, since a loop over files of a kind
    /// treats all of them alike.
    synchronized List<Integer> chosen() {
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            first.putIfAbsent(places.get(i), i + 1);
            last.put(places.get(i), i + 1);
        }
        Set<Integer> chosen = new TreeSet<>(first.values());
        chosen.addAll(last.values());
        return List.copyOf(chosen);
    }

    UnforcedBytes unforced() {
        return unforced;
    }

    /// A channel that the end of the process closes.
    void opened(Closeable channel) {
        open.add(channel);
    }

    /// Before an operation on a file.
    void before(Path file, boolean writes) throws IOException {
        if (over || !file.toString().startsWith(below)) {
            return;
        }
        if (isDue(file, writes)) {
            failed.add(file);
            switch (kind) {
                case ERROR -> throw new FileSystemException(file.toString(), null, "Input/output error");
                case FULL, SHORT -> throw new FileSystemException(file.toString(), null, "No space left on device");
                case STOP, LOST -> throw new Stopped();
            }
        }
    }

    /// How many of some bytes are written before the write fails; all of them where it does not fail.
    int written(Path file, int bytes) throws IOException {
        if (kind == Kind.SHORT
                && !torn
                && count.get() + 1 >= at
                && !over
                && file.toString().startsWith(below)) {
            torn = true;
            failed.add(file);
            count.incrementAndGet();
            return bytes / 2;
        }
        try {
            before(file, true);
            return bytes;
        } catch (FileSystemException e) {
            throw new IOException(e.getReason(), e);
        }
    }

    private boolean isDue(Path file, boolean writes) {
        if (!writes && (kind == Kind.FULL || kind == Kind.SHORT)) {
            return false;
        }
        int now = count.incrementAndGet();
        if (at == Integer.MAX_VALUE) {
            note(file);
        }
        return kind == Kind.ERROR ? now == at : now >= at;
    }

    private synchronized void note(Path file) {
        String name = NUMBERED.matcher(String.valueOf(file.getFileName())).replaceAll("#");
        places.add(name
                + StackWalker.getInstance()
                        .walk(frames -> frames.filter(Fault::isOfProject)
                                .limit(DEEP)
                                .map(frame -> frame.getClassName() + ":" + frame.getLineNumber())
                                .collect(Collectors.joining(" ", " ", ""))));
    }

    private static boolean isOfProject(StackWalker.StackFrame frame) {
        return frame.getClassName().startsWith("org.hpsearch.")
                && !frame.getClassName().equals(Fault.class.getName());
    }

    @Override
    public String toString() {
        return failed.isEmpty() ? kind + " after it" : kind + " at operation " + at + ", " + failed.peek();
    }
}
