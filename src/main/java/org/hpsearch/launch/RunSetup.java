package org.hpsearch.launch;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.hpsearch.capture.code.WorkingCopy;
import org.hpsearch.capture.edit.ChangedCopies;
import org.hpsearch.launch.follow.Continuation;
import org.hpsearch.run.Found;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;
import org.hpsearch.run.RunRecord;
import org.jspecify.annotations.Nullable;

/// What is made before the program starts.
///
/// @param command  that is run
/// @param copies   changed copies of files
///
/// @param continuation watches whether a resumed program continues; null where it begins anyway
/// @param copy the program's own working copy; null where it works in the user's folder
record RunSetup(
        RunFolder run,
        RunLock lock,
        PreparedCommand command,
        ChangedCopies copies,
        RunInfo info,
        Instant started,
        @Nullable WorkingCopy copy,
        @Nullable Continuation continuation) {
    /// The run as it is known before its first output.
    ///
    /// @param found parameters that its code declares
    RunRecord record(Map<String, Found> found) {
        return command.record(info, found);
    }

    /// Where the program works.
    Path folder() {
        return copy == null ? command.plan().folder() : copy.folder();
    }
}
