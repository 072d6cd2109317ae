package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.GroupChart;
import org.hpsearch.chart.HeatChart;
import org.hpsearch.chart.ParallelChart;
import org.hpsearch.chart.ScatterChart;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.DataException;

/// Pictures of runs by their values, each run one thing.
///
/// @param rows      best first
/// @param labels    id → label
/// @param objective what they are judged by
/// @param about     which runs they are, in words
public record RunCharts(
        List<Row> rows, Map<String, String> labels, RowValues values, Objective objective, String about) {
    private static final int MOST_AXES = 9;
    private static final int DIGITS = 4;
    private static final double NOTHING = 1e-12;

    private String label(Row row) {
        return labels.getOrDefault(row.record().id(), row.record().id());
    }

    private String score(Row row) {
        return objective.metric() + " " + Texts.number(values.number(row, objective.metric()));
    }

    public ScatterChart scatter(String x, String y, boolean logX, boolean logY) {
        values.check(x);
        values.check(y);
        List<ScatterChart.Point> points = new ArrayList<>();
        int best = -1;
        for (Row row : rows) {
            double px = values.number(row, x);
            double py = values.number(row, y);
            if (Double.isFinite(px) && Double.isFinite(py)) {
                Direction direction = values.settings().direction(y);
                boolean better = direction != Direction.NONE
                        && (best < 0
                                || (direction == Direction.MAX
                                        ? py > points.get(best).y()
                                        : py < points.get(best).y()));
                best = better ? points.size() : best;
                points.add(new ScatterChart.Point(
                        label(row) + ": " + x + " " + Texts.number(px) + ", " + y + " " + Texts.number(py), px, py));
            }
        }
        if (points.isEmpty()) {
            throw new DataException("no selected run has numbers for both '" + x + "' and '" + y + "'");
        }
        return new ScatterChart(new Heading(y + " over " + x, about(points.size())), x, y, points, best, logX, logY);
    }

    private String about(int shown) {
        return shown == rows.size() ? about : shown + " of " + about;
    }

    /// The differing parameters, and the objective last.
    public ParallelChart parallel() {
        values.check(objective.metric());
        List<Row> judged = rows.stream()
                .filter(row -> Double.isFinite(values.number(row, objective.metric())))
                .sorted(Comparator.comparingDouble(this::worth))
                .toList();
        if (judged.isEmpty()) {
            throw new DataException("no selected run has a number for '" + objective.metric() + "'");
        }
        List<String> differing = RunLabels.differing(judged, values.settings());
        if (differing.isEmpty()) {
            throw new DataException("the selected runs do not differ in any parameter");
        }
        boolean cut = differing.size() >= MOST_AXES;
        List<String> names = new ArrayList<>(differing.subList(0, Math.min(differing.size(), MOST_AXES - 1)));
        names.add(objective.metric());
        double least = worth(judged.getFirst());
        double greatest = worth(judged.getLast());
        List<ParallelChart.Thing> things = new ArrayList<>();
        for (Row row : judged) {
            List<String> texts =
                    names.stream().map(name -> values.text(row, name)).toList();
            double score = greatest == least ? 1 : (worth(row) - least) / (greatest - least);
            things.add(new ParallelChart.Thing(label(row) + ": " + score(row), texts, score));
        }
        String most = cut ? ", the first " + (MOST_AXES - 1) + " differing parameters" : "";
        return new ParallelChart(
                new Heading(objective.metric() + " by parameters", about(things.size()) + most), names, things);
    }

    /// The greater, the better.
    private double worth(Row row) {
        double value = values.number(row, objective.metric());
        return objective.direction() == Direction.MIN ? -value : value;
    }

    /// The mean of the objective for each pair of values.
    public HeatChart heat(String x, String y) {
        values.check(x);
        values.check(y);
        values.check(objective.metric());
        List<String> columns = values(x);
        List<String> lines = values(y);
        Map<List<Integer>, List<Double>> all = new LinkedHashMap<>();
        for (Row row : rows) {
            double value = values.number(row, objective.metric());
            int column = columns.indexOf(values.text(row, x));
            int line = lines.indexOf(values.text(row, y));
            if (Double.isFinite(value) && column >= 0 && line >= 0) {
                all.computeIfAbsent(List.of(column, line), pair -> new ArrayList<>())
                        .add(value);
            }
        }
        if (all.isEmpty()) {
            throw new DataException("no selected run has '" + x + "', '" + y + "' and '" + objective.metric() + "'");
        }
        List<HeatChart.Tile> tiles = new ArrayList<>();
        all.forEach((pair, values) -> {
            double mean = mean(values);
            String text = x + "=" + columns.get(pair.getFirst()) + " " + y + "=" + lines.get(pair.getLast()) + ": "
                    + Texts.number(mean, DIGITS) + runs(values.size());
            tiles.add(new HeatChart.Tile(pair.getFirst(), pair.getLast(), mean, values.size(), text));
        });
        boolean several = tiles.stream().anyMatch(tile -> tile.count() > 1);
        return new HeatChart(
                new Heading(
                        objective.metric() + " by " + x + " and " + y,
                        about + (several ? "; means (of so many runs)" : "")),
                x,
                y,
                columns,
                lines,
                tiles,
                best(tiles),
                objective.direction() != Direction.MIN);
    }

    private int best(List<HeatChart.Tile> tiles) {
        int best = -1;
        for (int i = 0; i < tiles.size() && objective.direction() != Direction.NONE; i++) {
            boolean better = best < 0
                    || (objective.direction() == Direction.MAX
                            ? tiles.get(i).value() > tiles.get(best).value()
                            : tiles.get(i).value() < tiles.get(best).value());
            best = better ? i : best;
        }
        return best;
    }

    private static String runs(int count) {
        return count == 1 ? "" : String.format(Locale.ROOT, " (mean of %,d runs)", count);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    }

    /// The values of a name: numbers in their order, texts behind them.
    private List<String> values(String name) {
        return rows.stream()
                .map(row -> values.text(row, name))
                .filter(text -> !text.isEmpty())
                .distinct()
                .sorted(Comparator.comparingDouble(RunCharts::order).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static double order(String text) {
        Double number = org.hpsearch.value.Numbers.parse(text);
        return number == null ? Double.POSITIVE_INFINITY : number;
    }

    /// The runs' objective in each group, its mean and standard deviation (n-1).
    public GroupChart bar(List<String> keys) {
        keys.forEach(values::check);
        values.check(objective.metric());
        Map<String, List<Double>> groups = new LinkedHashMap<>();
        for (Row row : rows) {
            double value = values.number(row, objective.metric());
            String name = keys.stream()
                    .map(key -> keys.size() == 1 ? values.text(row, key) : key + "=" + values.text(row, key))
                    .collect(Collectors.joining(" "));
            if (Double.isFinite(value)) {
                groups.computeIfAbsent(name.isEmpty() ? "(none)" : name, n -> new ArrayList<>())
                        .add(value);
            }
        }
        if (groups.isEmpty()) {
            throw new DataException("no selected run has a number for '" + objective.metric() + "'");
        }
        List<GroupChart.Group> drawn = new ArrayList<>();
        groups.forEach((name, values) -> drawn.add(group(name, values)));
        drawn.sort(ordering(drawn));
        return new GroupChart(
                new Heading(objective.metric() + " by " + String.join(", ", keys), about), objective.metric(), drawn);
    }

    private GroupChart.Group group(String name, List<Double> values) {
        double mean = mean(values);
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        double deviation = values.size() < 2 ? Double.NaN : Math.sqrt(squares / (values.size() - 1));
        boolean none = deviation <= Math.abs(mean) * NOTHING;
        String note = Texts.number(mean, DIGITS)
                + (Double.isNaN(deviation) ? "" : " ± " + (none ? "0" : Texts.number(deviation, 2)))
                + " (" + values.size() + ")";
        double[] all = values.stream().mapToDouble(value -> value).toArray();
        return new GroupChart.Group(
                name, all, mean, within(mean - deviation), within(mean + deviation), note);
    }

    /// A bound that the objective can have: where no run is below 0, or above 1, none could be.
    private double within(double bound) {
        boolean positive = rows.stream().noneMatch(row -> values.number(row, objective.metric()) < 0);
        boolean share = positive && rows.stream().noneMatch(row -> values.number(row, objective.metric()) > 1);
        double low = positive ? Math.max(0, bound) : bound;
        return share ? Math.min(1, low) : low;
    }

    /// Numbers in their order, texts by their mean, the best first.
    private Comparator<GroupChart.Group> ordering(List<GroupChart.Group> groups) {
        if (groups.stream().allMatch(group -> Double.isFinite(order(group.name())))) {
            return Comparator.comparingDouble(group -> order(group.name()));
        }
        Comparator<GroupChart.Group> worst = Comparator.comparingDouble(GroupChart.Group::mean);
        return (objective.direction() == Direction.MIN ? worst : worst.reversed())
                .thenComparing(GroupChart.Group::name);
    }
}
