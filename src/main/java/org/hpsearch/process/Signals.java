package org.hpsearch.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Signals, sent and received.
public final class Signals {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// Signals that a process can end itself by.
    private static final Map<Integer, String> ENDING =
            Map.of(1, "HUP", 2, "INT", 9, "KILL", 10, "USR1", 13, "PIPE", 14, "ALRM", 15, "TERM");

    private static final Duration DYING = Duration.ofSeconds(2);

    private Signals() {}

    /// Sends a signal (`INT`, `TERM`, ...) to a process; says whether that worked. A pid below 2, which would mean
    /// whole groups or the system's first process, is refused.
    public static boolean send(long pid, String signal) {
        if (pid < 2) {
            return false;
        }
        List<String> command = List.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal, Long.toString(pid));
        return Outside.run(command, Path.of("/"), LIMIT, 1000).exit() == 0;
    }

    /// Sends a signal to all processes of a group at once; says whether that worked.
    public static boolean sendGroup(long group, String signal) {
        if (group < 2) {
            return false;
        }
        List<String> command =
                List.of("/bin/sh", "-c", "kill -s \"$1\" -- \"-$2\"", "sh", signal, Long.toString(group));
        return Outside.run(command, Path.of("/"), LIMIT, 1000).exit() == 0;
    }

    /// A process and all that it started, itself first.
    public static List<Long> tree(long pid) {
        List<Long> pids = new ArrayList<>(List.of(pid));
        ProcessHandle.of(pid).ifPresent(handle -> {
            try (Stream<ProcessHandle> descendants = handle.descendants()) {
                descendants.map(ProcessHandle::pid).forEach(pids::add);
            }
        });
        return pids;
    }

    /// Calls the handler with the name of each of these signals that arrives, in place of the system's
    /// reaction. A signal that this system or JVM does not hand out keeps its reaction.
    ///
    /// @return what gives the signals back to who had them before
    public static Runnable receive(List<String> names, Consumer<String> handler) {
        Map<Signal, SignalHandler> before = new HashMap<>();
        for (String name : names) {
            try {
                Signal signal = new Signal(name);
                before.put(signal, Signal.handle(signal, arrived -> handler.accept(arrived.getName())));
            } catch (IllegalArgumentException notHandedOut) {
                // stays with the system
            }
        }
        return () -> before.forEach(Signal::handle);
    }

    /// Whether this process leads its session: when its terminal is closed, the system sends HUP to it alone.
    public static boolean leadsSession() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
            return session.equals(Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            return false;
        }
    }

    /// Ends this process by the signal that an exit status names, so that a shell sees how the program ended; returns
    /// where the status names none, or one that would make the JVM report a crash of its own.
    public static void endBy(int status) {
        String name = ENDING.get(status - 128);
        if (name == null) {
            return;
        }
        try {
            if (!name.equals("KILL")) {
                Signal.handle(new Signal(name), SignalHandler.SIG_DFL);
            }
            send(ProcessHandle.current().pid(), name);
            Thread.sleep(DYING.toMillis());
        } catch (IllegalArgumentException keptByTheJvm) {
            // the status has to do
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the terminal of this process can send it signals: it has one, and its group is in the
    /// foreground.
    public static boolean inForegroundOfTerminal() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            String group = fields[2];
            String foreground = fields[5];
            return foreground.equals(group);
        } catch (IOException e) {
            return Files.isReadable(Path.of("/dev/tty"));
        }
    }

    /// Whether this process (still) has a terminal.
    public static boolean hasTerminal() {
        try (var tty = Files.newInputStream(Path.of("/dev/tty"))) {
            return tty != null;
        } catch (IOException e) {
            return false;
        }
    }
}
