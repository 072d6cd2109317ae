package org.hpsearch.exchange.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.exchange.parquet.ParquetRow;
import org.hpsearch.exchange.source.ForeignRun;
import org.hpsearch.exchange.source.Omissions;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.GitState;
import org.hpsearch.run.Notes;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Source;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// What is small of a run of Neptune, as far as its rows were read. `sys/` is what Neptune itself notes of a run; all
/// other single values are parameters, since Neptune does not tell them from results.
final class NeptuneRun {
    private static final String SYSTEM = "sys/";
    private static final String MONITORING = "monitoring/";
    private static final List<String> ENDED = List.of("inactive", "idle");
    private static final Map<String, String> LEFT = Map.of(
            "string_series", "series of texts",
            "histogram_series", "histograms",
            "file", "files",
            "file_series", "files");

    private String project = "";
    private String id = "";
    private final Map<String, Value> params = new TreeMap<>();
    private final Map<String, Value> system = new TreeMap<>();
    private final Map<String, Instant> times = new TreeMap<>();
    private final List<String> tags = new ArrayList<>();

    void take(ParquetRow row, Omissions omissions) {
        project = row.text("project_id");
        id = row.text("run_id");
        String path = row.text("attribute_path");
        String type = row.text("attribute_type");
        if (type.equals("float_series")) {
            if (path.startsWith(MONITORING)) {
                omissions.add("samples of the machine's load, which stay where they are", path);
            }
        } else if (LEFT.containsKey(type)) {
            omissions.add(LEFT.get(type) + ", which stay where they are", path);
        } else if (path.startsWith(SYSTEM)) {
            noteSystem(path.substring(SYSTEM.length()), type, row);
        } else {
            params.put(path, value(type, row));
        }
    }

    private void noteSystem(String name, String type, ParquetRow row) {
        Instant time = row.time("datetime_value");
        if (time != null) {
            times.put(name, time);
        }
        if (name.equals("tags") || name.equals("group_tags")) {
            tags.addAll(row.texts("string_set_value"));
        }
        system.put(name, value(type, row));
    }

    private static Value value(String type, ParquetRow row) {
        return switch (type) {
            case "int", "float" -> {
                String digits = row.digits(type + "_value");
                Double number = digits == null ? null : Numbers.parse(digits);
                yield number == null
                        ? Value.nothing()
                        : Numbers.typed(type.equals("int") && digits != null ? digits : Numbers.print(number));
            }
            case "bool" -> {
                Boolean flag = row.flag("bool_value");
                yield flag == null ? Value.nothing() : Value.of(flag);
            }
            case "datetime" -> {
                Instant time = row.time("datetime_value");
                yield time == null ? Value.nothing() : Value.of(Times.print(time));
            }
            case "string_set" ->
                new Value.Items(
                        row.texts("string_set_value").stream().map(Value::of).toList());
            default -> Value.of(row.text("string_value"));
        };
    }

    /// A row of a curve; null where it is none.
    static @Nullable Scalar scalar(ParquetRow row) {
        String path = row.text("attribute_path");
        Double value = row.number("float_value");
        if (value == null || !row.text("attribute_type").equals("float_series") || path.startsWith(MONITORING)) {
            return null;
        }
        Instant time = row.time("timestamp");
        return new Scalar(row.number("step"), time == null ? null : time.toEpochMilli() / 1000.0, path, value);
    }

    ForeignRun run() {
        List<String> all = new ArrayList<>(tags);
        if (isSet("trashed")) {
            all.add("deleted");
        }
        String name = text("name").isEmpty() ? text("custom_run_id") : text("name");
        Notes notes = new Notes(name.isEmpty() ? id : name, all, text("description"), Value.Obj.of(Map.of()));
        Map<String, String> facts = text("state").isEmpty() ? Map.of() : Map.of("status", text("state"));
        return ForeignRun.of(
                        new Source(NeptuneFolders.KIND, project + "/" + id, facts),
                        new ForeignRun.Label(project.substring(project.lastIndexOf('/') + 1), notes),
                        new ForeignRun.Span(times.get("creation_time"), end()),
                        params)
                .in(new ForeignRun.Setting(List.of(), text("hostname"), text("owner"), GitState.NONE))
                .keeping(Value.Obj.of(system));
    }

    private String text(String name) {
        return system.get(name) instanceof Value.Text text ? text.text() : "";
    }

    private boolean isSet(String name) {
        return system.get(name) instanceof Value.Bool flag && flag.value();
    }

    /// Neptune says that a run is active no longer, and whether it failed; it was last heard of at `ping_time`.
    private @Nullable EndStatus end() {
        if (!ENDED.contains(text("state").toLowerCase(Locale.ROOT))) {
            return null;
        }
        Instant started = times.get("creation_time");
        Instant ended = times.get("ping_time");
        if (ended == null && started != null && system.get("running_time") instanceof Value.Num seconds) {
            ended = started.plus(Duration.ofMillis(Math.round(seconds.asDouble() * 1000)));
        }
        return new EndStatus(isSet("failed") ? 1 : 0, ended);
    }
}
