package org.hpsearch.exchange.tracker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hpsearch.capture.files.Protobuf;
import org.hpsearch.exchange.source.ForeignJson;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.EndStatus;
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

/// What is small in a record log of W&B; the numbers are those of the fields in wandb_internal.proto.
final class WandbRun {
    private static final int HISTORY = 2;
    private static final int SUMMARY = 3;
    private static final int CONFIG = 5;
    private static final int RUN = 17;
    private static final int EXIT = 18;

    private final Map<String, Value> config = new TreeMap<>();
    private final Map<String, Value> summary = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private final List<String> tags = new ArrayList<>();
    private final Set<String> measured = new HashSet<>();
    private @Nullable Instant started;
    private @Nullable String commit;
    private int exit = -1;
    private long runtime;

    /// An entry of a history, a summary or a configuration.
    private record Item(String key, Value value) {}

    /// Takes what is small in a record.
    void take(Protobuf record) {
        while (record.next()) {
            switch (record.field()) {
                case HISTORY -> items(record.message(), 1).forEach(item -> measured.add(item.key));
                case SUMMARY -> items(record.message(), 1).forEach(item -> summary.put(item.key, item.value));
                case CONFIG -> items(record.message(), 1).forEach(item -> config.put(item.key, item.value));
                case RUN -> run(record.message());
                case EXIT -> exit(record.message());
                default -> {}
            }
        }
    }

    private void run(Protobuf run) {
        while (run.next()) {
            switch (run.field()) {
                case 1 -> texts.put("id", run.text());
                case 2 -> texts.put("entity", run.text());
                case 3 -> texts.put("project", run.text());
                case 4 -> items(run.message(), 1).forEach(item -> config.put(item.key, item.value));
                case 6 -> texts.put("group", run.text());
                case 7 -> texts.put("job_type", run.text());
                case 8 -> texts.put("name", run.text());
                case 9 -> texts.put("notes", run.text());
                case 10 -> tags.add(run.text());
                case 12 -> texts.put("sweep", run.text());
                case 13 -> texts.put("host", run.text());
                case 17 -> started = time(run.message());
                case 21 -> commit = commit(run.message());
                default -> {}
            }
        }
    }

    private static Instant time(Protobuf timestamp) {
        long seconds = 0;
        long nanos = 0;
        while (timestamp.next()) {
            seconds = timestamp.field() == 1 ? timestamp.number() : seconds;
            nanos = timestamp.field() == 2 ? timestamp.number() : nanos;
        }
        return Instant.ofEpochMilli(seconds * 1000 + nanos / 1_000_000);
    }

    private static @Nullable String commit(Protobuf git) {
        String commit = null;
        while (git.next()) {
            commit = git.field() == 2 ? git.text() : commit;
        }
        return commit;
    }

    private void exit(Protobuf end) {
        exit = 0;
        while (end.next()) {
            exit = end.field() == 1 ? (int) end.number() : exit;
            runtime = end.field() == 2 ? end.number() : runtime;
        }
    }

    private static List<Item> items(Protobuf message, int field) {
        List<Item> items = new ArrayList<>();
        while (message.next()) {
            if (message.field() == field && message.isBytes()) {
                items.add(item(message.message()));
            }
        }
        return items;
    }

    private static Item item(Protobuf message) {
        List<String> key = new ArrayList<>();
        Value value = Value.nothing();
        while (message.next()) {
            switch (message.field()) {
                case 1, 2 -> key.add(message.text());
                case 4 -> value = Value.of(message.number() != 0);
                case 5 -> value = Value.of(message.number() >>> 1 ^ -(message.number() & 1));
                case 6 -> value = Numbers.typed(Numbers.print(message.real64()));
                case 16 -> value = json(message.text());
                default -> {}
            }
        }
        return new Item(String.join(".", key), value);
    }

    /// W&B writes `NaN` and `Infinity`, which JSON does not know, as they stand.
    private static Value json(String text) {
        if (Numbers.parse(text) != null) {
            return Numbers.typed(text);
        }
        try {
            return ForeignJson.parse(text);
        } catch (DataException noJson) {
            return Value.of(text);
        }
    }

    /// The run; empty where the log has not come to it yet.
    @Nullable
    ForeignRun run(Path file, Omissions omissions) {
        String id = texts.getOrDefault("id", "");
        if (id.isEmpty()) {
            return null;
        }
        String project = texts.getOrDefault("project", "");
        Notes notes = new Notes(
                texts.getOrDefault("name", ""), tags, texts.getOrDefault("notes", ""), Value.Obj.of(Map.of()));
        GitState git = commit == null ? GitState.NONE : new GitState(commit, null, "unknown", false);
        return ForeignRun.of(
                        new Source(WandbFolders.KIND, project + "/" + id, Map.of()),
                        new ForeignRun.Label(project, notes),
                        new ForeignRun.Span(started, end()),
                        params())
                .in(new ForeignRun.Setting(List.of(), texts.getOrDefault("host", ""), "", git))
                .keeping(new Fields.Writer()
                        .put("run", Fields.values(texts))
                        .put("summary", summary)
                        .done())
                .measured(sink -> measure(file, sink, omissions));
    }

    private Map<String, Value> params() {
        Map<String, Value> params = new TreeMap<>(Flat.of(Value.Obj.of(config)));
        params.keySet().removeIf(name -> name.startsWith("_wandb"));
        return params;
    }

    private @Nullable EndStatus end() {
        return exit < 0
                ? null
                : new EndStatus(Math.min(exit, 255), started == null ? null : started.plusSeconds(runtime));
    }

    private void measure(Path file, ForeignRun.Sink sink, Omissions omissions) throws IOException {
        new WandbLog(file, new Omissions()).read(record -> {
            while (record.next()) {
                if (record.field() == HISTORY) {
                    row(record, sink, omissions);
                }
            }
        });
        for (Map.Entry<String, Value> last : summary.entrySet()) {
            Double number = last.getValue() instanceof Value.Num
                    ? Numbers.parse(last.getValue().print())
                    : null;
            if (number != null
                    && !measured.contains(last.getKey())
                    && !last.getKey().startsWith("_")) {
                sink.value(new Scalar(null, null, last.getKey(), number));
            }
        }
    }

    private static void row(Protobuf record, ForeignRun.Sink sink, Omissions omissions) throws IOException {
        Protobuf steps = record.message();
        Double step = null;
        while (steps.next()) {
            if (steps.field() == 2) {
                Protobuf inner = steps.message();
                step = 0.0;
                while (inner.next()) {
                    step = (double) inner.number();
                }
            }
        }
        List<Item> items = items(record.message(), 1);
        Double time = null;
        for (Item item : items) {
            time = item.key.equals("_timestamp") ? Numbers.parse(item.value.print()) : time;
        }
        for (Item item : items) {
            if (item.key.startsWith("_")) {
                continue;
            }
            Double number = item.value instanceof Value.Bool flag
                    ? flag.value() ? (Double) 1.0 : (Double) 0.0
                    : Numbers.parse(item.value.print());
            if (number == null) {
                omissions.add("values that are not numbers: texts, tables, pictures", item.key);
            } else {
                sink.value(new Scalar(step, time, item.key, number));
            }
        }
    }
}
