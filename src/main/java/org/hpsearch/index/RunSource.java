package org.hpsearch.index;

import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;

/// Reads a run folder for the index.
public interface RunSource {
    /// @param deadline of [System#nanoTime()]: what is not read by then makes the record [RunRecord#isLate()]
    RunRecord read(RunFolder run, long deadline);
}
