package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.GitState;
import org.hpsearch.run.RunState;
import org.hpsearch.run.Source;
import org.hpsearch.value.Digest;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// MLflow's store of plain files: `EXPERIMENT/RUN/` with `meta.yaml`, `params/`, `metrics/`, `tags/`.
final class MlflowFiles implements ExportForm {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String META = "meta.yaml";
    private static final int CHUNK = 1 << 20;
    /// Types of a run's source: a program on this machine.
    private static final int LOCAL = 4;

    private final Path target;

    /// @param target where the store will be
    MlflowFiles(Path target) {
        this.target = target;
    }

    @Override
    public void write(List<ExportedRun> runs, Path folder, Omissions omissions, IntConsumer progress)
            throws IOException {
        Map<String, String> ids = new HashMap<>();
        runs.forEach(run -> ids.put(run.id(), id(run)));
        int done = 0;
        for (ExportedRun run : runs) {
            String experiment = number(run.experiment());
            Path place = Files.createDirectories(folder.resolve(experiment));
            if (!Files.exists(place.resolve(META))) {
                Files.writeString(place.resolve(META), Json.document(experiment(run)));
            }
            run(run, Files.createDirectory(place.resolve(id(run))), ids, omissions);
            progress.accept(++done);
        }
    }

    /// The id that the run had in MLflow, where it came from there; else one that is made of its id here.
    private static String id(ExportedRun run) {
        Source source = run.row().record().info().source();
        return source != null
                        && source.kind().equals("mlflow")
                        && ID.matcher(source.id()).matches()
                ? source.id()
                : Digest.ofLines(List.of(run.id())).substring(0, 32);
    }

    /// An experiment's id: 18 digits, as MLflow makes them.
    private static String number(String experiment) {
        long hash = Long.parseUnsignedLong(Digest.ofLines(List.of(experiment)).substring(0, 15), 16);
        return Long.toString(100_000_000_000_000_000L + hash % 900_000_000_000_000_000L);
    }

    private Value experiment(ExportedRun first) {
        String id = number(first.experiment());
        return new Fields.Writer()
                .put("artifact_location", target.resolve(id).toUri().toString())
                .put("creation_time", Value.of(first.started()))
                .put("experiment_id", id)
                .put("last_update_time", Value.of(first.started()))
                .put("lifecycle_stage", "active")
                .put("name", first.experiment())
                .done();
    }

    private void run(ExportedRun run, Path place, Map<String, String> ids, Omissions omissions) throws IOException {
        Files.writeString(place.resolve(META), Json.document(meta(run)));
        Files.createDirectory(place.resolve("artifacts"));
        Map<String, String> params = new TreeMap<>();
        run.params().forEach((name, value) -> {
            String text = value.print();
            String line = text.replace("\r", "\\r").replace("\n", "\\n");
            if (!line.equals(text)) {
                omissions.add("parameters of several lines, which are joined into one", name);
            }
            params.put(name, line);
        });
        texts(place.resolve("params"), params, omissions);
        texts(place.resolve("tags"), tags(run, ids), omissions);
        metrics(run, place.resolve("metrics"), omissions);
    }

    private Value meta(ExportedRun run) {
        String experiment = number(run.experiment());
        Path artifacts = target.resolve(experiment).resolve(id(run)).resolve("artifacts");
        Long ended = run.ended();
        return new Fields.Writer()
                .put("artifact_uri", artifacts.toUri().toString())
                .put("end_time", ended == null ? Value.nothing() : Value.of(ended))
                .put("entry_point_name", Value.of(""))
                .put("experiment_id", experiment)
                .put("lifecycle_stage", "active")
                .put("run_id", id(run))
                .put("run_name", run.title())
                .put("run_uuid", id(run))
                .put("source_name", Value.of(""))
                .put("source_type", Value.of(LOCAL))
                .put("source_version", Value.of(""))
                .put("start_time", Value.of(run.started()))
                .put("status", Value.of(status(run.row().state())))
                .put("tags", List.of())
                .put("user_id", Value.of(run.row().record().info().user()))
                .done();
    }

    /// MLflow's number of a state. What it has no word for counts as running, or, where it is over, as killed; the tag
    /// `hps.state` says what it is.
    private static int status(RunState state) {
        return switch (state) {
            case RUNNING, SILENT, UNREAD -> 1;
            case QUEUED -> 2;
            case FINISHED -> 3;
            case FAILED -> 4;
            case KILLED, LOST, STOPPED -> 5;
        };
    }

    private static Map<String, String> tags(ExportedRun run, Map<String, String> ids) {
        Map<String, String> tags = new TreeMap<>();
        for (String tag : run.notes().tags()) {
            int equals = tag.indexOf('=');
            tags.put(equals > 0 ? tag.substring(0, equals) : tag, equals > 0 ? tag.substring(equals + 1) : "true");
        }
        tags.putAll(run.facts());
        GitState git = run.row().record().info().git();
        String outer = run.row().record().info().lineage().outer();
        String parent = outer == null ? null : ids.get(outer);
        tags.put("mlflow.runName", run.title());
        tags.put("mlflow.note.content", run.notes().note());
        tags.put("mlflow.user", run.row().record().info().user());
        tags.put("mlflow.source.git.commit", git.commit() == null ? "" : git.commit());
        tags.put("mlflow.parentRunId", parent == null ? "" : parent);
        tags.values().removeIf(String::isEmpty);
        return tags;
    }

    private static void texts(Path folder, Map<String, String> texts, Omissions omissions) throws IOException {
        Files.createDirectory(folder);
        Map<String, String> keys = ForeignNames.keys(texts.keySet(), omissions);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(place(folder, keys.getOrDefault(text.getKey(), text.getKey())), text.getValue());
        }
    }

    private static Path place(Path folder, String key) throws IOException {
        Path file = folder.resolve(key);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        return file;
    }

    /// A file for each metric, with lines `milliseconds value step`.
    private static void metrics(ExportedRun run, Path folder, Omissions omissions) throws IOException {
        Files.createDirectory(folder);
        Map<String, String> keys =
                ForeignNames.keys(run.row().record().metrics().summaries().keySet(), omissions);
        Map<String, StringBuilder> lines = new TreeMap<>();
        int[] held = {0};
        run.metrics((step, time, metric, value) -> {
            String key = keys.get(metric);
            if (key == null) {
                omissions.add("values of metrics that the index does not know", metric);
                return;
            }
            if (step != Math.rint(step) && !Double.isNaN(step)) {
                omissions.add("steps with a fraction, which are rounded down", metric);
            }
            String line = run.moment(time) + " " + Numbers.print(value) + " "
                    + (Double.isNaN(step) ? 0 : (long) Math.floor(step)) + "\n";
            lines.computeIfAbsent(key, name -> new StringBuilder()).append(line);
            held[0] += line.length();
            if (held[0] > CHUNK) {
                append(folder, lines);
                held[0] = 0;
            }
        });
        append(folder, lines);
    }

    private static void append(Path folder, Map<String, StringBuilder> lines) throws IOException {
        for (Map.Entry<String, StringBuilder> entry : lines.entrySet()) {
            Files.writeString(
                    place(folder, entry.getKey()),
                    entry.getValue(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        lines.clear();
    }
}
