package org.hpsearch.run;

import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// What hps saw of a run that contradicts its record (`observed.json`).
///
/// @param conflicts parameter → what the program itself used or stated, where the run was given another value
/// @param restarted why a resumed run did not continue its parent; empty where it did, or nothing was seen
public record Observed(Map<String, Found> conflicts, String restarted) {
    /// Nothing contradicts the record.
    public static final Observed NOTHING = new Observed(Map.of(), "");

    public Observed {
        conflicts = java.util.Collections.unmodifiableMap(new TreeMap<>(conflicts));
    }

    /// The same with these conflicts.
    public Observed with(Map<String, Found> others) {
        return new Observed(others, restarted);
    }

    /// The same of a run that began again for this reason.
    public Observed with(String reason) {
        return new Observed(conflicts, reason);
    }

    static Observed parse(Value.Obj json) {
        return new Observed(Found.parse(Fields.object(json, "conflicts")), Fields.text(json, "restarted", ""));
    }

    Value.Obj json() {
        Fields.Writer writer = new Fields.Writer();
        if (!conflicts.isEmpty()) {
            writer.put("conflicts", Found.json(conflicts));
        }
        return writer.put("restarted", restarted.isEmpty() ? null : restarted).done();
    }
}
