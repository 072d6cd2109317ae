package org.hpsearch.query;

import java.util.Map;
import org.hpsearch.index.FieldNames;
import org.hpsearch.query.EffectiveParams.Effective;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;
import org.jspecify.annotations.Nullable;

/// A run of a result.
///
/// @param record what its folder says
/// @param state  as derived when asked
/// @param params effective parameters
public record Row(RunRecord record, RunState state, Map<String, Effective> params) {
    /// The effective parameter of this name, in any spelling; null where it has none.
    public @Nullable Effective param(String name) {
        Effective exact = params.get(name);
        if (exact != null) {
            return exact;
        }
        String regular = FieldNames.regular(name);
        for (var param : params.entrySet()) {
            if (FieldNames.regular(param.getKey()).equals(regular)) {
                return param.getValue();
            }
        }
        return null;
    }
}
