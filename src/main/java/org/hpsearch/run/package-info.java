/// The run folder: FORMAT.md in code. Reads and writes it, and knows nothing else.
///
/// | file | type here |
/// |---|---|
/// | `params.json`, `found.json` | [RunRecord], [Found] |
/// | `run.json`, `observed.json` | [RunInfo], [Observed] |
/// | `process.json` | [ProcessInfo] |
/// | `exit`, `status.json` | [EndStatus] |
/// | `metrics.csv` | [Scalar], [MetricsWriter], [ScalarRows], [MetricsReader], [MetricSummary] |
/// | `checkpoints.csv` | [Checkpoint] |
/// | `notes.json` | [Notes] |
///
/// A reader takes whatever a crash or a half-done copy leaves; what it cannot use becomes a [Damage] of that file.
@NullMarked
package org.hpsearch.run;

import org.jspecify.annotations.NullMarked;
