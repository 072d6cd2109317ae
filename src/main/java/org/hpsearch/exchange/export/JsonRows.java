package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Json;
import org.hpsearch.value.Value;

/// Rows as JSON lines; what a row lacks is not in its line.
final class JsonRows implements RowFormat {
    @Override
    public Value own(RunField field, RunFacts run) {
        return field.json(run);
    }

    @Override
    public Table open(Path place, List<String> columns) throws IOException {
        return new TextTable(place.resolveSibling(place.getFileName() + ".jsonl"), "", values -> line(columns, values));
    }

    private static String line(List<String> columns, List<Value> values) {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!(values.get(i) instanceof Value.Null)) {
                fields.put(columns.get(i), values.get(i));
            }
        }
        return Json.line(Value.Obj.of(fields)) + "\n";
    }
}
