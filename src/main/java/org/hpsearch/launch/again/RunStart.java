package org.hpsearch.launch.again;

import org.hpsearch.launch.PreparedCommand;
import org.hpsearch.launch.RunPlan;
import org.jspecify.annotations.Nullable;

/// A run that can be started.
///
/// @param about   what the first line says of it; empty for nothing
/// @param putBack the checkpoint that has to be put where the program looks for it; null for none
/// @param surely  whether the program is known to look there, or the user wants it there: then another file in its
///                place is renamed
public record RunStart(
        PreparedCommand command, String about, @Nullable PutBack putBack, boolean surely) {
    /// One that may rename what is in the checkpoint's place.
    public RunStart(PreparedCommand command, String about, @Nullable PutBack putBack) {
        this(command, about, putBack, true);
    }

    /// The same, allowed to rename what is in the checkpoint's place.
    public RunStart allowed() {
        return new RunStart(command, about, putBack, true);
    }

    /// The start of a command as it is.
    public static RunStart of(PreparedCommand command) {
        return new RunStart(command, "", null);
    }

    /// What is to be run.
    public RunPlan plan() {
        return command.plan();
    }
}
