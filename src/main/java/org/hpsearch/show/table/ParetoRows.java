package org.hpsearch.show.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.query.Result;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.tune.ParetoFront;
import org.hpsearch.value.UsageException;

/// The runs that no other one beats in every objective.
public final class ParetoRows {
    private ParetoRows() {}

    /// The front of a result, the best by the first objective first; runs without one of the values are left out.
    ///
    /// @param texts `val_acc`, `min duration`
    /// @param most  rows
    public static Result of(Result all, RowValues values, List<String> texts, int most) {
        Settings settings = values.settings();
        List<Objective> objectives = texts.stream().map(settings::objective).toList();
        if (objectives.size() < 2) {
            throw new UsageException("--pareto takes two or more objectives, such as val_acc,duration");
        }
        objectives.forEach(objective -> values.check(objective.metric()));
        List<Row> rows = new ArrayList<>();
        List<double[]> losses = new ArrayList<>();
        for (Row row : all.rows()) {
            double[] costs = objectives.stream()
                    .mapToDouble(objective -> objective.direction().loss(values.number(row, objective.metric())))
                    .toArray();
            if (Arrays.stream(costs).noneMatch(Double::isNaN)) {
                rows.add(row);
                losses.add(costs);
            }
        }
        List<Row> front = new ParetoFront(losses)
                .first().stream()
                        .sorted(Comparator.comparingDouble((Integer at) -> losses.get(at)[0]))
                        .map(rows::get)
                        .toList();
        String words = objectives.stream().map(Objective::metric).collect(Collectors.joining(" and in "));
        return new Result(
                front.subList(0, Math.min(most, front.size())),
                front.size(),
                all.objective(),
                new Result.Order("no other one of " + rows.size() + " is better in " + words, ""),
                all.notices());
    }
}
