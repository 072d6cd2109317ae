package org.hpsearch.exchange.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an import left out, counted by kind, with an example of each. May be used by several threads.
public final class Omissions {
    private static final class Count {
        final String example;
        long number;

        Count(String example) {
            this.example = example;
        }
    }

    private final Map<String, Count> counts = new LinkedHashMap<>();

    /// Something has no place in hps, or is damaged.
    ///
    /// @param what    in the plural: `tags longer than 500 characters`
    /// @param example the first one, as the source names it
    public void add(String what, String example) {
        add(what, example, 1);
    }

    /// Several of a kind.
    public synchronized void add(String what, String example, long number) {
        if (number > 0) {
            counts.computeIfAbsent(what, kind -> new Count(example)).number += number;
        }
    }

    /// A line for each kind.
    public synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        counts.forEach((what, count) ->
                lines.add(what + " (" + count.number + ")" + (count.example.isEmpty() ? "" : ": " + count.example)));
        return lines;
    }
}
