package org.hpsearch.launch;

import org.hpsearch.run.Lineage;
import org.hpsearch.run.Notes;

/// What a run is called, and where it comes from.
///
/// @param experiment its name; empty to take it from the command
/// @param notes      name, tags and note from the start
/// @param lineage    the runs that it continues
public record RunLabel(String experiment, Notes notes, Lineage lineage) {
    /// The same in another experiment.
    public RunLabel in(String other) {
        return new RunLabel(other, notes, lineage);
    }

    /// The same with name, tags and note.
    public RunLabel noted(Notes other) {
        return new RunLabel(experiment, other, lineage);
    }

    /// The same with another lineage.
    public RunLabel of(Lineage other) {
        return new RunLabel(experiment, notes, other);
    }
}
