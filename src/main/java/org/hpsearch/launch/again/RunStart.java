package org.hpsearch.launch.again;

import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.jspecify.annotations.Nullable;

/// A run that can be started.
///
/// @param about   what the first line says of it; empty for nothing
/// @param putBack the checkpoint that has to be put where the program looks for it; null for none
public record RunStart(
        PreparedCommand command, String about, @Nullable PutBack putBack) {
    /// The start of a command as it is.
    public static RunStart of(PreparedCommand command) {
        return new RunStart(command, "", null);
    }

    /// What is to be run.
    public RunPlan plan() {
        return command.plan();
    }
}
