package org.hpsearch.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hpsearch.value.Fields;
import org.hpsearch.value.RegularName;
import org.hpsearch.value.Value;

/// What hps saw of a run while it ran (`observed.json`): what contradicts its record, and what its steps count.
///
/// @param conflicts parameter → what the program itself used or stated, where the run was given another value
/// @param restarted why a resumed run did not continue its parent; empty where it did, or nothing was seen
/// @param units     metric → what its steps count, as far as it is known: `epoch`, `batch`, [StepUnit#ROW] where hps
///                  counts, several as `batch or epoch`
public record Observed(Map<String, Found> conflicts, String restarted, Map<String, String> units) {
    /// Nothing.
    public static final Observed NOTHING = new Observed(Map.of(), "", Map.of());

    public Observed {
        conflicts = Collections.unmodifiableMap(new TreeMap<>(conflicts));
        units = Collections.unmodifiableMap(new TreeMap<>(units));
    }

    /// The same with these conflicts, and steps that count this.
    public Observed with(Map<String, Found> others, Map<String, String> counted) {
        return new Observed(others, restarted, counted);
    }

    /// The same of a run that began again for this reason.
    public Observed with(String reason) {
        return new Observed(conflicts, reason, units);
    }

    /// What the steps of a metric count; empty where nothing is known.
    ///
    /// @param metric as the run spells it
    public String unit(String metric) {
        return units.getOrDefault(metric, "");
    }

    /// What the steps of a metric count, in any spelling of its name; empty where nothing is known.
    public String unitOfAny(String metric) {
        return Objects.requireNonNullElse(RegularName.find(metric, units), "");
    }

    /// What all steps count, where they count the same; else empty.
    public String unit() {
        Set<String> all = new TreeSet<>(units.values());
        return all.size() == 1 ? all.iterator().next() : "";
    }

    static Observed parse(Value.Obj json) {
        Map<String, String> units = new TreeMap<>();
        Fields.object(json, "steps").fields().forEach((unit, metrics) -> {
            if (metrics instanceof Value.Items items) {
                items.values().forEach(metric -> units.put(metric.print(), unit));
            }
        });
        return new Observed(Found.parse(Fields.object(json, "conflicts")), Fields.text(json, "restarted", ""), units);
    }

    Value.Obj json() {
        Fields.Writer writer = new Fields.Writer();
        if (!conflicts.isEmpty()) {
            writer.put("conflicts", Found.json(conflicts));
        }
        if (!units.isEmpty()) {
            writer.put("steps", steps());
        }
        return writer.put("restarted", restarted.isEmpty() ? null : restarted).done();
    }

    private Value.Obj steps() {
        TreeMap<String, List<Value>> metrics = new TreeMap<>();
        units.forEach((metric, unit) ->
                metrics.computeIfAbsent(unit, name -> new ArrayList<>()).add(Value.of(metric)));
        TreeMap<String, Value> steps = new TreeMap<>();
        metrics.forEach((unit, names) -> steps.put(unit, new Value.Items(names)));
        return Value.Obj.of(steps);
    }
}
