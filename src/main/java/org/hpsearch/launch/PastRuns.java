package org.hpsearch.launch;

import java.util.Optional;
import org.hpsearch.run.RunRecord;

/// The runs of the project so far, as far as a new one asks for them.
public interface PastRuns {
    /// A run that finished.
    ///
    /// @param id     its id
    /// @param result what it came to, for people: `val_acc 0.98`; empty where nothing judges it
    record Earlier(String id, String result) {}

    /// The best finished run of the same configuration.
    ///
    /// @param run the new one, with what is known of it before its first output
    Optional<Earlier> same(RunRecord run);
}
