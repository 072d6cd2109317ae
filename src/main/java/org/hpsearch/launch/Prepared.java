package org.hpsearch.launch;

import java.time.Instant;
import java.util.Map;
import org.hpsearch.capture.Parameters;
import org.hpsearch.capture.Substitution;
import org.hpsearch.run.Found;
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
        return Prospect.record(info, parameters, found);
    }
}
