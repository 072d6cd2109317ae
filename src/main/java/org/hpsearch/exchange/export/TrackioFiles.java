package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.hpsearch.exchange.machine.ScratchPlaces;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.exchange.sqlite.SqliteWriter;
import org.hpsearch.run.Source;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Trackio's folder (`TRACKIO_DIR`): `PROJECT.db` for each experiment (trackio/sqlite_storage.py). What else is known
/// of a run is among its parameters, as `hps.state`, since Trackio has no other place.
final class TrackioFiles implements ExportForm {
    private static final String KIND = "trackio";
    private static final int LONGEST_ID = 32;
    private static final String TABLES = """
        CREATE TABLE metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, timestamp TEXT NOT NULL,
            run_name TEXT NOT NULL, step INTEGER NOT NULL, metrics TEXT NOT NULL, log_id TEXT, space_id TEXT);
        CREATE TABLE configs (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL, run_name TEXT NOT NULL,
            config TEXT NOT NULL, created_at TEXT NOT NULL, UNIQUE(run_id));
        CREATE TABLE system_metrics (id INTEGER PRIMARY KEY AUTOINCREMENT, run_id TEXT NOT NULL,
            timestamp TEXT NOT NULL, run_name TEXT NOT NULL, metrics TEXT NOT NULL, log_id TEXT, space_id TEXT);
        CREATE INDEX idx_metrics_run_step ON metrics(run_id, step);
        CREATE INDEX idx_metrics_run_timestamp ON metrics(run_id, timestamp);
        CREATE INDEX idx_configs_run_name ON configs(run_name);
        """;
    private static final String CONFIG =
            "INSERT INTO configs (run_id, run_name, config, created_at) VALUES (?, ?, ?, ?)";
    private static final String METRICS =
            "INSERT INTO metrics (run_id, timestamp, run_name, step, metrics) VALUES (?, ?, ?, ?, ?)";

    private final ScratchPlaces scratch;

    TrackioFiles(ScratchPlaces scratch) {
        this.scratch = scratch;
    }

    @Override
    public void write(List<ExportedRun> runs, Path folder, Omissions omissions, IntConsumer progress)
            throws IOException {
        Map<String, String> projects = projects(runs, omissions);
        Map<String, SqliteWriter> databases = new LinkedHashMap<>();
        try {
            int done = 0;
            for (ExportedRun run : runs) {
                String project = projects.getOrDefault(run.experiment(), "");
                SqliteWriter database = databases.get(project);
                if (database == null) {
                    database = SqliteWriter.create(folder.resolve(project + ".db"), TABLES, scratch);
                    databases.put(project, database);
                }
                write(run, database, omissions);
                progress.accept(++done);
            }
            databases.values().forEach(SqliteWriter::commit);
        } finally {
            databases.values().forEach(SqliteWriter::close);
        }
    }

    /// Experiment → project: letters, digits, `-` and `_`, no two the same.
    private static Map<String, String> projects(List<ExportedRun> runs, Omissions omissions) {
        Map<String, String> projects = new HashMap<>();
        Set<String> used = new HashSet<>();
        for (ExportedRun run : runs) {
            if (!projects.containsKey(run.experiment())) {
                String plain = run.experiment().replaceAll("[^\\p{L}\\p{N}_-]", "");
                String name = plain.isEmpty() ? "default" : plain;
                while (!used.add(name.toLowerCase(Locale.ROOT))) {
                    name += "_";
                }
                if (!name.equals(run.experiment())) {
                    omissions.add("experiments whose names are not allowed there, spelled otherwise", run.experiment());
                }
                projects.put(run.experiment(), name);
            }
        }
        return projects;
    }

    private static void write(ExportedRun run, SqliteWriter database, Omissions omissions) throws IOException {
        String started = time(run.started());
        database.add(CONFIG, id(run), run.title(), Json.line(config(run, started)), started);
        Steps steps = new Steps(run, database);
        run.metrics((step, time, metric, value) -> {
            if (step != Math.rint(step) && !Double.isNaN(step)) {
                omissions.add("steps with a fraction, which are rounded down", metric);
            }
            if (Double.isNaN(step)) {
                omissions.add("values without a step, which get the last one", metric);
            }
            steps.add(step, time, metric, value);
        });
        steps.end();
    }

    /// The id that the run had in Trackio, where it came from there; else one that is made of its id here.
    private static String id(ExportedRun run) {
        Source source = run.row().record().info().source();
        return source != null && source.kind().equals(KIND)
                ? source.id().substring(source.id().lastIndexOf('/') + 1)
                : Digest.ofLines(List.of(run.id())).substring(0, LONGEST_ID);
    }

    private static Value config(ExportedRun run, String started) {
        Map<String, Value> config = new TreeMap<>(run.params());
        config.putAll(Fields.values(run.facts()));
        if (!run.notes().tags().isEmpty()) {
            config.put(
                    "hps.tags",
                    new Value.Items(run.notes().tags().stream().map(Value::of).toList()));
        }
        if (!run.notes().note().isEmpty()) {
            config.put("hps.note", Value.of(run.notes().note()));
        }
        String user = run.row().record().info().user();
        config.put("_Username", user.isEmpty() ? Value.nothing() : Value.of(user));
        config.put("_Created", Value.of(started));
        config.put("_Group", Value.nothing());
        return Value.Obj.of(config);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString().replace("Z", "+00:00");
    }

    /// Values of one step and time, which are one row there.
    private static final class Steps {
        private final ExportedRun run;
        private final SqliteWriter database;
        private final Map<String, Value> values = new TreeMap<>();
        private long step;
        private long moment;
        private boolean any;

        Steps(ExportedRun run, SqliteWriter database) {
            this.run = run;
            this.database = database;
            this.moment = run.started();
        }

        void add(double at, double time, String metric, double value) {
            long next = Double.isNaN(at) ? step : (long) Math.floor(at);
            long when = run.moment(time);
            if (next != step || when != moment || values.containsKey(metric)) {
                flush();
            }
            step = next;
            moment = when;
            values.put(
                    metric,
                    Double.isFinite(value) ? new Value.Num(Numbers.print(value)) : Value.of(Numbers.print(value)));
        }

        private void flush() {
            if (!values.isEmpty()) {
                write();
            }
        }

        private void write() {
            database.add(
                    METRICS, TrackioFiles.id(run), time(moment), run.title(), step, Json.line(Value.Obj.of(values)));
            values.clear();
            any = true;
        }

        /// A run without values has a row without any: Trackio lists only runs that have rows.
        void end() {
            flush();
            if (!any) {
                write();
            }
        }
    }
}
