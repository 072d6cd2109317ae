package org.hpsearch.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A running program behind its shim: a shell in the same process group that notes the exit status in a
/// file, and outlives the signals that a terminal sends to the group, so that the status is noted even
/// where hps was killed.
public final class Tracked {
    /// Standard words of a shell: it waits for the program in the foreground, which therefore keeps
    /// standard input. The program is started by `exec` in a subshell, so that a built-in of the same
    /// name does not stand in for it. What the shell itself says of the program's end, such as `Killed`, is no
    /// output of the program: it goes nowhere, while the program has its own standard error.
    private static final String BEGIN = "f=$1; shift; trap : INT QUIT HUP TERM USR1 USR2 ALRM; exec 3>&2 2>/dev/null; ";

    private static final String PROGRAM = "(exec 2>&3 3>&-; exec \"$@\")";

    private static final String SCRIPT = BEGIN + PROGRAM + "; r=$?; echo $r >\"$f\"; exit $r";

    /// The same for a program that is not in the foreground, where nothing can start a session: job
    /// control gives it a group of its own. The shell's own wait ends when a signal comes in, the
    /// program's does not.
    private static final String GROUPED = BEGIN + "set -m; " + PROGRAM
            + " & p=$!; wait $p; r=$?; while kill -0 $p 2>/dev/null; do wait $p; r=$?; done; "
            + "echo $r >\"$f\"; exit $r";

    private static final String SETSID = "/usr/bin/setsid";
    private static final boolean HAS_SETSID = Files.isExecutable(Path.of(SETSID));

    private static final Duration LOOK_FOR_PROGRAM = Duration.ofMillis(200);

    private final Process shim;
    private final @Nullable PseudoTerminal terminal;

    private final boolean grouped;

    private Tracked(Process shim, @Nullable PseudoTerminal terminal, boolean grouped) {
        this.shim = shim;
        this.terminal = terminal;
        this.grouped = grouped;
    }

    /// What to start.
    ///
    /// @param command     program and arguments
    /// @param folder      working folder
    /// @param environment variables to add
    /// @param exitFile    where the shim notes the exit status
    /// @param output      file that standard output is appended to
    /// @param errors      file for standard error; null where it goes to the same as standard output
    /// @param foreground  whether the program reads hps's own standard input and belongs to its terminal;
    ///                    else there is no input, and it is in a session of its own, so that a terminal's
    ///                    signals do not reach it
    /// @param tty         whether it runs on a pseudo-terminal, its streams then go to `output` together
    public record Plan(
            List<String> command,
            Path folder,
            Map<String, String> environment,
            Path exitFile,
            Path output,
            @Nullable Path errors,
            boolean foreground,
            boolean tty) {}

    /// Starts a program.
    public static Tracked start(Plan plan) throws IOException {
        List<String> words = new ArrayList<>();
        if (isBeside(plan) && HAS_SETSID) {
            words.add(SETSID);
        }
        words.addAll(List.of("/bin/sh", "-c", script(plan), "sh", plan.exitFile.toString()));
        words.addAll(ChildEnvironment.beyondShells(System.getenv()));
        words.addAll(plan.command);
        ProcessBuilder builder = new ProcessBuilder(words).directory(plan.folder.toFile());
        ChildEnvironment.restore(builder.environment());
        builder.environment().putAll(plan.environment);
        if (plan.tty) {
            PseudoTerminal terminal =
                    PseudoTerminal.start(words, builder.environment(), plan.folder, plan.output, plan.foreground);
            return new Tracked(terminal.process(), terminal, false);
        }
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(plan.output.toFile()));
        if (plan.errors == null) {
            builder.redirectErrorStream(true);
        } else {
            builder.redirectError(ProcessBuilder.Redirect.appendTo(plan.errors.toFile()));
        }
        builder.redirectInput(
                plan.foreground
                        ? ProcessBuilder.Redirect.INHERIT
                        : ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        return new Tracked(builder.start(), null, isBeside(plan) && !HAS_SETSID);
    }

    private static boolean isBeside(Plan plan) {
        return !plan.foreground && !plan.tty;
    }

    private static String script(Plan plan) {
        return isBeside(plan) && !HAS_SETSID ? GROUPED : SCRIPT;
    }

    /// Starts a program in hps's own place: same streams, nothing noted. For the case that tracking is
    /// impossible.
    ///
    /// @param variables of the environment, to be set
    public static Process startBare(List<String> command, Path folder, Map<String, String> variables)
            throws IOException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
        words.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).inheritIO();
        ChildEnvironment.restore(builder.environment());
        builder.environment().putAll(variables);
        return builder.start();
    }

    /// The shim's pid.
    public long shimPid() {
        return shim.pid();
    }

    /// The program's pid; empty where it ended before it could be seen.
    public Optional<Long> programPid() {
        long end = System.nanoTime() + LOOK_FOR_PROGRAM.toNanos();
        while (true) {
            try (Stream<ProcessHandle> children =
                    ProcessHandle.of(shim.pid()).map(ProcessHandle::children).orElse(Stream.empty())) {
                Optional<Long> child = children.map(ProcessHandle::pid).findFirst();
                if (child.isPresent() || !shim.isAlive() || System.nanoTime() > end) {
                    return child;
                }
            }
            Thread.onSpinWait();
        }
    }

    /// The group of the program's processes, where it is not in the foreground.
    ///
    /// @param program its pid
    public long group(long program) {
        return grouped ? program : shim.pid();
    }

    /// Waits until all that an ended program has printed is in its files.
    public void drain() throws InterruptedException, IOException {
        if (terminal != null) {
            terminal.drain();
        }
    }

    /// Gives the terminal back that the program had; call it when all that was printed has been shown.
    public void release() {
        if (terminal != null) {
            terminal.release();
        }
    }

    /// Whether it has not ended.
    public boolean isAlive() {
        return shim.isAlive();
    }

    /// Waits for the end.
    ///
    /// @return the exit status, or null where the time is over
    public @Nullable Integer await(Duration time) throws InterruptedException {
        return shim.waitFor(time.toMillis(), TimeUnit.MILLISECONDS) ? (Integer) shim.exitValue() : null;
    }
}
