package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hpsearch.project.Settings;
import org.hpsearch.query.defaults.EffectiveParams.Origin;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.match.TextClauses;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Runs as JSON: one array, an object a run.
public final class RunJson {
    private RunJson() {}

    public static String of(List<Row> rows, Settings settings) {
        return of(rows, settings, TextHits.NONE);
    }

    /// @param hits what a query has found in logs and notes
    public static String of(List<Row> rows, Settings settings, TextHits hits) {
        List<Value> objects = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TreeMap<String, Value> fields =
                    new TreeMap<>(object(rows.get(i), settings).fields());
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

    private static Value.Obj object(Row row, Settings settings) {
        RunRecord record = row.record();
        TreeMap<String, Value> fields = new TreeMap<>();
        for (RunField field : RunField.values()) {
            boolean optional = field == RunField.MEMBER || field == RunField.CONFLICT || field == RunField.RESTARTED;
            boolean left = field == RunField.LOG
                    || optional && field.values(row.facts()).isEmpty();
            if (!left) {
                fields.put(field.key(), field.json(row.facts()));
            }
        }
        if (record.isUnread()) {
            fields.put("incomplete", Value.of(true));
        }
        fields.put("cwd", Value.of(record.info().cwd()));
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

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().map(Value::of).toList());
    }
}
