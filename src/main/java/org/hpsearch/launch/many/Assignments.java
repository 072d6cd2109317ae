package org.hpsearch.launch.many;

import java.util.List;
import java.util.Map;
import org.hpsearch.launch.Assignment;
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
            return Sweep.grid(words.stream().map(Assignments::axis).toList());
        } catch (DataException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static SweepAxis axis(String word) {
        Assignment assignment = Assignment.parse(word, "KEY=VALUE is expected behind the runs");
        return new SweepAxis.Listed(assignment.key(), List.of(SweepAxis.span(word, assignment.value())));
    }
}
