package org.hpsearch.process;

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
    private static final Path NOTHING = Path.of("/dev/null");
    private static final String SETSID = "/usr/bin/setsid";
    private static final boolean HAS_SETSID = Files.isExecutable(Path.of(SETSID));

    private Background() {}

    /// Starts a command in a session of its own.
    ///
    /// @param environment variables that it gets beside ours
    /// @param errors      where its standard error goes
    public static Process launch(List<String> command, Path folder, Map<String, String> environment, Path errors)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(HAS_SETSID ? SETSID : "nohup"));
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(NOTHING.toFile())
                .redirectOutput(NOTHING.toFile())
                .redirectError(errors.toFile());
        ChildEnvironment.restore(builder.environment());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /// Starts a command and waits until it is ready, or has ended.
    ///
    /// @return whether it has ended already
    public static boolean start(
            List<String> command, Path folder, Map<String, String> environment, BooleanSupplier ready)
            throws IOException, InterruptedException {
        Process process = launch(command, folder, environment, NOTHING);
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!ready.getAsBoolean() && !process.waitFor(PAUSE_MS, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
            // looked at again
        }
        return !process.isAlive();
    }
}
