package org.hpsearch.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A process that outlives the terminal: in a session of its own, without the terminal's streams.
public final class Background {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long PAUSE_MS = 10;

    private Background() {}

    /// Starts a command in a session of its own.
    public static Process launch(List<String> command, Path folder) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "/usr/bin/setsid" : "nohup");
        words.addAll(command);
        File nothing = new File("/dev/null");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(nothing)
                .redirectOutput(nothing)
                .redirectError(nothing);
        ChildEnvironment.restore(builder.environment());
        return builder.start();
    }

    /// Starts a command and waits until it is ready.
    ///
    /// @return whether it has ended already
    public static boolean start(
            List<String> command, Path folder, Map<String, String> environment, BooleanSupplier ready)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        boolean setsid = Files.isExecutable(Path.of("/usr/bin/setsid"));
        words.add(setsid ? "/usr/bin/setsid" : "nohup");
        words.addAll(command);
        File nothing = new File("/dev/null");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(nothing)
                .redirectOutput(nothing)
                .redirectError(nothing);
        ChildEnvironment.restore(builder.environment());
        builder.environment().putAll(environment);
        Process process = builder.start();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!ready.getAsBoolean() && System.nanoTime() < end) {
            if (process.waitFor(PAUSE_MS, TimeUnit.MILLISECONDS) && !setsid) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
        return !process.isAlive();
    }
}
