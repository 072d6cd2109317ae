package org.hpsearch.index;

import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;

/// Reads a run folder for the index.
public interface RunSource {
    RunRecord read(RunFolder run);
}
