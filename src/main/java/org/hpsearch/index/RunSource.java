package org.hpsearch.index;

import org.hpsearch.run.MetricsSlice;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;

/// Reads a run folder for the index.
public interface RunSource {
    /// @param slice the part of its metrics that is read
    RunRecord read(RunFolder run, MetricsSlice slice);
}
