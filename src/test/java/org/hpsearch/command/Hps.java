package org.hpsearch.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The command line, in process.
final class Hps {
    final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    /// What a call came to.
    record Outcome(int code, String out, String err) {}

    Hps(Path folder) {
        this.folder = folder;
        environment.put("HPS_HOME", folder.toString());
        environment.put("HPS_INDEX", folder.resolve(".index").toString());
    }

    Hps with(String variable, String value) {
        Hps other = new Hps(folder);
        other.environment.putAll(environment);
        other.environment.put(variable, value);
        return other;
    }

    /// The folder of the run that changed last.
    Path lastRun() throws IOException {
        try (Stream<Path> folders = Files.list(folder.resolve("hps-runs"))) {
            return folders.filter(f -> f.getFileName().toString().length() == 21)
                    .max(Comparator.comparing(f -> f.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    Outcome run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Commands.run(
                new Context(
                        outStream,
                        errStream,
                        out,
                        err,
                        environment,
                        folder,
                        folder,
                        InstantSource.system(),
                        ZoneOffset.UTC,
                        false,
                        false,
                        true,
                        0,
                        "",
                        null,
                        false),
                List.of(words));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
