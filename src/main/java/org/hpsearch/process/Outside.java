package org.hpsearch.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A short outside command whose output we want.
public final class Outside {
    /// What a shell tells of a command that Ctrl-C has ended.
    private static final int INTERRUPTED = 130;

    private static final int NO_SUCH_COMMAND = 127;

    /// The longest answer that is read: 64 MB, about a million jobs of a queue.
    private static final int MOST_ANSWERED = 64 << 20;

    /// Above it an exit status stands for a signal.
    private static final int SIGNALLED = 128;

    /// Runs a command that is fed while it runs, and passes on what it prints; its errors go where ours go. What it
    /// does not read any more is dropped.
    ///
    /// @param source writes what the command reads
    /// @return its exit status
    /// @throws InterruptedException where that came first; the command is ended
    public static int feed(List<String> command, Path folder, Consumer<OutputStream> source, OutputStream output)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        ChildEnvironment.restore(builder.environment());
        Process process = builder.start();
        try {
            Thread printer = Thread.ofPlatform().daemon().start(() -> pass(process.getInputStream(), output));
            try (OutputStream in = new Dropping(process.getOutputStream())) {
                source.accept(in);
            }
            printer.join();
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static void pass(InputStream from, OutputStream to) {
        try {
            from.transferTo(to);
            to.flush();
        } catch (IOException over) {
            // nobody reads any more
        }
    }

    /// Takes all bytes, also where nobody reads them any more.
    private static final class Dropping extends OutputStream {
        private final OutputStream reader;
        private boolean gone;

        Dropping(OutputStream reader) {
            this.reader = reader;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            unlessGone(() -> reader.write(bytes, offset, length));
        }

        @Override
        public void flush() {
            unlessGone(reader::flush);
        }

        @Override
        public void close() {
            unlessGone(reader::close);
        }

        private void unlessGone(Step step) {
            try {
                if (!gone) {
                    step.take();
                }
            } catch (IOException over) {
                gone = true;
            }
        }

        private interface Step {
            void take() throws IOException;
        }
    }

    /// Shows a text in a pager on our terminal, until the user leaves it. `less` gets the options `FRX` where the
    /// user has set none: it ends by itself where all fits the screen, and shows colours.
    ///
    /// @param pager a command for the shell
    /// @return whether there is such a command
    /// @throws InterruptedException where that came first; the pager is ended
    public static boolean page(String pager, String text) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", pager)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        ChildEnvironment.restore(builder.environment());
        builder.environment().putIfAbsent("LESS", "FRX");
        Process process = builder.start();
        try {
            try (OutputStream in = new Dropping(process.getOutputStream())) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return process.waitFor() != NO_SUCH_COMMAND;
        } finally {
            process.destroy();
        }
    }

    /// Runs a command without input; all that it prints is appended to a file.
    ///
    /// @param variables that it gets beside ours
    /// @return its exit status, as a shell gives it
    /// @throws InterruptedException where that came first, the command is ended; or where Ctrl-C has ended it
    public static int log(List<String> command, Path folder, Map<String, String> variables, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        ChildEnvironment.restore(builder.environment());
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            int exit = process.waitFor();
            if (exit == INTERRUPTED) {
                throw new InterruptedException();
            }
            return exit;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    /// What came of it.
    ///
    /// @param exit   exit status; -1 where it took too long or ended above 128, -2 where it could not be started
    /// @param output its standard output
    /// @param whole  false where the output was longer than the limit, and cut
    public record Outcome(int exit, byte[] output, boolean whole) {
        /// The exit status where a command could not be started.
        public static final int UNSTARTED = -2;

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
        return outcome(builder, limit, most, new byte[0], null);
    }

    private static Outcome outcome(
            ProcessBuilder builder, Duration limit, int most, byte[] input, @Nullable Consumer<String> lines) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            Process process = builder.start();
            try {
                ByteArrayOutputStream output = new ByteArrayOutputStream();
                Thread reader = Thread.ofPlatform().daemon().start(() -> collect(process, output, most, lines));
                if (input.length > 0) {
                    Thread.ofPlatform().daemon().start(() -> feed(process, input));
                }
                boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
                reader.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
                int exit = ended ? process.exitValue() : -1;
                return new Outcome(exit > SIGNALLED ? -1 : exit, output.toByteArray(), output.size() <= most);
            } finally {
                kill(process);
            }
        } catch (IOException e) {
            return new Outcome(Outcome.UNSTARTED, new byte[0], true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.FAILED;
        }
    }

    /// Runs a short command to its end, without input, and keeps what it says, errors and warnings among it.
    ///
    /// @param variables that it gets in place of ours of the same names
    /// @param limit     time after which it is killed
    public static Outcome ask(List<String> command, Path folder, Map<String, String> variables, Duration limit) {
        return ask(command, folder, variables, limit, new byte[0], MOST_ANSWERED);
    }

    /// The same with an input and another limit of what it may say.
    ///
    /// @param input what it reads; what it leaves is dropped
    /// @param most  bytes of output after which it is killed
    public static Outcome ask(
            List<String> command, Path folder, Map<String, String> variables, Duration limit, byte[] input, int most) {
        return ask(command, folder, variables, limit, input, most, null);
    }

    /// The same, watched.
    ///
    /// @param lines hears each line that it prints, as soon as it is whole; null for nobody
    public static Outcome ask(
            List<String> command,
            Path folder,
            Map<String, String> variables,
            Duration limit,
            byte[] input,
            int most,
            @Nullable Consumer<String> lines) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        ChildEnvironment.restore(builder.environment());
        if (input.length == 0) {
            builder.redirectInput(Path.of("/dev/null").toFile());
        }
        return outcome(builder, limit, most, input, lines);
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = new Dropping(process.getOutputStream())) {
            in.write(input);
        } catch (IOException over) {
            // it reads no more
        }
    }

    /// Reads until the output ends, which may be later than the command where that has started others, or is too long.
    private static void collect(
            Process process, ByteArrayOutputStream output, int most, @Nullable Consumer<String> lines) {
        byte[] buffer = new byte[8192];
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0 && output.size() <= most; n = in.read(buffer)) {
                output.write(buffer, 0, n);
                if (lines != null) {
                    hand(buffer, n, line, lines);
                }
            }
        } catch (IOException over) {
            // what is read so far counts
        }
        if (output.size() > most) {
            kill(process);
        }
    }

    private static void hand(byte[] read, int count, ByteArrayOutputStream line, Consumer<String> lines) {
        for (int i = 0; i < count; i++) {
            if (read[i] == '\n') {
                lines.accept(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(read[i]);
            }
        }
    }

    /// Ends a command and what it has started, which may hold its output open.
    private static void kill(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
