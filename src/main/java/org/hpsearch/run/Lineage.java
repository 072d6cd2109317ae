package org.hpsearch.run;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a run comes from.
///
/// @param kind       `run`, `resume`, `rerun` or another word of a later version
/// @param parent     id of the run that this one continues or repeats
/// @param checkpoint path of the checkpoint it started from, as the parent recorded it
/// @param step       the parent's step at that checkpoint
/// @param changed    parameters that differ from the parent's, with the new values
/// @param outer      id of the run inside which this one was started
public record Lineage(
        String kind,
        @Nullable String parent,
        @Nullable String checkpoint,
        @Nullable Double step,
        Map<String, Value> changed,
        @Nullable String outer) {
    /// A run of its own.
    public static final Lineage NONE = new Lineage("run", null, null, null, Map.of(), null);

    public Lineage {
        changed = java.util.Collections.unmodifiableMap(new TreeMap<>(changed));
    }

    /// The same lineage inside an outer run.
    public Lineage inside(@Nullable String outerRun) {
        return new Lineage(kind, parent, checkpoint, step, changed, outerRun);
    }

    static Lineage parse(Value.Obj json) {
        return new Lineage(
                Fields.text(json, "kind", "run"),
                Fields.text(json, "parent"),
                Fields.text(json, "checkpoint"),
                Fields.number(json, "step"),
                Fields.object(json, "changed").fields(),
                Fields.text(json, "outer"));
    }

    Value.Obj json() {
        return new Fields.Writer()
                .put("kind", kind)
                .put("parent", parent)
                .put("checkpoint", checkpoint)
                .put("step", step == null ? null : new Value.Num(Numbers.print(step)))
                .put("changed", changed)
                .put("outer", outer)
                .done();
    }
}
