package org.hpsearch.show.table;

import java.util.List;
import java.util.TreeMap;
import org.hpsearch.query.Groups;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.show.json.JsonShape;
import org.hpsearch.show.json.JsonType;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// Groups of runs as JSON: one array, an object a group.
final class GroupJson {
    private static final JsonType KNOWN = JsonType.MEASURE.orNull();

    private static final JsonShape<Groups.Spread> SPREAD = JsonShape.<Groups.Spread>empty()
            .with("count", JsonType.WHOLE, "runs that have a number of it", spread -> Value.of(spread.count()))
            .with("mean", KNOWN, "of the runs' best values", spread -> known(spread.mean()))
            .with("std", KNOWN, "sample standard deviation; null of one run", spread -> known(spread.std()))
            .with("min", KNOWN, "least of the best values", spread -> known(spread.min()))
            .with("max", KNOWN, "greatest of the best values", spread -> known(spread.max()))
            .with("best", KNOWN, "in the metric's direction; null without one", spread -> known(spread.best()));

    static final JsonShape<Told> SHAPE = JsonShape.<Told>empty()
            .with(
                    "best",
                    JsonType.TEXT,
                    "id of the best run",
                    told -> Value.of(told.group.best().id()))
            .with("runs", JsonType.WHOLE, "how many they are", told -> Value.of(told.group.runs()))
            .with("key", JsonType.VALUE.map(), "field → value, what the runs share", Told::key)
            .with("metrics", SPREAD.type().map(), "metric → its spread over the runs", GroupJson::metrics);

    private final RowValues values;

    /// A group that is told of.
    ///
    /// @param key what its runs share
    record Told(Groups.Group group, Value.Obj key) {}

    GroupJson(RowValues values) {
        this.values = values;
    }

    String of(Groups groups, List<String> keys) {
        return Json.document(new Value.Items(groups.groups().stream()
                .<Value>map(group -> SHAPE.of(new Told(group, key(group, keys))))
                .toList()));
    }

    private Value.Obj key(Groups.Group group, List<String> keys) {
        TreeMap<String, Value> key = new TreeMap<>();
        for (String name : keys) {
            if (name.equals(Configuration.KEY)) {
                String experiment = group.best().record().info().experiment();
                key.put("experiment", Value.of(experiment));
                group.best().params().forEach((param, effective) -> {
                    if (!Configuration.isLeftOut(param, values.settings().experiment(experiment))) {
                        key.put(param, effective.value());
                    }
                });
            } else {
                key.put(name, value(group.best(), name));
            }
        }
        return new Value.Obj(key);
    }

    private Value value(Row row, String key) {
        Target target = values.names().require(key);
        return target instanceof Target.Own own && own.field() == RunField.ID
                ? Value.of(row.shortId())
                : values.value(row, target).orElse(Value.nothing());
    }

    private static Value metrics(Told told) {
        TreeMap<String, Value> metrics = new TreeMap<>();
        told.group.metrics().forEach((name, spread) -> metrics.put(name, SPREAD.of(spread)));
        return new Value.Obj(metrics);
    }

    private static Value known(double value) {
        return Double.isNaN(value) ? Value.nothing() : RunJson.number(value);
    }
}
