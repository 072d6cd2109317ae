package org.hpsearch.launch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hpsearch.capture.Parameters;
import org.hpsearch.capture.Substitution;
import org.hpsearch.run.Found;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.Notes;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;

/// All that stands before the program starts.
record Prepared(
        RunFolder run, RunLock lock, Parameters parameters, Substitution changed, RunInfo info, Instant started) {
    /// The run as it is known before its first output.
    ///
    /// @param found parameters that its code declares
    RunRecord record(Map<String, Found> found) {
        Map<String, Found> unknown = Prospect.safe(found, parameters.params());
        return new RunRecord(
                info, parameters.params(), unknown, null, null, null, Notes.NONE, Metrics.NONE, List.of(), List.of());
    }
}
