package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.exchange.source.ForeignJson;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.ForeignTime;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.exchange.source.TagText;
import org.hpsearch.exchange.sqlite.SqliteFile;
import org.hpsearch.exchange.sqlite.SqliteRow;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Trackio's store of a project: `PROJECT.db` (trackio/sqlite_storage.py). The values of a step are a JSON object,
/// and so are the parameters. It does not say whether a run has ended.
public final class TrackioDatabase implements ForeignStore {
    private static final String KIND = "trackio";
    /// What Trackio itself adds to the parameters: `_Username`, `_Created`, `_Group`.
    private static final String OWN = "_";
    /// What `hps export` adds: `hps.tags`, `hps.note`, `hps.state` ...
    private static final String OURS = "hps.";

    private static final Value.Obj EMPTY = Value.Obj.of(Map.of());
    private static final Map<String, String> LEFT = Map.of(
            "system_metrics", "samples of the machine's load",
            "alerts", "alerts",
            "traces", "traces",
            "artifact_versions", "artifacts");

    private final SqliteFile file;
    private final String project;

    /// @param file is closed with the store
    public TrackioDatabase(SqliteFile file) {
        this.file = file;
        this.project = String.valueOf(file.path().getFileName()).replaceFirst("\\.db$", "");
    }

    /// Whether a database has Trackio's tables.
    public static boolean isStore(SqliteFile file) throws IOException {
        return file.columns("metrics").containsAll(Set.of("run_name", "step", "metrics", "timestamp"));
    }

    /// A run in the making.
    private static final class Run {
        final String name;
        Value.Obj config = EMPTY;

        @Nullable
        Instant first;

        Run(String name) {
            this.name = name;
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        Map<String, Run> found = new LinkedHashMap<>();
        boolean known = file.columns("metrics").contains("run_id");
        String id = known ? "run_id" : "run_name";
        if (file.columns("configs").contains("config")) {
            file.rows("SELECT * FROM configs ORDER BY id", row -> {
                Run run = found.computeIfAbsent(id(row), key -> new Run(row.text("run_name")));
                run.config = object(row, "config", omissions);
            });
        }
        file.rows(
                "SELECT " + id + ", run_name, min(timestamp) AS first FROM metrics GROUP BY " + id
                        + " ORDER BY min(id)",
                row -> found.computeIfAbsent(id(row), key -> new Run(row.text("run_name"))).first =
                        ForeignTime.parse(Value.of(row.text("first"))));
        for (Map.Entry<String, String> left : new TreeMap<>(LEFT).entrySet()) {
            omissions.add(
                    left.getValue() + ", which stay where they are", file.path().toString(), file.count(left.getKey()));
        }
        List<ForeignRun> runs = new ArrayList<>();
        found.forEach((key, run) -> runs.add(run(key, run, omissions)
                .measured(sink -> metrics(
                        "SELECT timestamp, step, metrics FROM metrics WHERE " + id + " = ? ORDER BY id",
                        key,
                        sink,
                        omissions))));
        return runs;
    }

    /// Older stores tell runs apart by name.
    private static String id(SqliteRow row) {
        String id = row.text("run_id");
        return id.isEmpty() ? row.text("run_name") : id;
    }

    private ForeignRun run(String id, Run run, Omissions omissions) {
        Map<String, Value> own = new TreeMap<>(run.config.fields());
        own.keySet().removeIf(name -> !name.startsWith(OWN) && !name.startsWith(OURS));
        Map<String, Value> given = new TreeMap<>(run.config.fields());
        given.keySet().removeAll(own.keySet());
        Value.Obj about = Value.Obj.of(own);
        Instant created = ForeignTime.parse(own.getOrDefault("_Created", Value.nothing()));
        Instant started = created == null || run.first != null && run.first.isBefore(created) ? run.first : created;
        List<String> tags = new ArrayList<>(Fields.texts(about, "hps.tags"));
        String group = Fields.text(about, "_Group", "");
        if (!group.isEmpty()) {
            TagText.add(tags, "group", group, omissions);
        }
        return ForeignRun.of(
                        new Source(KIND, project + "/" + id, Map.of()),
                        new ForeignRun.Label(
                                project, new Notes(run.name, tags, Fields.text(about, "hps.note", ""), EMPTY)),
                        new ForeignRun.Span(started, null),
                        Flat.of(Value.Obj.of(given)))
                .in(new ForeignRun.Setting(List.of(), "", Fields.text(about, "_Username", ""), GitState.NONE))
                .keeping(about);
    }

    private void metrics(String query, String run, ForeignRun.Sink sink, Omissions omissions) throws IOException {
        file.rows(
                query,
                row -> {
                    Instant at = ForeignTime.parse(Value.of(row.text("timestamp")));
                    Double seconds = at == null ? null : (Double) (at.toEpochMilli() / 1000.0);
                    Double step = row.number("step");
                    for (Map.Entry<String, Value> entry :
                            Flat.of(object(row, "metrics", omissions)).entrySet()) {
                        Double number = number(entry.getValue());
                        if (number == null) {
                            omissions.add("values that are not numbers: texts, tables, pictures", entry.getKey());
                        } else {
                            sink.value(new Scalar(step, seconds, entry.getKey(), number));
                        }
                    }
                },
                run);
    }

    private static @Nullable Double number(Value value) {
        return switch (value) {
            case Value.Bool flag -> flag.value() ? (Double) 1.0 : (Double) 0.0;
            case Value.Num number -> number.asDouble();
            case Value.Text text when Numbers.special(text.text()) != null -> Numbers.parse(text.text());
            default -> null;
        };
    }

    private Value.Obj object(SqliteRow row, String column, Omissions omissions) {
        try {
            if (ForeignJson.parse(row.text(column)) instanceof Value.Obj object) {
                return object;
            }
        } catch (DataException damaged) {
            // is counted
        }
        omissions.add("damaged rows", file.path().toString());
        return EMPTY;
    }
}
