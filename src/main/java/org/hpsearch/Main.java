package org.hpsearch;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.hpsearch.command.Commands;
import org.hpsearch.command.Context;

/// The program's entrance: the only place that knows the system's streams, environment and exit.
public final class Main {
    private Main() {}

    /// Runs one command line and ends with its exit status.
    public static void main(String[] arguments) {
        int exit = Commands.run(context(), List.of(arguments));
        System.out.flush();
        Runtime.getRuntime().halt(exit);
    }

    private static Context context() {
        OutputStream rawOut = new FileOutputStream(FileDescriptor.out);
        OutputStream rawErr = new FileOutputStream(FileDescriptor.err);
        PrintStream out = new PrintStream(new java.io.BufferedOutputStream(rawOut), false, StandardCharsets.UTF_8);
        System.setOut(out);
        String home = System.getenv().getOrDefault("HOME", "");
        boolean terminal = Boolean.getBoolean("hps.out.terminal");
        boolean asks = Boolean.getBoolean("hps.in.terminal");
        return new Context(
                out,
                new PrintStream(rawErr, true, StandardCharsets.UTF_8),
                rawOut,
                rawErr,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                home.isEmpty() ? null : Path.of(home),
                InstantSource.system(),
                ZoneId.systemDefault(),
                terminal,
                Boolean.getBoolean("hps.err.terminal"),
                Boolean.getBoolean("hps.separate"),
                Integer.getInteger("hps.columns", 0),
                System.getProperty("hps.script", ""),
                asks ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)) : null,
                true);
    }
}
