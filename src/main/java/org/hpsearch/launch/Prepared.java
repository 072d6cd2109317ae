package org.hpsearch.launch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.hpsearch.capture.arguments.GivenParameters;
import org.hpsearch.capture.code.WorkingCopy;
import org.hpsearch.capture.edit.Substitution;
import org.hpsearch.run.Found;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.jspecify.annotations.Nullable;

/// All that stands before the program starts.
///
/// @param copy the program's own working copy; null where it works in the user's folder
record Prepared(
        RunFolder run,
        RunLock lock,
        GivenParameters parameters,
        Substitution changed,
        RunInfo info,
        Instant started,
        @Nullable WorkingCopy copy) {
    /// The run as it is known before its first output.
    ///
    /// @param found parameters that its code declares
    RunRecord record(Map<String, Found> found) {
        return Prospect.record(info, parameters, found);
    }

    /// Where the program works.
    ///
    /// @param planned the folder of its plan
    Path folder(Path planned) {
        return copy == null ? planned : copy.folder();
    }
}
