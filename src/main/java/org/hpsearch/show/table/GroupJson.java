package org.hpsearch.show.table;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hpsearch.console.Context;
import org.hpsearch.query.Groups;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.run.RunId;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.hpsearch.workspace.Workspace;

/// Groups of runs as JSON: one array, an object a group.
record GroupJson(Context context, Workspace workspace) {
    String of(Groups groups, List<String> keys) {
        return Json.document(new Value.Items(
                groups.groups().stream().map(group -> json(group, keys)).toList()));
    }

    private Value json(Groups.Group group, List<String> keys) {
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("best", Value.of(group.best().record().id()));
        fields.put("runs", Value.of(group.runs()));
        TreeMap<String, Value> values = new TreeMap<>();
        for (String key : keys) {
            if (key.equals(Configuration.KEY)) {
                String experiment = group.best().record().info().experiment();
                values.put("experiment", Value.of(experiment));
                group.best().params().forEach((name, effective) -> {
                    if (!Configuration.isLeftOut(name, workspace.settings().experiment(experiment))) {
                        values.put(name, effective.value());
                    }
                });
            } else {
                values.put(key, value(group.best(), key));
            }
        }
        fields.put("key", new Value.Obj(values));
        TreeMap<String, Value> metrics = new TreeMap<>();
        group.metrics().forEach((name, spread) -> metrics.put(name, json(spread)));
        fields.put("metrics", new Value.Obj(metrics));
        return new Value.Obj(fields);
    }

    private Value value(Row row, String key) {
        var param = row.param(workspace.defaults().canonical(key));
        if (param.isPresent()) {
            return param.get().value();
        }
        RunTable one = new RunTable(
                List.of(row),
                Optional.empty(),
                workspace.settings(),
                context.clock().instant());
        String text = one.cell(row, key).full();
        return text.isEmpty()
                ? Value.nothing()
                : key.equals("id") ? Value.of(RunId.shortForm(text)) : Numbers.typed(text);
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
