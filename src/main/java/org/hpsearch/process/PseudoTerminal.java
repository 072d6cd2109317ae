package org.hpsearch.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program on a pseudo-terminal of its own: it sees a terminal of the real one's size; what it prints goes into a
/// file, what is typed goes to it. Unlike a program without one it ends when hps is killed, as when its terminal is
/// closed.
final class PseudoTerminal {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Size USUAL = new Size(24, 80);
    private static final byte END_OF_INPUT = 4;

    private record Size(int rows, int columns) {}

    private final TerminalDevice device;
    private final Process process;
    private final Thread printed;
    private final @Nullable String mode;
    private final Runnable resizeBefore;
    private volatile @Nullable IOException failure;

    private PseudoTerminal(TerminalDevice device, Process process, Path output, boolean input) {
        this.device = device;
        this.process = process;
        this.printed = new Thread(() -> copyPrinted(output), "terminal");
        this.mode = input && isTerminal() ? stty("-g").strip() : null;
        printed.setDaemon(true);
        printed.start();
        if (mode != null) {
            stty("raw -echo");
            resizeBefore = Signals.receive(List.of("WINCH"), signal -> resize(size()));
        } else {
            resizeBefore = () -> {};
        }
        if (input) {
            Thread typed = new Thread(this::copyTyped, "keys");
            typed.setDaemon(true);
            typed.start();
        }
    }

    /// Starts a program.
    ///
    /// @param output file that all it prints is appended to
    /// @param input  whether it gets what comes in on standard input
    static PseudoTerminal start(
            List<String> command, Map<String, String> environment, Path folder, Path output, boolean input)
            throws IOException {
        Size size = size();
        Files.write(output, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        TerminalDevice device = TerminalDevice.open();
        try {
            Process process = device.start(command, environment, folder, size.rows, size.columns);
            return new PseudoTerminal(device, process, output, input);
        } catch (IOException e) {
            device.close();
            throw e;
        }
    }

    private void resize(Size size) {
        device.resize(size.rows, size.columns);
    }

    Process process() {
        return process;
    }

    /// Waits until all that was printed is in the file.
    void drain() throws InterruptedException, IOException {
        printed.join();
        device.close();
        if (failure != null) {
            throw failure;
        }
    }

    /// Gives the real terminal back: after what was printed has been shown, for a raw terminal shows it as it is.
    void release() {
        if (mode != null) {
            stty(mode);
        }
        resizeBefore.run();
    }

    private void copyPrinted(Path output) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = device.printed();
                OutputStream out =
                        Files.newOutputStream(output, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                write(out, buffer, n);
            }
        } catch (IOException closed) {
            // the program's last process has closed its side
        }
    }

    /// A full disk costs the record, not the program: it goes on, and what it prints is passed over.
    private void write(OutputStream out, byte[] buffer, int length) {
        try {
            if (failure == null) {
                out.write(buffer, 0, length);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void copyTyped() {
        byte[] buffer = new byte[4096];
        try (OutputStream out = device.keys()) {
            for (int n = System.in.read(buffer); n >= 0; n = System.in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            out.write(END_OF_INPUT);
        } catch (IOException over) {
            // the program has ended
        }
    }

    private static boolean isTerminal() {
        return Boolean.getBoolean("hps.in.terminal");
    }

    private static Size size() {
        String[] parts = stty("size").strip().split(" ");
        try {
            return new Size(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException noTerminal) {
            return USUAL;
        }
    }

    private static String stty(String arguments) {
        List<String> words = List.of("/bin/sh", "-c", "stty " + arguments + " < /dev/tty");
        Outside.Outcome outcome = Outside.run(words, Path.of("/"), LIMIT, 1000);
        return outcome.exit() == 0 ? new String(outcome.output(), StandardCharsets.UTF_8) : "";
    }
}
