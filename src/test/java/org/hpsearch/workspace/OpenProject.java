package org.hpsearch.workspace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.hpsearch.command.Hps;
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.query.match.Row;

/// A project of a test, open for questions; what is printed and said is kept.
final class OpenProject implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-09-10T12:00:00Z");

    final Path folder;
    final Context context;
    final Workspace workspace;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    OpenProject(Path folder) {
        this(
                folder,
                folder.toString(),
                Map.of("HPS_INDEX", folder.resolve(".index").toString(), "USER", "ada"));
    }

    /// @param home as of `--home`
    OpenProject(Path folder, String home, Map<String, String> environment) {
        this.folder = folder;
        context = new Context(
                StandardStreams.of(out, err),
                new Screen(false, false, 0),
                new World(environment, folder, folder, InstantSource.fixed(NOW), () -> ZoneOffset.UTC, "/opt/bin/hps"),
                null);
        workspace = new Workspace(context, home.isEmpty() ? List.of() : List.of(home));
    }

    /// Writes a finished run of the experiment `train`.
    ///
    /// @param letter its short id is five of these; `a` is the oldest
    Path write(char letter, String params, String... metrics) throws IOException {
        return new Hps(folder).write(id(letter), params, metrics);
    }

    static String id(char letter) {
        return "2026090" + (letter - 'a' + 1) + "-080000-"
                + String.valueOf(letter).repeat(5);
    }

    /// Adds a field to a run's `run.json`.
    void describe(char letter, String experiment, String more) throws IOException {
        Path file = folder.resolve("hps-runs").resolve(id(letter)).resolve("run.json");
        String text = Files.readString(file).replace("\"train\", \"command\"", "\"" + experiment + "\", \"command\"");
        Files.writeString(file, text.replaceFirst("}$", more + "}"));
    }

    /// The first letters of runs, in their order.
    static String letters(List<Row> rows) {
        StringBuilder letters = new StringBuilder();
        rows.forEach(row -> letters.append(row.shortId().charAt(0)));
        return letters.toString();
    }

    /// What was printed and said since it was last looked at.
    String said() {
        context.out().flush();
        String said = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
        out.reset();
        err.reset();
        return said;
    }

    @Override
    public void close() throws IOException {
        workspace.close();
    }
}
