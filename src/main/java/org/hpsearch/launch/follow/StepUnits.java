package org.hpsearch.launch.follow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.StepUnit;

/// What the steps of a run's metrics count, as its rows tell. Used by one thread at a time.
public final class StepUnits {
    /// More metrics than these would fill a file of their own.
    private static final int MOST = 1000;

    private final Map<String, String> units = new HashMap<>();
    private Map<String, String> all = Map.of();

    /// Notes a row.
    public void note(Scalar scalar) {
        String unit = scalar.step() == null ? "" : scalar.unit();
        String before = units.getOrDefault(scalar.metric(), "");
        if (!unit.isEmpty() && !unit.equals(before) && (!before.isEmpty() || units.size() < MOST)) {
            TreeSet<String> both = new TreeSet<>(List.of(before.split(StepUnit.OR)));
            both.add(unit);
            both.remove("");
            units.put(scalar.metric(), String.join(StepUnit.OR, both));
            all = Map.of();
        }
    }

    /// Learns what the steps count that the output does not name, from the same fact in a file.
    void learn(Scalar scalar) {
        if (!units.containsKey(scalar.metric())) {
            note(scalar);
        }
    }

    /// Metric → unit; of a metric whose rows count differently all of these, as `batch or epoch`.
    public Map<String, String> all() {
        all = all.isEmpty() ? Map.copyOf(units) : all;
        return all;
    }
}
