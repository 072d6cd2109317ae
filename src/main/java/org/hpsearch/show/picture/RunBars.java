package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.GroupChart;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.query.values.RowValues.Shared;
import org.hpsearch.show.table.GroupTables;
import org.hpsearch.value.DataException;

/// The objective of runs in groups that share values: each run, the mean and the standard deviation (n-1).
final class RunBars {
    private static final double NOTHING = 1e-12;

    private final RowValues values;
    private final String about;

    /// @param about which runs these are, in words
    RunBars(RowValues values, String about) {
        this.values = values;
        this.about = about;
    }

    GroupChart of(List<String> keys, Objective objective) {
        keys.forEach(values::check);
        values.check(objective.metric());
        Range range =
                range(RunCharts.scores(values, RunCharts.identity(values.rows()), objective), objective.direction());
        List<GroupChart.Group> groups = new ArrayList<>();
        groups(keys).forEach((name, members) -> {
            double[] scores = RunCharts.scores(values, members, objective);
            if (scores.length > 0) {
                groups.add(group(name, scores, range));
            }
        });
        if (groups.isEmpty()) {
            throw new DataException("no selected run has a number for '" + objective.metric() + "'");
        }
        if (keys.size() > 1 || !areNumbers(keys.getFirst(), objective)) {
            groups.sort(Comparator.comparing(
                    GroupChart.Group::mean, objective.direction().bestFirst()));
        }
        int drawn = groups.stream().mapToInt(each -> each.values().length).sum();
        return new GroupChart(
                new Heading(
                        objective.metric() + " by " + String.join(", ", keys),
                        RunCharts.about(about, drawn, values.rows().size())),
                objective.metric(),
                groups);
    }

    /// Whether all drawn runs that have a value have a number.
    private boolean areNumbers(String key, Objective objective) {
        RowValues drawn = values.of(values.rows().stream()
                .filter(row -> Double.isFinite(values.number(row, objective.metric())))
                .toList());
        return drawn.distinct(key).stream().allMatch(shared -> Double.isFinite(shared.number()));
    }

    /// The runs that have the same values, by what these are; numbers in their order.
    private Map<String, Set<Row>> groups(List<String> keys) {
        Map<String, Set<Row>> groups = new LinkedHashMap<>();
        groups.put("", RunCharts.identity(values.rows()));
        for (String key : keys) {
            Map<String, Set<Row>> finer = new LinkedHashMap<>();
            groups.forEach((name, members) -> {
                Set<Row> left = RunCharts.identity(members);
                for (Shared shared : values.distinct(key)) {
                    Set<Row> own = RunCharts.identity(shared.rows());
                    own.retainAll(members);
                    left.removeAll(own);
                    finer.put((name + " " + named(keys, key, shared.text())).strip(), own);
                }
                finer.put((name + " " + named(keys, key, GroupTables.NO_VALUE)).strip(), left);
            });
            groups = finer;
        }
        groups.values().removeIf(Set::isEmpty);
        return groups;
    }

    private static String named(List<String> keys, String key, String text) {
        return keys.size() == 1 ? text : key + "=" + text;
    }

    private static GroupChart.Group group(String name, double[] scores, Range range) {
        double mean = RunCharts.mean(scores);
        double squares = Arrays.stream(scores).map(v -> (v - mean) * (v - mean)).sum();
        double deviation = scores.length < 2 ? Double.NaN : Math.sqrt(squares / (scores.length - 1));
        boolean none = deviation <= Math.abs(mean) * NOTHING;
        String note = Texts.number(mean, RunCharts.DIGITS)
                + (Double.isNaN(deviation) ? "" : " ± " + (none ? "0" : Texts.number(deviation, 2)))
                + " (" + scores.length + ")";
        return new GroupChart.Group(
                name, scores, mean, range.within(mean - deviation), range.within(mean + deviation), note);
    }

    /// The values that the objective can have.
    private record Range(double low, double high) {
        /// NaN stays.
        double within(double bound) {
            return Math.max(low, Math.min(high, bound));
        }
    }

    /// Where no run is below 0, none could be; where more is better and no run is above 1, neither.
    private static Range range(double[] all, Direction direction) {
        boolean positive = Arrays.stream(all).noneMatch(value -> value < 0);
        boolean share =
                positive && direction == Direction.MAX && Arrays.stream(all).noneMatch(value -> value > 1);
        return new Range(positive ? 0 : Double.NEGATIVE_INFINITY, share ? 1 : Double.POSITIVE_INFINITY);
    }
}
