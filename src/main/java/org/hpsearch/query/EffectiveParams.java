package org.hpsearch.query;

import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.Value;

/// The one place that computes what a run's parameters were: as given, else as found.
public final class EffectiveParams {
    /// Where an effective value comes from.
    public enum Origin {
        GIVEN,
        FOUND
    }

    /// A parameter's value and where it comes from.
    public record Effective(Value value, Origin origin) {}

    private EffectiveParams() {}

    /// All effective parameters of a run, by name.
    public static Map<String, Effective> of(RunRecord record) {
        TreeMap<String, Effective> effective = new TreeMap<>();
        record.found().forEach((name, found) -> effective.put(name, new Effective(found.value(), Origin.FOUND)));
        record.params().forEach((name, value) -> effective.put(name, new Effective(value, Origin.GIVEN)));
        return effective;
    }
}
