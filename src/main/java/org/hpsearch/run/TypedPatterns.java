package org.hpsearch.run;

import java.util.List;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Value;

/// What was typed for reading a program, which a run that repeats it or goes on needs, too.
///
/// @param metrics     regular expressions of metrics in the output (`--metric`)
/// @param checkpoints patterns of files that are checkpoints (`--checkpoint`)
public record TypedPatterns(List<String> metrics, List<String> checkpoints) {
    /// Nothing typed.
    public static final TypedPatterns NONE = new TypedPatterns(List.of(), List.of());

    public TypedPatterns {
        metrics = List.copyOf(metrics);
        checkpoints = List.copyOf(checkpoints);
    }

    static TypedPatterns parse(Value.Obj json) {
        return new TypedPatterns(Fields.texts(json, "metrics"), Fields.texts(json, "checkpoints"));
    }

    /// As `run.json` has it; empty where nothing was typed.
    Value.Obj json() {
        Fields.Writer fields = new Fields.Writer();
        if (!metrics.isEmpty()) {
            fields.put("metrics", metrics);
        }
        return checkpoints.isEmpty()
                ? fields.done()
                : fields.put("checkpoints", checkpoints).done();
    }
}
