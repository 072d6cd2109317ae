package org.hpsearch.show.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart.Heading;
import org.hpsearch.chart.GroupChart;
import org.hpsearch.chart.HeatChart;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.ParallelChart;
import org.hpsearch.chart.ScatterChart;
import org.hpsearch.chart.points.Points;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.match.Target;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.query.values.RowValues.Shared;
import org.hpsearch.value.DataException;

/// Pictures of runs by their values, each run one thing.
public final class RunCharts {
    private static final int MOST_AXES = 9;
    static final int DIGITS = 4;

    private final DifferingParams params;
    private final RowValues values;
    private final List<Row> rows;
    private final Map<String, Label> labels;
    private final String about;

    /// @param params of the runs, the best first
    /// @param labels by the runs' ids
    /// @param about  which runs these are, in words
    RunCharts(DifferingParams params, Map<String, Label> labels, String about) {
        this.params = params;
        this.values = params.values();
        this.rows = values.rows();
        this.labels = labels;
        this.about = about;
    }

    /// The differing parameters of runs, and what they are judged by last.
    ///
    /// @param values of the runs, the best first
    /// @param about  which runs these are, in words
    public static ParallelChart parallel(RowValues values, Objective objective, String about) {
        DifferingParams params = new DifferingParams(values);
        return new RunCharts(params, RunLabels.of(params, ""), about).parallel(objective);
    }

    private String label(Row row) {
        return labels.getOrDefault(row.id(), Label.of(row.shortId())).text();
    }

    public ScatterChart scatter(String x, String y, boolean logX, boolean logY) {
        values.check(x);
        values.check(y);
        Direction direction = values.names().target(y) instanceof Target.Metric metric
                ? values.settings().direction(metric.name())
                : Direction.NONE;
        List<ScatterChart.Point> points = new ArrayList<>();
        int best = -1;
        for (Row row : rows) {
            double px = values.number(row, x);
            double py = values.number(row, y);
            if (Double.isFinite(px) && Double.isFinite(py)) {
                boolean better = direction != Direction.NONE
                        && direction.isBetter(
                                py, best < 0 ? Double.NaN : points.get(best).y());
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

    /// The best so far after each run, the oldest first, and faintly what each came to.
    LineChart history(Objective objective, boolean logY) {
        String metric = objective.metric();
        if (objective.direction() == Direction.NONE) {
            throw new DataException("which way does '" + metric + "' get better? Write directions: {" + metric
                    + ": min} or max into hps.yaml");
        }
        List<Row> oldest = rows.stream()
                .filter(row -> Double.isFinite(values.number(row, metric)))
                .sorted(Comparator.comparing(row ->
                        Optional.ofNullable(row.record().info().started()).orElse(Instant.EPOCH)))
                .toList();
        if (oldest.isEmpty()) {
            throw new DataException("no selected run has a number for '" + metric + "'");
        }
        double[] number = new double[oldest.size()];
        double[] own = new double[oldest.size()];
        double[] best = new double[oldest.size()];
        int at = 0;
        for (int i = 0; i < own.length; i++) {
            number[i] = i + 1;
            own[i] = values.number(oldest.get(i), metric);
            at = i == 0 || objective.better(own[i], best[i - 1]) ? i : at;
            best[i] = own[at];
        }
        LineChart.Series series = new LineChart.Series(
                "best so far",
                Label.of("best so far, of " + label(oldest.get(at))),
                new Points(number, best),
                new Points(number, own),
                null,
                new double[0],
                LineChart.End.DONE,
                number[at],
                best[at]);
        LineChart.Panel panel = new LineChart.Panel(metric, List.of(series), logY, Double.NaN, Double.NaN, true);
        return new LineChart(
                new Heading("best " + metric + " so far", about(oldest.size())),
                List.of(panel),
                "runs",
                false,
                new AxisUnit.Step());
    }

    private String about(int shown) {
        return about(about, shown, rows.size());
    }

    /// Which runs these are and, where some have no value, how many are drawn.
    static String about(String about, int shown, int all) {
        return shown == all ? about : about + "; " + shown + " drawn";
    }

    /// The differing parameters, and the objective last.
    ///
    /// @param objective what the runs are judged by
    public ParallelChart parallel(Objective objective) {
        values.check(objective.metric());
        List<Row> judged = rows.stream()
                .filter(row -> Double.isFinite(values.number(row, objective.metric())))
                .sorted(Comparator.comparing(
                        row -> values.number(row, objective.metric()),
                        objective.direction().worstFirst()))
                .toList();
        if (judged.isEmpty()) {
            throw new DataException("no selected run has a number for '" + objective.metric() + "'");
        }
        List<String> differing = params.among(judged).names();
        if (differing.isEmpty()) {
            throw new DataException("the selected runs do not differ in any parameter");
        }
        boolean cut = differing.size() >= MOST_AXES;
        List<String> names = new ArrayList<>(differing.subList(0, Math.min(differing.size(), MOST_AXES - 1)));
        names.add(objective.metric());
        List<Map<Row, String>> texts =
                names.stream().map(name -> texts(values.of(judged), name)).toList();
        List<ParallelChart.Thing> things = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            Row row = judged.get(i);
            List<String> own =
                    texts.stream().map(of -> of.getOrDefault(row, "")).toList();
            double score = judged.size() == 1 ? 1 : (double) i / (judged.size() - 1);
            things.add(new ParallelChart.Thing(
                    row.id(),
                    label(row) + ": " + objective.metric() + " " + Texts.number(values.number(row, objective.metric())),
                    own,
                    score));
        }
        String most = cut ? ", the first " + (MOST_AXES - 1) + " differing parameters" : "";
        return new ParallelChart(
                new Heading(objective.metric() + " by parameters", about(things.size()) + most), names, things);
    }

    /// The values of a name, one spelling for each.
    private static Map<Row, String> texts(RowValues values, String name) {
        Map<Row, String> texts = new IdentityHashMap<>();
        values.distinct(name).forEach(shared -> shared.rows().forEach(row -> texts.put(row, shared.text())));
        return texts;
    }

    /// The mean of the objective for each pair of values.
    public HeatChart heat(String x, String y, Objective objective) {
        values.check(x);
        values.check(y);
        values.check(objective.metric());
        List<Shared> columns = values.distinct(x);
        List<Shared> lines = values.distinct(y);
        List<HeatChart.Tile> tiles = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            for (int line = 0; line < lines.size(); line++) {
                Set<Row> both = identity(columns.get(column).rows());
                both.retainAll(identity(lines.get(line).rows()));
                double[] scores = scores(values, both, objective);
                if (scores.length > 0) {
                    double mean = mean(scores);
                    String text = x + "=" + columns.get(column).text() + " " + y + "="
                            + lines.get(line).text() + ": " + Texts.number(mean, DIGITS) + runs(scores.length);
                    tiles.add(new HeatChart.Tile(column, line, mean, scores.length, text));
                }
            }
        }
        if (tiles.isEmpty()) {
            throw new DataException("no selected run has '" + x + "', '" + y + "' and '" + objective.metric() + "'");
        }
        IntSummaryStatistics runs =
                tiles.stream().mapToInt(HeatChart.Tile::count).summaryStatistics();
        return new HeatChart(
                new Heading(
                        objective.metric() + " by " + x + " and " + y,
                        about((int) runs.getSum()) + means(runs.getMin(), runs.getMax())),
                x,
                y,
                columns.stream().map(Shared::text).toList(),
                lines.stream().map(Shared::text).toList(),
                tiles,
                best(tiles, objective),
                objective.direction() != Direction.MIN);
    }

    private static String means(int least, int most) {
        return most == 1 ? "" : "; means of " + (least == most ? "" : least + " to ") + most + " runs";
    }

    static Set<Row> identity(Collection<Row> rows) {
        Set<Row> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(rows);
        return set;
    }

    /// The finite values of the objective of some of the runs, those of the best first.
    static double[] scores(RowValues values, Set<Row> of, Objective objective) {
        return values.rows().stream()
                .filter(of::contains)
                .mapToDouble(row -> values.number(row, objective.metric()))
                .filter(Double::isFinite)
                .toArray();
    }

    private static int best(List<HeatChart.Tile> tiles, Objective objective) {
        int best = -1;
        for (int i = 0; i < tiles.size() && objective.direction() != Direction.NONE; i++) {
            boolean better = best < 0
                    || objective.better(tiles.get(i).value(), tiles.get(best).value());
            best = better ? i : best;
        }
        return best;
    }

    private static String runs(int count) {
        return count == 1 ? "" : String.format(Locale.ROOT, " (mean of %,d runs)", count);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /// The runs' objective in each group.
    public GroupChart bar(List<String> keys, Objective objective) {
        return new RunBars(values, about).of(keys, objective);
    }
}
