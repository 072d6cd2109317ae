package org.hpsearch.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hpsearch.value.Digest;

/// This machine and its processes, as far as the liveness of runs needs them.
public final class Host {
    private static final Path PROC = Path.of("/proc");
    private static final int HASH_LENGTH = 16;

    private Host() {}

    /// A word for this machine: 16 hexadecimal digits of a hash of its machine id, or its host name.
    public static String machine() {
        String id = line(Path.of("/etc/machine-id"));
        return id.isEmpty() ? name() : Digest.ofText("hps " + id).substring(0, HASH_LENGTH);
    }

    /// The host name.
    public static String name() {
        String name = line(Path.of("/proc/sys/kernel/hostname"));
        if (!name.isEmpty()) {
            return name;
        }
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException e) {
            return "localhost";
        }
    }

    /// The id of the running boot, empty where the system has none.
    public static String boot() {
        return line(PROC.resolve("sys/kernel/random/boot_id"));
    }

    /// The pid namespace of this process, empty where the system has none.
    public static String namespace() {
        try {
            return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /// A live process with its start; [ProcessInfo.Process#NONE] where there is none of this number.
    public static ProcessInfo.Process process(long pid) {
        if (pid <= 0) {
            return ProcessInfo.Process.NONE;
        }
        String stat = line(PROC.resolve(Long.toString(pid)).resolve("stat"));
        if (!stat.isEmpty()) {
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            boolean dead = fields[0].equals("Z") || fields[0].equals("X");
            return dead ? ProcessInfo.Process.NONE : new ProcessInfo.Process(pid, Long.parseLong(fields[19]));
        }
        if (Files.exists(PROC.resolve("self/stat"))) {
            return ProcessInfo.Process.NONE;
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(start -> new ProcessInfo.Process(pid, start.toEpochMilli()))
                .orElse(ProcessInfo.Process.NONE);
    }

    /// Whether a process that a run noted still lives on this machine; ±2 s where the system has no ticks.
    public static boolean lives(ProcessInfo.Process noted) {
        if (noted.pid() <= 0) {
            return false;
        }
        ProcessInfo.Process now = process(noted.pid());
        long apart = Math.abs(now.start() - noted.start());
        boolean ticks = Files.exists(PROC.resolve("self/stat"));
        return now.pid() == noted.pid() && (ticks ? apart == 0 : apart <= 2000);
    }

    private static String line(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
