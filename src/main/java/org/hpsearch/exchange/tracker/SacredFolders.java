package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.capture.written.CheckpointNames;
import org.hpsearch.exchange.source.ForeignFiles;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.ForeignStore;
import org.hpsearch.exchange.source.ForeignTime;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Flat;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Sacred's `FileStorageObserver`: `1/`, `2/` ... with `run.json`, `config.json`, `metrics.json`, `info.json`,
/// artifacts.
public final class SacredFolders implements ForeignStore {
    private static final String KIND = "sacred";
    private static final String RUN = "run.json";
    private static final String CONFIG = "config.json";
    private static final int INTERRUPTED = 130;
    private static final int KILLED = 143;

    private final Path top;
    private Watch watch = Watch.NOBODY;

    public SacredFolders(Path top) {
        this.top = top;
    }

    /// Whether a folder in this one was written by the observer.
    public static boolean isStore(Path folder) {
        return ForeignFiles.children(folder).stream().anyMatch(SacredFolders::isRun);
    }

    private static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIG))
                && ForeignFiles.object(folder.resolve(RUN)).fields().containsKey("experiment");
    }

    @Override
    public void watch(Watch other) {
        watch = other;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<ForeignRun> runs(Omissions omissions) throws IOException {
        List<ForeignRun> runs = new ArrayList<>();
        List<Path> folders = ForeignFiles.children(top);
        for (Path folder : folders) {
            watch.looked(runs.size(), folders.size());
            if (isRun(folder)) {
                runs.add(run(folder, omissions));
            } else if (Files.exists(folder.resolve(RUN))) {
                omissions.add("folders without a readable run.json and config.json", folder.toString());
            }
        }
        return runs;
    }

    private static ForeignRun run(Path folder, Omissions omissions) throws IOException {
        Value.Obj run = ForeignFiles.object(folder.resolve(RUN));
        Value.Obj info = ForeignFiles.object(folder.resolve("info.json"), omissions);
        String experiment = Fields.text(Fields.object(run, "experiment"), "name", "");
        String status = Fields.text(run, "status", "");
        String number = folder.getFileName().toString();
        Source source = new Source(
                KIND,
                experiment + "#" + number + "@" + Fields.text(run, "start_time", ""),
                Map.of("status", status, "number", number));
        String comment = Fields.text(Fields.object(run, "meta"), "comment", "");
        Notes notes = new Notes("", List.of(), comment, Value.Obj.of(Map.of()));
        if (Files.isRegularFile(folder.resolve("cout.txt"))) {
            omissions.add(
                    "logs, which stay where they are",
                    folder.resolve("cout.txt").toString());
        }
        Value.Obj metrics = ForeignFiles.object(folder.resolve("metrics.json"), omissions);
        Instant ended = time(run.fields().get("stop_time"));
        return ForeignRun.of(
                        source,
                        new ForeignRun.Label(experiment, notes),
                        new ForeignRun.Span(time(run.fields().get("start_time")), end(status, ended)),
                        params(ForeignFiles.object(folder.resolve(CONFIG), omissions)))
                .in(new ForeignRun.Setting(
                        List.of(), Fields.text(Fields.object(run, "host"), "hostname", ""), "", GitState.NONE))
                .saving(models(folder, run, omissions))
                .keeping(new Fields.Writer().put("run", run).put("info", info).done())
                .measured(sink -> measure(metrics, run.fields().get("result"), ended, sink));
    }

    private static Map<String, Value> params(Value.Obj config) {
        Map<String, Value> params = new TreeMap<>(Flat.of(config));
        params.keySet().removeIf(name -> name.startsWith("__"));
        return params;
    }

    private static @Nullable EndStatus end(String status, @Nullable Instant ended) {
        return switch (status) {
            case "COMPLETED" -> new EndStatus(0, ended);
            case "FAILED", "TIMEOUT", "DIED" -> new EndStatus(1, ended);
            case "INTERRUPTED" -> new EndStatus(INTERRUPTED, ended);
            case "KILLED" -> new EndStatus(KILLED, ended);
            default -> null;
        };
    }

    /// Sacred writes UTC without saying so.
    private static @Nullable Instant time(@Nullable Value value) {
        return value instanceof Value.Text text ? ForeignTime.parse(Value.of(text.text() + "Z")) : null;
    }

    private static List<Checkpoint> models(Path folder, Value.Obj run, Omissions omissions) throws IOException {
        List<Checkpoint> models = new ArrayList<>();
        for (String name : Fields.texts(run, "artifacts")) {
            Path file = folder.resolve(name).normalize();
            if (file.startsWith(folder.normalize()) && CheckpointNames.isSure(name) && Files.isRegularFile(file)) {
                models.add(new Checkpoint(null, null, file.toAbsolutePath().toString(), "", Digest.bytes(file), ""));
            } else {
                omissions.add("files of artifacts, which stay where they are", file.toString());
            }
        }
        return models;
    }

    /// `{"loss": {"steps": [..], "timestamps": [..], "values": [..]}}`; the returned value is the metric `result`.
    private static void measure(
            Value.Obj metrics, @Nullable Value result, @Nullable Instant ended, ForeignRun.Sink sink)
            throws IOException {
        for (String metric : metrics.fields().keySet()) {
            Value.Obj columns = Fields.object(metrics, metric);
            List<Value> steps = items(columns, "steps");
            List<Value> times = items(columns, "timestamps");
            List<Value> values = items(columns, "values");
            for (int i = 0; i < values.size(); i++) {
                Double value = number(values.get(i));
                if (value != null) {
                    Double step = i < steps.size() ? number(steps.get(i)) : null;
                    sink.value(new Scalar(step, seconds(i < times.size() ? time(times.get(i)) : null), metric, value));
                }
            }
        }
        Double number = result == null ? null : number(result);
        if (number != null) {
            sink.value(new Scalar(null, seconds(ended), "result", number));
        }
    }

    private static List<Value> items(Value.Obj columns, String key) {
        return columns.fields().get(key) instanceof Value.Items items ? items.values() : List.of();
    }

    /// A number, also one that Sacred writes as `{"dtype": "float64", "py/object": ..., "value": 0.5}`.
    private static @Nullable Double number(Value value) {
        return value instanceof Value.Obj typed
                ? Fields.number(typed, "value")
                : value instanceof Value.Num || value instanceof Value.Text ? Numbers.parse(value.print()) : null;
    }

    private static @Nullable Double seconds(@Nullable Instant time) {
        return time == null ? null : (Double) (time.toEpochMilli() / 1000.0);
    }
}
