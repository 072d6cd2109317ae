package org.hpsearch.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.chart.Chart;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.project.ResumeOptions;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.show.picture.CurveOptions;
import org.hpsearch.show.picture.CurvePlot;
import org.hpsearch.show.picture.HtmlPage;
import org.hpsearch.show.picture.PictureFile;
import org.hpsearch.show.picture.RunCharts;
import org.hpsearch.show.picture.RunLabels;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Writes a page about runs: table, parameters, curves, parallel coordinates, notes. It needs no network and"
                    + " no",
            "script, and nothing beside it.",
            "  hps report 'model:resnet' -o resnet.html"
        },
        sortOptions = false)
final class ReportCommand extends Verb {
    private static final int MOST_METRICS = 3;
    private static final int MOST_ROWS = 200;

    @Parameters(paramLabel = "SEL", arity = "0..*", description = "runs, or a query (all runs)")
    List<String> words = new ArrayList<>();

    @Option(names = "-o", paramLabel = "FILE", required = true, description = "a file that ends in .html")
    String file = "";

    @Option(
            names = "-m",
            paramLabel = "NAMES",
            split = ",",
            description = "metrics (the objective and the most common ones)")
    List<String> metrics = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "curves of the K best runs (10)")
    int top = CurveOptions.TOP;

    @Option(names = "--title", paramLabel = "TEXT", description = "what stands above (the query)")
    String title = "";

    @Override
    int run(Workspace workspace) throws Exception {
        if (!file.endsWith(".html") && !file.endsWith(".htm")) {
            throw new UsageException("-o takes a name that ends in .html, not '" + file + "'");
        }
        if (top < 1) {
            throw new UsageException("--top takes a number from 1 on");
        }
        String text = String.join(" ", words);
        Result result = new Selector(workspace).select(text, List.of(), Search.Order.BEST, MOST_ROWS, true);
        workspace.warn(result);
        if (result.rows().isEmpty()) {
            throw new DataException(
                    text.isEmpty() ? "there are no runs yet" : "no run matches '" + text + "'; hps ls lists all");
        }
        PictureFile.write(context(), file, page(workspace, result, text).getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    private String page(Workspace workspace, Result result, String query) throws IOException {
        List<Row> rows = result.rows();
        RowValues values = new RowValues(rows, workspace.names());
        String heading = !title.isEmpty() ? title : query.isEmpty() ? "all runs" : query;
        HtmlPage page = new HtmlPage(heading, context().clock().instant());
        page.paragraph(PlotCommand.about(result, query));
        RunTable table =
                new RunTable(values, result.objective(), context().clock().instant());
        page.common(table.common());
        List<String> columns = new ArrayList<>(table.automaticColumns(false));
        columns.removeIf(name -> table.isAge(name) || ResumeOptions.isKnown(name));
        if (columns.remove("state")) {
            columns.add(1, "state");
        }
        page.table(table.of(columns));
        curves(page, workspace, result, values);
        parallel(page, result, values);
        page.notes(rows);
        return page.html();
    }

    private void curves(HtmlPage page, Workspace workspace, Result result, RowValues values) throws IOException {
        metrics.forEach(values::check);
        List<String> wanted = metrics.isEmpty() ? usual(values, result.objective()) : metrics;
        List<Row> best = PlotCommand.tips(
                result.rows().subList(0, Math.min(top, result.rows().size())));
        if (wanted.isEmpty()) {
            return;
        }
        RowValues own = values.of(best);
        Map<String, String> labels = RunLabels.of(best, own, "");
        String about =
                best.size() == result.total() ? best.size() + " runs" : best.size() + " of " + result.total() + " runs";
        List<String> there = wanted.stream().filter(own.metrics()::contains).toList();
        if (!there.isEmpty()) {
            CurvePlot plot = new CurvePlot(
                    workspace, new CurveOptions(), best, labels, own, context().zone());
            try {
                page.picture(plot.chart(there, new Chart.Heading(PlotCommand.title(there), about), told -> {}));
            } catch (DataException nothingToDraw) {
                page.paragraph(String.valueOf(nothingToDraw.getMessage()));
            }
        }
    }

    /// The objective and the most common metrics of known direction.
    private static List<String> usual(RowValues values, Optional<Objective> objective) {
        Set<String> names = new LinkedHashSet<>();
        List<String> known = values.metrics();
        objective.map(Objective::metric).filter(known::contains).ifPresent(names::add);
        known.stream()
                .filter(name -> values.settings().direction(name) != Direction.NONE && !name.startsWith("sys/"))
                .forEach(names::add);
        if (names.isEmpty()) {
            known.stream().filter(name -> !name.startsWith("sys/")).forEach(names::add);
        }
        return names.stream().limit(MOST_METRICS).toList();
    }

    private static void parallel(HtmlPage page, Result result, RowValues values) {
        Optional<Objective> objective = result.objective();
        boolean judged = objective.isPresent()
                && values.metrics().contains(objective.get().metric());
        if (judged && result.rows().size() > 1) {
            Map<String, String> labels = RunLabels.of(result.rows(), values, "");
            try {
                page.picture(new RunCharts(
                                result.rows(),
                                labels,
                                values,
                                objective.get(),
                                result.rows().size() + " runs")
                        .parallel());
            } catch (DataException nothingDiffers) {
                page.paragraph(String.valueOf(nothingDiffers.getMessage()));
            }
        }
    }
}
