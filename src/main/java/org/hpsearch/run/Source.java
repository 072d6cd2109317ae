package org.hpsearch.run;

import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Where a run was imported from: another tool, and what the run is called there.
///
/// @param kind  the tool: `mlflow`, `tensorboard`, `csv` ...
/// @param id    the run's id there; the same id of the same tool is the same run
/// @param facts what else that tool says of it: `status`, `experiment` ...
public record Source(String kind, String id, Map<String, String> facts) {
    public Source {
        facts = Map.copyOf(facts);
    }

    /// Whether both are the same run of the same tool.
    public boolean isSame(@Nullable Source other) {
        return other != null && kind.equals(other.kind) && id.equals(other.id);
    }

    /// Null where the object names no tool.
    static @Nullable Source parse(Value.Obj json) {
        String kind = Fields.text(json, "kind", "");
        Map<String, String> facts = Fields.strings(json);
        facts.keySet().removeAll(java.util.List.of("kind", "id"));
        return kind.isEmpty() ? null : new Source(kind, Fields.text(json, "id", ""), facts);
    }

    Map<String, Value> json() {
        Map<String, String> all = new TreeMap<>(facts);
        all.put("kind", kind);
        all.put("id", id);
        return Fields.values(all);
    }
}
