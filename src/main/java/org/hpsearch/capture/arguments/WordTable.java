package org.hpsearch.capture.arguments;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Cells of a table that hold words.
final class WordTable {
    private WordTable() {}

    /// The words of a cell, in order.
    static Set<String> words(String cell) {
        String bare = cell.strip();
        return bare.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(bare.split(" +")));
    }
}
