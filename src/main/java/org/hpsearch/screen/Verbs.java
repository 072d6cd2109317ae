package org.hpsearch.screen;

import java.util.List;
import org.hpsearch.complete.Candidate;
import org.hpsearch.console.Context;

/// Runs a line of hps.
public interface Verbs {
    /// Runs it.
    ///
    /// @param words without `hps`
    /// @return the exit status
    int run(Context context, List<String> words);

    /// What a word of a line may become.
    ///
    /// @param before the words before it, without `hps`
    /// @param word   as far as it is typed
    default List<Candidate> candidates(List<String> before, String word) {
        return List.of();
    }
}
