package org.hpsearch.cluster;

import org.hpsearch.run.PlannedRun;
import org.hpsearch.run.RunRecord;
import org.hpsearch.value.Json;

/// One run of a batch.
///
/// @param row   its number in the sweep; 0 where there is no sweep
/// @param label what distinguishes it, for people
/// @param line  what a shell runs: `hps run ...`
/// @param run   what is known of its run
public record Task(int row, String label, String line, RunRecord run) {
    public Task {
        label = label.replaceAll("[\\t\\n\\r]", " ");
    }

    /// Its line in the file of tasks.
    String text() {
        return row + "\t" + label + "\t" + line + "\n";
    }

    /// Its line in the file of runs that are to come.
    String planned() {
        return row + "\t" + Json.line(PlannedRun.json(run)) + "\n";
    }
}
