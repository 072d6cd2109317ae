package org.hpsearch.query;

import java.util.Map;
import org.hpsearch.run.RunRecord;
import org.hpsearch.run.RunState;

/// A run of a result.
///
/// @param record what its folder says
/// @param state  as derived when asked
/// @param params effective parameters
public record Row(RunRecord record, RunState state, Map<String, EffectiveParams.Effective> params) {}
