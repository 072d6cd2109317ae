package org.hpsearch.show.table;

import java.util.List;
import java.util.TreeMap;
import org.hpsearch.query.Groups;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// Groups of runs as JSON: one array, an object a group.
final class GroupJson {
    private final RowValues values;

    GroupJson(RowValues values) {
        this.values = values;
    }

    String of(Groups groups, List<String> keys) {
        return Json.document(new Value.Items(
                groups.groups().stream().map(group -> json(group, keys)).toList()));
    }

    private Value json(Groups.Group group, List<String> keys) {
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("best", Value.of(group.best().record().id()));
        fields.put("runs", Value.of(group.runs()));
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
        fields.put("key", new Value.Obj(key));
        TreeMap<String, Value> metrics = new TreeMap<>();
        group.metrics().forEach((name, spread) -> metrics.put(name, json(spread)));
        fields.put("metrics", new Value.Obj(metrics));
        return new Value.Obj(fields);
    }

    private Value value(Row row, String key) {
        Target target = values.names().require(key);
        return target instanceof Target.Own own && own.field() == RunField.ID
                ? Value.of(row.shortId())
                : values.value(row, target).orElse(Value.nothing());
    }

    private static Value json(Groups.Spread spread) {
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("count", Value.of(spread.count()));
        put(fields, "mean", spread.mean());
        put(fields, "std", spread.std());
        put(fields, "min", spread.min());
        put(fields, "max", spread.max());
        put(fields, "best", spread.best());
        return new Value.Obj(fields);
    }

    private static void put(TreeMap<String, Value> fields, String name, double value) {
        Value known = Double.isNaN(value) ? Value.nothing() : RunJson.number(value);
        fields.put(name, known);
    }
}
