package org.hpsearch.show.table;

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
import org.hpsearch.console.Context;
import org.hpsearch.console.Screen;
import org.hpsearch.console.StandardStreams;
import org.hpsearch.console.World;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.workspace.Workspace;

/// A project of a test with the runs that it writes. Each run starts a minute after the one before, at 08:01 the first,
/// and takes 30 seconds; "now" is 09:00.
public final class ShownRuns {
    public static final Instant NOW = Instant.parse("2026-09-01T09:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-09-01T08:00:00Z");

    private final Path project;
    private final int columns;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int count;

    public ShownRuns(Path project) {
        this(project, 0);
    }

    /// @param columns of the terminal; 0 for none
    public ShownRuns(Path project, int columns) {
        this.project = project;
        this.columns = columns;
    }

    /// A finished run of the experiment `train`.
    ///
    /// @param id      its short id
    /// @param params  `params.json`
    /// @param metrics rows of `metrics.csv`
    public ShownRuns run(String id, String params, String... metrics) throws IOException {
        count++;
        Path run = Files.createDirectories(project.resolve("hps-runs/20260901-08%02d00-%s".formatted(count, id)));
        Files.writeString(run.resolve("params.json"), params);
        Files.writeString(
                run.resolve("metrics.csv"),
                "step,time,metric,value\n"
                        + String.join(
                                "",
                                List.of(metrics).stream().map(row -> row + "\n").toList()));
        info(id, "");
        return file(
                id, "status.json", "{\"exit\": 0, \"ended\": \"" + started(id).plusSeconds(30) + "\"}");
    }

    /// Writes `run.json` of the run anew, with more fields.
    ///
    /// @param more as `"experiment": "eval"`
    public ShownRuns info(String id, String more) throws IOException {
        String usual = more.contains("\"experiment\"") ? "" : ", \"experiment\": \"train\"";
        return file(
                id,
                "run.json",
                "{\"command\": [\"train\"], \"host\": \"h\", \"started\": \"" + started(id) + "\"" + usual
                        + (more.isEmpty() ? "" : ", ") + more + "}");
    }

    /// The run goes on from an earlier one.
    public ShownRuns resumes(String id, String parent) throws IOException {
        return info(id, "\"lineage\": {\"kind\": \"resume\", \"parent\": \"" + id(parent) + "\"}");
    }

    /// Writes another file of a run.
    public ShownRuns file(String id, String name, String text) throws IOException {
        Files.writeString(project.resolve("hps-runs").resolve(id(id)).resolve(name), text);
        return this;
    }

    /// Writes a file beside the runs.
    public ShownRuns settings(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text);
        return this;
    }

    private Instant started(String id) throws IOException {
        return BEGIN.plusSeconds(60L * Integer.parseInt(id(id).substring(11, 13)));
    }

    /// The full id.
    public String id(String shortId) throws IOException {
        try (var folders = Files.list(project.resolve("hps-runs"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.endsWith("-" + shortId))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public Context context() {
        Map<String, String> environment = Map.of(
                "HPS_HOME",
                project.toString(),
                "HPS_INDEX",
                project.resolve("index").toString());
        return new Context(
                StandardStreams.of(out, err),
                new Screen(columns > 0, false, columns),
                new World(environment, project, null, InstantSource.fixed(NOW), () -> ZoneOffset.UTC, ""),
                null);
    }

    /// The project, open. Tests close it.
    public Workspace open() {
        return new Workspace(context(), List.of());
    }

    /// The runs that a query finds, the oldest first.
    public static RowValues values(Workspace workspace, String query) {
        return new RowValues(result(workspace, query).rows(), workspace.names());
    }

    /// As above, with what judges them.
    public static Result result(Workspace workspace, String query) {
        return workspace.search(new Search.Request(query, List.of("run.started:asc"), Search.Order.BEST, 1000));
    }

    /// The run with a short id.
    public static Row row(Workspace workspace, String id) {
        return values(workspace, "run.id:" + id).rows().getFirst();
    }

    /// What was printed since the last call.
    public String printed() {
        String text = out.toString(StandardCharsets.UTF_8);
        out.reset();
        return text;
    }

    /// What was said since the last call.
    public String said() {
        String text = err.toString(StandardCharsets.UTF_8);
        err.reset();
        return text;
    }
}
