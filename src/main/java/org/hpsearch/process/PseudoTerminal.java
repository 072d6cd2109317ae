package org.hpsearch.process;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A program on a pseudo-terminal of its own: it sees a terminal of the real one's size; what it prints goes into a
/// file,
/// what is typed goes to it. Unlike a program without one it ends when hps is killed, as when its terminal is closed.
final class PseudoTerminal {
    private static final String SIZED = "stty rows $1 cols $2 2> /dev/null; shift 2; exec \"$@\"";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int COLUMNS = 80;
    private static final int ROWS = 24;
    private static final byte END_OF_INPUT = 4;

    private final PtyProcess process;
    private final Thread printed;
    private final @Nullable String mode;
    private final Runnable resizeBefore;
    private volatile @Nullable IOException failure;

    private PseudoTerminal(PtyProcess process, Path output, boolean input) {
        this.process = process;
        this.printed = new Thread(() -> copyPrinted(output), "terminal");
        this.mode = input && isTerminal() ? stty("-g").strip() : null;
        printed.setDaemon(true);
        printed.start();
        if (mode != null) {
            stty("raw -echo");
            resizeBefore = Signals.receive(List.of("WINCH"), signal -> process.setWinSize(size()));
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
        WinSize size = size();
        Files.write(output, new byte[0], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // the size is set again from inside: the program must not start before it is known
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SIZED, "sh"));
        words.add(Integer.toString(size.getRows()));
        words.add(Integer.toString(size.getColumns()));
        words.addAll(command);
        PtyProcess process = new PtyProcessBuilder(words.toArray(String[]::new))
                .setEnvironment(environment)
                .setDirectory(folder.toString())
                .setInitialColumns(size.getColumns())
                .setInitialRows(size.getRows())
                .setRedirectErrorStream(true)
                .start();
        return new PseudoTerminal(process, output, input);
    }

    Process process() {
        return process;
    }

    /// Waits until all that was printed is in the file, and gives the real terminal back.
    void finish() throws InterruptedException, IOException {
        printed.join();
        if (mode != null) {
            stty(mode);
        }
        resizeBefore.run();
        if (failure != null) {
            throw failure;
        }
    }

    private void copyPrinted(Path output) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = process.getInputStream();
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

    /// The stream is never closed: that would close the whole terminal before all that was printed is read.
    @SuppressWarnings("resource")
    private void copyTyped() {
        byte[] buffer = new byte[4096];
        OutputStream out = process.getOutputStream();
        try {
            for (int n = System.in.read(buffer); n >= 0; n = System.in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
            out.write(END_OF_INPUT);
            out.flush();
        } catch (IOException over) {
            // the program has ended
        }
    }

    private static boolean isTerminal() {
        return Boolean.getBoolean("hps.in.terminal");
    }

    private static WinSize size() {
        String[] parts = stty("size").strip().split(" ");
        try {
            return new WinSize(Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException noTerminal) {
            return new WinSize(COLUMNS, ROWS);
        }
    }

    private static String stty(String arguments) {
        List<String> words = List.of("/bin/sh", "-c", "stty " + arguments + " < /dev/tty");
        Outside.Outcome outcome = Outside.run(words, Path.of("/"), LIMIT, 1000);
        return outcome.exit() == 0 ? new String(outcome.output(), StandardCharsets.UTF_8) : "";
    }
}
