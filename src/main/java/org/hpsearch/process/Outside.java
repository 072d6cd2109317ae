package org.hpsearch.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A short outside command whose output we want.
public final class Outside {
    /// Runs a command, hands it bytes, and passes on what it prints; its errors go where ours go.
    ///
    /// @return its exit status
    public static int feed(List<String> command, Path folder, byte[] input, OutputStream output)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        ChildEnvironment.restore(builder.environment());
        Process process = builder.start();
        Thread feeder = Thread.ofPlatform().daemon().start(() -> {
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException reader) {
                // it has read enough
            }
        });
        process.getInputStream().transferTo(output);
        output.flush();
        feeder.join();
        return process.waitFor();
    }

    /// What came of it.
    ///
    /// @param exit   exit status; -1 where it could not be started or took too long
    /// @param output its standard output
    /// @param whole  false where the output was longer than the limit, and cut
    public record Outcome(int exit, byte[] output, boolean whole) {
        static final Outcome FAILED = new Outcome(-1, new byte[0], true);

        /// Whether it ended with 0 and said all.
        public boolean fine() {
            return exit == 0 && whole;
        }
    }

    private Outside() {}

    /// Runs a command to its end, without input; its standard error is thrown away.
    ///
    /// @param limit time after which it is killed
    /// @param most  bytes of output after which it is killed
    public static Outcome run(List<String> command, Path folder, Duration limit, int most) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        ChildEnvironment.restore(builder.environment());
        try {
            Process process = builder.start();
            Thread killer = Thread.ofVirtual().unstarted(() -> killAfter(process, limit));
            killer.start();
            try (InputStream in = process.getInputStream()) {
                ByteArrayOutputStream output = new ByteArrayOutputStream();
                byte[] buffer = new byte[8192];
                for (int n = in.read(buffer); n >= 0 && output.size() <= most; n = in.read(buffer)) {
                    output.write(buffer, 0, n);
                }
                if (output.size() > most) {
                    process.destroyForcibly();
                }
                int exit = process.waitFor();
                return new Outcome(exit > 128 ? -1 : exit, output.toByteArray(), output.size() <= most);
            } finally {
                killer.interrupt();
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return Outcome.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.FAILED;
        }
    }

    private static void killAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
