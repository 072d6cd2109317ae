package org.hpsearch.cluster;

/// One run of a batch.
///
/// @param row   its number in the sweep; 0 where there is no sweep
/// @param label what distinguishes it, for people
/// @param line  what a shell runs: `hps run ...`
public record Task(int row, String label, String line) {
    public Task {
        label = label.replaceAll("[\\t\\n\\r]", " ");
    }

    /// Its line in the file of tasks.
    String text() {
        return row + "\t" + label + "\t" + line + "\n";
    }
}
