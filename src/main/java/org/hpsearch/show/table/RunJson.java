package org.hpsearch.show.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.match.TextClauses;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Times;
import org.hpsearch.value.Value;

/// Runs as JSON: one array, an object a run.
public final class RunJson {
    private RunJson() {}

    public static String of(List<Row> rows, Settings settings, Instant now) {
        return of(rows, settings, now, TextHits.NONE);
    }

    /// @param hits what a query has found in logs and notes
    public static String of(List<Row> rows, Settings settings, Instant now, TextHits hits) {
        List<Value> objects = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TreeMap<String, Value> fields =
                    new TreeMap<>(object(rows.get(i), settings, now).fields());
            List<TextClauses.Hit> found = hits.byRow().get(i);
            if (found != null) {
                fields.put(
                        "matches",
                        new Value.Items(found.stream().map(RunJson::hit).toList()));
            }
            objects.add(new Value.Obj(fields));
        }
        return org.hpsearch.value.Json.document(new Value.Items(objects));
    }

    private static Value hit(TextClauses.Hit hit) {
        return Value.Obj.of(java.util.Map.of(
                "file", Value.of(hit.file()), "line", Value.of(hit.number()), "text", Value.of(hit.text())));
    }

    private static Value.Obj object(Row row, Settings settings, Instant now) {
        RunRecord record = row.record();
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("id", Value.of(record.id()));
        fields.put("name", Value.of(record.notes().name()));
        fields.put("note", Value.of(record.notes().note()));
        fields.put("state", Value.of(row.state().word()));
        fields.put("experiment", Value.of(record.info().experiment()));
        fields.put("command", texts(record.info().command()));
        fields.put("cwd", Value.of(record.info().cwd()));
        fields.put("host", Value.of(record.info().host()));
        fields.put("user", Value.of(record.info().user()));
        fields.put("kind", Value.of(record.info().lineage().kind()));
        fields.put("sweep", text(record.info().lineage().sweep()));
        fields.put("schedule", text(record.info().lineage().schedule()));
        fields.put("stage", text(record.info().lineage().stageName()));
        fields.put("reused", reused(record.info().lineage().stage()));
        if (!record.info().lineage().members().isEmpty()) {
            fields.put(
                    "members",
                    texts(record.info().lineage().members().stream()
                            .map(Lineage.Member::run)
                            .toList()));
        }
        fields.put("parent", text(record.info().lineage().parent()));
        fields.put("root", text(row.root()));
        fields.put("checkpoint", text(record.info().lineage().checkpoint()));
        fields.put("changed", Value.Obj.of(record.info().lineage().changed()));
        fields.put("git", text(record.info().git().commit()));
        fields.put("size", Value.of(row.size()));
        fields.put("tags", texts(record.notes().tags()));
        fields.put("started", time(record.info().started()));
        fields.put("ended", time(record.end() == null ? null : record.end().ended()));
        fields.put(
                "exit",
                record.end() == null ? Value.nothing() : Value.of(record.end().exit()));
        var duration = record.duration(now);
        fields.put("duration", duration == null ? Value.nothing() : number(duration.toMillis() / 1000.0));
        TreeMap<String, Value> params = new TreeMap<>();
        TreeMap<String, Value> origin = new TreeMap<>();
        row.params().forEach((key, effective) -> {
            params.put(key, effective.value());
            if (effective.origin() != Origin.GIVEN) {
                origin.put(key, Value.of(effective.origin().word()));
            }
        });
        fields.put("params", new Value.Obj(params));
        fields.put("origin", new Value.Obj(origin));
        TreeMap<String, Value> metrics = new TreeMap<>();
        record.metrics().summaries().forEach((name, summary) -> metrics.put(name, metric(name, summary, settings)));
        fields.put("metrics", new Value.Obj(metrics));
        fields.put(
                "warnings",
                texts(record.damages().stream().map(Object::toString).toList()));
        return new Value.Obj(fields);
    }

    private static Value metric(String name, MetricSummary summary, Settings settings) {
        TreeMap<String, Value> fields = new TreeMap<>();
        var best = new Target.Metric(name, "", settings.direction(name)).aggregate();
        fields.put("best", number(best.of(summary)));
        fields.put("last", number(summary.last()));
        fields.put("first", number(summary.first()));
        fields.put("min", number(summary.min()));
        fields.put("max", number(summary.max()));
        fields.put("mean", number(summary.mean()));
        fields.put("count", Value.of(summary.count()));
        return new Value.Obj(fields);
    }

    /// JSON has no NaN and no infinity: they are texts.
    public static Value number(double value) {
        String text = Numbers.print(value);
        return Double.isFinite(value) ? new Value.Num(text) : Value.of(text);
    }

    private static Value reused(Lineage.@org.jspecify.annotations.Nullable Stage stage) {
        TreeMap<String, Value> reused = new TreeMap<>();
        if (stage != null) {
            stage.reused().forEach((name, id) -> reused.put(name, Value.of(id)));
        }
        return new Value.Obj(reused);
    }

    private static Value text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? Value.nothing() : Value.of(text);
    }

    private static Value time(@org.jspecify.annotations.Nullable Instant time) {
        return time == null ? Value.nothing() : Value.of(Times.print(time));
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }
}
