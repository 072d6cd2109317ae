package org.hpsearch.show.picture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.SystemMetric;

/// The metrics that are drawn where nobody names any.
public final class UsualMetrics {
    private UsualMetrics() {}

    /// The objective and the metrics of known direction; where there are none, those that there are.
    ///
    /// @param most how many at most
    public static List<String> of(RowValues values, Optional<Objective> objective, int most) {
        Set<String> names = new LinkedHashSet<>();
        List<String> known = values.metrics();
        objective.map(Objective::metric).flatMap(values::metric).ifPresent(names::add);
        known.stream()
                .filter(name -> values.settings().direction(name) != Direction.NONE && !SystemMetric.isSystem(name))
                .forEach(names::add);
        if (names.isEmpty()) {
            known.stream().filter(name -> !SystemMetric.isSystem(name)).forEach(names::add);
        }
        return names.stream().limit(most).toList();
    }
}
