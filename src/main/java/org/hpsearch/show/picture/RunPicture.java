package org.hpsearch.show.picture;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.value.DataException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// Draws the runs that a text names or finds: exactly the first ones of the same query.
public final class RunPicture {
    private static final int MOST_TITLES = 3;

    private final Workspace workspace;
    private final ZoneId zone;
    private final Consumer<String> told;

    /// @param told hears what is left out
    public RunPicture(Workspace workspace, ZoneId zone, Consumer<String> told) {
        this.workspace = workspace;
        this.zone = zone;
        this.told = told;
    }

    /// @throws DataException where there is nothing to draw
    public Chart chart(String query, PlotOptions options) throws IOException {
        Result result = select(workspace, query, options.order(workspace.settings()), options.most());
        RowValues selected = new RowValues(result.rows(), workspace.names());
        RunLabels.check(options.label, selected);
        List<String> metrics = expanded(options.metrics, selected.metrics());
        Optional<Objective> objective =
                options.scatter.isEmpty() ? Optional.of(objective(metrics, selected, result)) : Optional.empty();
        List<String> judged = objective.stream().map(Objective::metric).toList();
        DrawnRuns drawn = options.isCurves() ? curves(selected, options) : new DrawnRuns(result.rows(), 0);
        drawn.tell(told);
        DifferingParams differing = new DifferingParams(selected.of(drawn.rows()));
        Map<String, Label> labels = RunLabels.of(differing, options.label);
        String about = about(drawn.about(result.about()), query);
        if (options.isCurves()) {
            List<String> wanted = metrics.isEmpty() ? judged : metrics;
            LineChart chart = new CurvePlot(workspace, options.curves, differing.values(), labels, zone)
                    .chart(wanted, new Chart.Heading(title(wanted), about), result.total(), told);
            chart.outside().stream().map(RunPicture::words).forEach(told);
            return chart;
        }
        RunCharts charts = new RunCharts(differing, labels, about);
        return objective
                .map(by -> chart(charts, by, options))
                .orElseGet(() -> charts.scatter(
                        options.scatter.getFirst(),
                        options.scatter.getLast(),
                        options.curves.logX,
                        options.curves.logY));
    }

    private static String words(LineChart.Outside outside) {
        return outside.hidden() + " of " + outside.curves() + " curves of " + outside.panel()
                + (outside.hidden() == 1 ? " lies" : " lie") + " wholly outside the picture; --ylim " + outside.low()
                + ","
                + outside.high() + " shows all";
    }

    private static DrawnRuns curves(RowValues selected, PlotOptions options) {
        options.curves.check(selected);
        List<String> keys = options.curves.groupKeys();
        return keys.isEmpty()
                ? DrawnRuns.of(selected.rows())
                : DrawnRuns.inGroups(selected, KeyValues.expanded(keys, selected));
    }

    private static Chart chart(RunCharts charts, Objective objective, PlotOptions options) {
        CurveOptions axes = options.curves;
        if (!options.slice.isEmpty()) {
            return charts.scatter(options.slice, objective.metric(), axes.logX, axes.logY);
        }
        if (!options.heat.isEmpty()) {
            return charts.heat(options.heat.getFirst(), options.heat.getLast(), objective);
        }
        if (options.history) {
            return charts.history(objective, axes.logY);
        }
        return options.parallel ? charts.parallel(objective) : charts.bar(options.bar, objective);
    }

    /// The runs.
    ///
    /// @throws DataException where there are none
    static Result select(Workspace workspace, String query, List<String> sort, int most) {
        List<String> order = workspace.saved().sort(query, sort);
        return new Selector(workspace).any(new Search.Request(query, order, Search.Order.BEST, most));
    }

    /// The metrics with those that patterns with `*` stand for.
    private List<String> expanded(List<String> typed, List<String> known) {
        List<String> all = new ArrayList<>();
        for (String name : typed) {
            String bare = NamePrefix.METRIC.bare(name);
            String regex = Pattern.quote(bare).replace("*", "\\E.*\\Q");
            List<String> found = bare.indexOf('*') < 0
                    ? List.of()
                    : known.stream().filter(one -> one.matches(regex)).toList();
            all.addAll(found.isEmpty() ? List.of(known.contains(bare) ? bare : name) : found);
        }
        return all;
    }

    /// The metric that was named, else what the runs are judged by, else the only one there is.
    private Objective objective(List<String> metrics, RowValues values, Result result) {
        if (!metrics.isEmpty()) {
            Direction direction = workspace.settings().direction(NamePrefix.METRIC.bare(metrics.getFirst()));
            return new Objective(metrics.getFirst(), direction, false);
        }
        List<String> own = values.metrics().stream()
                .filter(name -> !SystemMetric.isSystem(name))
                .toList();
        Optional<Objective> judged = result.objective()
                .filter(objective -> values.metric(objective.metric()).isPresent());
        if (judged.isEmpty() && own.size() != 1) {
            throw new DataException("which metric? " + choices(own));
        }
        return judged.orElseGet(() -> new Objective(own.getFirst(), Direction.NONE, true));
    }

    private static String choices(List<String> own) {
        return own.isEmpty()
                ? "the selected runs have none"
                : own.stream()
                        .limit(MOST_TITLES)
                        .map(name -> "-m " + name)
                        .reduce((a, b) -> a + " or " + b)
                        .orElse("");
    }

    static String title(List<String> names) {
        return names.size() <= MOST_TITLES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_TITLES)) + " and " + (names.size() - MOST_TITLES) + " more";
    }

    /// Which runs these are, and what was asked.
    static String about(String runs, String query) {
        return runs + (query.isEmpty() ? "" : "; " + query);
    }
}
