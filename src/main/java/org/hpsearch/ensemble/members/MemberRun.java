package org.hpsearch.ensemble.members;

import java.util.Optional;
import java.util.function.Function;
import org.hpsearch.run.RunId;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Value;

/// A run that may become a member.
///
/// @param record what its folder says
/// @param params its effective value of a parameter, by a name in any spelling
public record MemberRun(RunRecord record, Function<String, Optional<Value>> params) {
    /// Its short id.
    String name() {
        return RunId.shortForm(record.id());
    }

    String experiment() {
        return record.info().experiment();
    }
}
