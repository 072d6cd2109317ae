package org.hpsearch.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.points.Window;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.show.picture.ChartJson;
import org.hpsearch.show.picture.CurveOptions;
import org.hpsearch.show.picture.CurvePanels;
import org.hpsearch.show.picture.UsualMetrics;
import org.hpsearch.value.DataException;
import org.hpsearch.view.View;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// The curves of the marked runs, else of the running ones and the first ones of the table: what `hps plot` draws of
/// them, as numbers.
final class CurveReply {
    private static final int PANELS = 6;
    private static final int MOST_PANELS = 60;
    private static final int MOST_RUNNING = 20;
    private static final int MOST_GROUPED = 1_000;

    private final View view;
    private final int slices;
    private final List<String> lone;

    /// @param lone   id of the one run that is drawn with all its metrics; empty for those of the view
    /// @param slices how many pixels a panel has
    CurveReply(View view, String lone, int slices) {
        this.view = view;
        this.lone = lone.isEmpty() ? List.of() : List.of(lone);
        this.slices = slices;
    }

    private record Drawn(List<Row> rows, Optional<Objective> objective) {}

    String document(Questions questions) throws IOException {
        CurvePanels panels = questions.ask(workspace -> panels(workspace, questions));
        LineChart chart = panels.chart();
        return ChartJson.of(chart, panels.meanings(), panels.notices());
    }

    private CurvePanels panels(Workspace workspace, Questions questions) {
        Drawn drawn = drawn(workspace);
        RowValues values = new RowValues(drawn.rows, workspace.names());
        if (drawn.rows.isEmpty()) {
            throw new DataException("no run is drawn");
        }
        View.Axes axes = view.curves().axes();
        List<String> known = values.metrics();
        List<String> metrics = view.curves().metrics().stream()
                .flatMap(name -> values.metric(name).stream())
                .toList();
        if (!lone.isEmpty()) {
            metrics = Stream.concat(
                            known.stream().filter(name -> !SystemMetric.isSystem(name)),
                            known.stream().filter(SystemMetric::isSystem))
                    .toList();
        } else if (metrics.isEmpty()) {
            metrics = UsualMetrics.of(values, drawn.objective, PANELS);
        }
        if (metrics.isEmpty()) {
            throw new DataException("the drawn runs have no metrics yet");
        }
        CurveOptions options = CurveOptions.of(
                axes.x(),
                axes.smooth(),
                axes.logX(),
                axes.logY(),
                lone.isEmpty() ? view.runs().groupBy() : List.of());
        View.Channels channels = view.curves().channels();
        if (lone.isEmpty()) {
            options.telling(channels.colour(), channels.stroke(), channels.panel());
        }
        return new CurvePanels(
                workspace,
                drawn.rows,
                metrics.subList(0, Math.min(metrics.size(), MOST_PANELS)),
                options,
                new Window(axes.from(), axes.to(), slices),
                questions.curves(),
                questions.zone());
    }

    private Drawn drawn(Workspace workspace) {
        List<String> ids = lone.isEmpty() ? view.curves().marked() : lone;
        boolean grouped = !view.runs().groupBy().isEmpty();
        int first = !ids.isEmpty() ? 0 : grouped ? MOST_GROUPED : view.curves().top();
        List<String> sort = Questions.sort(workspace, view.runs());
        Selector selector = new Selector(workspace);
        Result result =
                selector.select(new Search.Request(view.runs().query(), sort, Search.Order.BEST, first, false), false);
        if (!ids.isEmpty()) {
            return new Drawn(Questions.rows(workspace, ids), result.objective());
        }
        Map<String, Row> rows = new LinkedHashMap<>();
        if (!grouped) {
            String running = "(" + selector.query(view.runs().query()) + ") AND run.state:running";
            workspace
                    .search(new Search.Request(
                            view.runs().query().isEmpty() ? "run.state:running" : running,
                            List.of(),
                            Search.Order.NEWEST,
                            MOST_RUNNING))
                    .rows()
                    .forEach(row -> rows.put(row.id(), row));
        }
        result.rows().forEach(row -> rows.put(row.id(), row));
        return new Drawn(new ArrayList<>(rows.values()), result.objective());
    }
}
