package org.hpsearch.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;

/// The command line, in process.
public final class Hps {
    final Path folder;
    private final Map<String, String> environment = new TreeMap<>();
    private InstantSource clock = InstantSource.system();
    private int columns;
    private boolean terminal;
    private String script = "";

    /// What a call came to.
    public record Outcome(int code, String out, String err) {}

    public Hps(Path folder) {
        this.folder = folder;
        environment.put("HPS_HOME", folder.toString());
        environment.put("HPS_INDEX", folder.resolve(".index").toString());
    }

    public Hps with(String variable, String value) {
        Hps other = new Hps(folder);
        other.environment.putAll(environment);
        other.environment.put(variable, value);
        other.clock = clock;
        other.columns = columns;
        other.terminal = terminal;
        other.script = script;
        return other;
    }

    /// The same, started by a script of this file.
    public Hps startedBy(Path file) {
        Hps other = with("HPS_QUIET", "");
        other.script = file.toString();
        return other;
    }

    /// The same at a moment.
    public Hps at(String time) {
        Hps other = with("HPS_QUIET", "");
        other.clock = InstantSource.fixed(Instant.parse(time));
        return other;
    }

    /// The same on a machine whose clock is ahead of that of its files.
    Hps ahead(Duration ahead) {
        Hps other = with("HPS_QUIET", "");
        other.clock = Clock.offset(Clock.systemUTC(), ahead);
        return other;
    }

    /// The same on a terminal.
    Hps terminal(int width) {
        Hps other = with("HPS_QUIET", "");
        other.columns = width;
        other.terminal = true;
        return other;
    }

    /// Writes the folder of a finished run, as if it had been tracked.
    ///
    /// @param id      its full id; it starts at the time in it and takes a minute
    /// @param params  `params.json`
    /// @param metrics lines of `metrics.csv`
    public Path write(String id, String params, String... metrics) throws IOException {
        Path run = Files.createDirectories(folder.resolve("hps-runs").resolve(id));
        Instant started = java.time.LocalDateTime.parse(
                        id.substring(0, 15), java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"))
                .toInstant(ZoneOffset.UTC);
        Files.writeString(run.resolve("params.json"), params);
        Files.writeString(
                run.resolve("run.json"),
                "{\"format\": 1, \"experiment\": \"train\", \"command\": [\"train\"], \"host\": \"h\", \"started\": \""
                        + started + "\"}");
        Files.writeString(run.resolve("metrics.csv"), "step,time,metric,value\n" + String.join("\n", metrics) + "\n");
        Files.writeString(run.resolve("status.json"), "{\"exit\": 0, \"ended\": \"" + started.plusSeconds(60) + "\"}");
        return run;
    }

    /// The folder of the run that changed last.
    public Path lastRun() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("hps-runs"))) {
            return folders.filter(f -> f.getFileName().toString().length() == 21)
                    .max(Comparator.comparing(f -> f.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    public Outcome run(String... words) {
        return outcome(context -> Commands.run(context, List.of(words)));
    }

    /// Lines of the shell.
    Outcome shell(String lines) {
        return outcome(context -> org.hpsearch.shell.Shell.script(context, lines));
    }

    private Outcome outcome(java.util.function.ToIntFunction<Context> call) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = call.applyAsInt(context(out, err));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// The world of a call, its words going nowhere.
    public Context context() {
        return context(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    private Context context(OutputStream out, OutputStream err) {
        return new Context(
                StandardStreams.of(out, err),
                new Screen(terminal, false, columns),
                new World(environment, folder, folder, clock, () -> ZoneOffset.UTC, script),
                null);
    }
}
