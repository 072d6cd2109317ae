package org.hpsearch.screen;

import java.util.List;
import org.hpsearch.console.Context;

/// Runs a line of hps.
public interface Verbs {
    /// Runs it.
    ///
    /// @param words without `hps`
    /// @return the exit status
    int run(Context context, List<String> words);
}
