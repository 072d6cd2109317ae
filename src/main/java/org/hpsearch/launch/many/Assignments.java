package org.hpsearch.launch.many;

import java.util.List;
import java.util.Map;
import org.hpsearch.launch.Assignment;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;

/// `KEY=VALUE` words behind a selector: what is to be another value in a new run. Several values, written as a sweep's,
/// make a run each: `seed=1..5`, `lr=0.1,0.2`.
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

    /// A parameter and its one value as a word that reads back so.
    public static String word(String key, String value) {
        String name = key.indexOf('=') < 0 ? key : "\"" + key + "\"";
        char quote = value.indexOf('"') < 0 ? '"' : '\'';
        boolean plain = value.matches("[\\w.+-]*") && !value.contains("..") || value.indexOf(quote) >= 0;
        return name + "=" + (plain ? value : quote + value + quote);
    }

    private static SweepAxis axis(String word) {
        Assignment assignment = Assignment.parse(word, "put KEY=VALUE after the runs");
        return assignment.value().isEmpty()
                ? new SweepAxis.Listed(assignment.key(), List.of(new SweepAxis.Span("", 0, 1)))
                : SweepAxis.parse(word, assignment);
    }
}
