package org.hpsearch.show.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.console.Table.Cell;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.Numbers;

/// What each run came to, where runs of several experiments stand in one table: the metric that its own experiment is
/// judged by, and its value.
final class OwnResults {
    private final RowValues values;
    private final Map<String, Optional<Objective>> objectives = new HashMap<>();

    OwnResults(RowValues values) {
        this.values = values;
    }

    /// Whether some run has a result that a column of another metric does not show.
    ///
    /// @param metric that all are judged by
    boolean isBeside(String metric) {
        return values.rows().stream().anyMatch(row -> row.metric(metric).isEmpty() && of(row).isPresent());
    }

    /// Whether runs of more than one experiment have a metric.
    boolean isShared(String metric) {
        return values.rows().stream()
                        .filter(row -> row.metric(metric).isPresent())
                        .map(row -> row.record().info().experiment())
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /// `val_acc 0.9833`; empty for a run without what its experiment is judged by.
    Cell cell(Row row) {
        return of(row).map(by -> {
                    String name = row.metricSpelling(by.metric()).orElse(by.metric());
                    double value = row.metric(by.metric()).map(by::value).orElse(Double.NaN);
                    return new Cell(
                            name + " " + Texts.number(value), name + " " + Numbers.print(value), Cell.Kind.STRONG);
                })
                .orElse(Cell.of(""));
    }

    private Optional<Objective> of(Row row) {
        return objectives
                .computeIfAbsent(row.record().info().experiment(), this::objective)
                .filter(by -> row.metric(by.metric()).isPresent());
    }

    private Optional<Objective> objective(String experiment) {
        List<Row> own = values.rows().stream()
                .filter(row -> row.record().info().experiment().equals(experiment))
                .toList();
        Map<String, Long> counts = new HashMap<>();
        own.forEach(row ->
                row.record().metrics().summaries().keySet().forEach(metric -> counts.merge(metric, 1L, Long::sum)));
        return Objective.of(counts, values.settings().judging(experiment));
    }
}
