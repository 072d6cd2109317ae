package org.hpsearch.launch;

import java.nio.file.Path;
import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;
import org.jspecify.annotations.Nullable;

/// What a run is called, and where it comes from.
///
/// @param experiment its name; empty to take it from the command
/// @param notes      name, tags and note from the start
/// @param lineage    the runs that it continues
/// @param checkpoint the file that it continues from; null where it begins
public record RunLabel(
        String experiment,
        Notes notes,
        Lineage lineage,
        @Nullable Path checkpoint) {
    public RunLabel(String experiment, Notes notes, Lineage lineage) {
        this(experiment, notes, lineage, null);
    }

    /// The same, continuing from a file.
    public RunLabel from(Path file) {
        return new RunLabel(experiment, notes, lineage, file);
    }

    /// The same in another experiment.
    public RunLabel in(String other) {
        return new RunLabel(other, notes, lineage, checkpoint);
    }

    /// The same with name, tags and note.
    public RunLabel noted(Notes other) {
        return new RunLabel(experiment, other, lineage, checkpoint);
    }

    /// The same with another lineage.
    public RunLabel of(Lineage other) {
        return new RunLabel(experiment, notes, other, checkpoint);
    }
}
