package org.hpsearch.launch.many;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;

/// `KEY=VALUE` words behind a selector: what is to be another value in a new run. `seed=1..5` makes one run each.
public final class Assignments {
    private Assignments() {}

    /// Every combination of the values.
    ///
    /// @throws UsageException where a word is no assignment, a range is empty, or there are too many combinations
    public static List<Map<String, String>> combinations(List<String> words) {
        try {
            List<Axis> axes = new ArrayList<>();
            for (String word : words) {
                int equals = word.indexOf('=');
                if (equals <= 0) {
                    throw new UsageException("'" + word + "': KEY=VALUE is expected behind the runs");
                }
                axes.add(new Axis.Listed(
                        word.substring(0, equals), List.of(Axis.span(word, word.substring(equals + 1)))));
            }
            return Sweep.grid(axes);
        } catch (DataException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }
}
