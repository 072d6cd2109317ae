package org.hpsearch.launch;

import java.time.Instant;
import org.hpsearch.capture.Parameters;
import org.hpsearch.capture.Substitution;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunInfo;

/// All that stands before the program starts.
record Prepared(
        RunFolder run, RunLock lock, Parameters parameters, Substitution changed, RunInfo info, Instant started) {}
