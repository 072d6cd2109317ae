package org.hpsearch.ensemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Class labels that are texts, as numbers from 0 on, in the order in which they are first seen. All files of an
/// ensemble share one.
final class Labels {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /// The number of a label.
    double code(String name) {
        return codes.computeIfAbsent(name, added -> {
            names.add(added);
            return names.size() - 1;
        });
    }

    /// The label of a number.
    String name(double code) {
        return names.get((int) code);
    }
}
