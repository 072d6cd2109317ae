package org.hpsearch;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.command.Commands;
import org.hpsearch.console.Asker;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.process.Signals;
import org.hpsearch.shell.Shell;

/// The program's entrance: the only place that knows the system's streams, environment and exit.
public final class Main {
    private Main() {}

    /// Runs one command line and ends with its exit status, or by the signal that it names.
    public static void main(String[] arguments) {
        int exit = run(context(), List.of(arguments));
        System.out.flush();
        Signals.endBy(exit);
        Runtime.getRuntime().halt(exit);
    }

    /// Words are a command; none are the shell, or lines on standard input; `-c LINES` are lines.
    private static int run(Context context, List<String> words) {
        if (!words.isEmpty() && words.getFirst().equals("-c")) {
            if (words.size() == 2) {
                return Shell.script(context, words.get(1));
            }
            context.say("-c takes lines, quoted: hps -c 'model:resnet; plot 1-5 -o best.svg'");
            return 2;
        }
        if (!words.isEmpty()) {
            return Commands.run(context, words);
        }
        if (context.terminal() && context.asker() != null) {
            return Shell.open(context);
        }
        String lines = context.asker() == null ? read() : "";
        return lines.isBlank() ? Commands.run(context, words) : Shell.script(context, lines);
    }

    private static String read() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException nothing) {
            return "";
        }
    }

    private static Context context() {
        OutputStream rawOut = new FileOutputStream(FileDescriptor.out);
        OutputStream rawErr = new FileOutputStream(FileDescriptor.err);
        PrintStream out = new PrintStream(new java.io.BufferedOutputStream(rawOut), false, StandardCharsets.UTF_8);
        System.setOut(out);
        String home = System.getenv().getOrDefault("HOME", "");
        boolean terminal = Boolean.getBoolean("hps.out.terminal");
        boolean asks = Boolean.getBoolean("hps.in.terminal");
        PrintStream err = new PrintStream(rawErr, true, StandardCharsets.UTF_8);
        return new Context(
                new StandardStreams(out, err, rawOut, rawErr, Boolean.getBoolean("hps.separate"), true),
                new Screen(terminal, Boolean.getBoolean("hps.err.terminal"), Integer.getInteger("hps.columns", 0)),
                World.of(
                        System.getenv(),
                        Path.of("").toAbsolutePath(),
                        home.isEmpty() ? null : Path.of(home),
                        System.getProperty("hps.script", "")),
                asks
                        ? Asker.of(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), err)
                        : null);
    }
}
