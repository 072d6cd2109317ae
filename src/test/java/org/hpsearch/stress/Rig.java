package org.hpsearch.stress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.hpsearch.command.Commands;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.shell.Shell;

/// A project to be attacked: hps in this process, or as a process of its own.
final class Rig {
    /// What a call came to.
    record Outcome(int code, String out, String err, double seconds) {
        String last() {
            return (out + err).strip().lines().reduce((before, line) -> line).orElse("");
        }
    }

    final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    Rig(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        environment.putAll(System.getenv());
        environment.put("HPS_HOME", folder.toString());
        environment.put("HPS_INDEX", folder.resolve(".index").toString());
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    Path store() {
        return folder.resolve("hps-runs");
    }

    /// A verb in this process.
    Outcome call(String... words) {
        return outcome(context -> Commands.run(context, List.of(words)));
    }

    /// Lines of the shell, in this process.
    Outcome shell(String lines) {
        return outcome(context -> Shell.script(context, lines));
    }

    private Outcome outcome(ToIntFunction<Context> call) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        long since = System.nanoTime();
        int code = call.applyAsInt(new Context(
                StandardStreams.of(out, err),
                new Screen(false, false, 0),
                new World(environment, folder, folder, InstantSource.system(), () -> ZoneOffset.UTC, ""),
                null));
        return new Outcome(
                code,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                Stress.seconds(since));
    }

    /// A process with hps's environment; its output is thrown away.
    Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
    }

    /// A process to its end.
    Outcome await(int seconds, String... command) throws IOException, InterruptedException {
        return run(folder, environment, seconds, command);
    }

    static Outcome run(Path folder, int seconds, String... command) throws IOException, InterruptedException {
        return run(folder, Map.of(), seconds, command);
    }

    static Outcome run(Path folder, Map<String, String> variables, int seconds, String... command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("hps-stress-", ".log");
        long since = System.nanoTime();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(variables);
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return new Outcome(ended ? process.exitValue() : -1, text, "", Stress.seconds(since));
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
