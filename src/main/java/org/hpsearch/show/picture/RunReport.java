package org.hpsearch.show.picture;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.ParallelChart;
import org.hpsearch.chart.points.Window;
import org.hpsearch.console.Texts;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.RunField;
import org.hpsearch.run.RunFolder;
import org.hpsearch.show.table.BaselineChange;
import org.hpsearch.show.table.FailureReason;
import org.hpsearch.show.table.ImportanceTable;
import org.hpsearch.show.table.RunTable;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Workspace;

/// A page about runs: a table of what differs, also from a baseline, why runs failed, mean curves of groups, curves,
/// parallel coordinates, what mattered, notes.
public final class RunReport {
    private static final int MOST_METRICS = 3;
    private static final int MOST_ROWS = 200;
    private static final int MOST_PARAMETERS = 8;
    private static final int MOST_TILES = 12;
    private static final int LONGEST_NOTE = 60;
    private static final int MOST_GROUPS = 20;
    private static final int FEWEST_JUDGED = 3;

    /// How finely curves are drawn that are zoomed without a server.
    private static final int SLICES = 800;

    private final Workspace workspace;
    private final ReportOptions options;
    private final ZoneId zone;
    private final Instant now;
    private final Path file;

    /// @param file where the page is written, for its links
    public RunReport(Workspace workspace, ReportOptions options, ZoneId zone, Instant now, Path file) {
        this.workspace = workspace;
        this.options = options;
        this.zone = zone;
        this.now = now;
        this.file = file;
    }

    /// A page.
    ///
    /// @param runs how many are in its table, in words
    public record Page(String html, String runs) {}

    /// The page about the runs that a text names or finds.
    ///
    /// @throws DataException where there are none
    public Page page(String query) throws IOException {
        List<String> order = options.plot().order(workspace.settings());
        Result result = RunPicture.select(workspace, query, order, MOST_ROWS);
        RowValues values = new RowValues(result.rows(), workspace.names());
        options.metrics.forEach(values::check);
        options.curves.check(values);
        String heading = !options.title.isEmpty() ? options.title : query.isEmpty() ? "all runs" : query;
        HtmlPage page = new HtmlPage(heading, now, zone);
        page.paragraph(RunPicture.about(result.about(), query));
        if (result.total() > result.rows().size()) {
            page.paragraph(
                    "The other " + Texts.count(result.total() - result.rows().size(), "run is", "runs are")
                            + " on no part of this page, be it of means, failures or what mattered; a query that finds "
                            + MOST_ROWS + " runs at most has all of them.");
        }
        begin(page);
        List<String> metrics =
                options.metrics.isEmpty() ? UsualMetrics.of(values, result.objective(), MOST_METRICS) : options.metrics;
        DifferingParams params = new DifferingParams(values);
        table(page, params, result.objective(), metrics);
        failures(page, result);
        groups(page, params, result, metrics);
        curves(page, params, result, metrics);
        values(page, params, result);
        page.notes(result.rows());
        String of = result.total() == result.rows().size() ? "" : result.rows().size() + " of ";
        return new Page(page.html(), of + Texts.count(result.total(), "run", "runs"));
    }

    private void begin(HtmlPage page) {
        if (options.curves.logX) {
            page.begin("logx", "1");
        }
        if (options.curves.logY) {
            page.begin("logy", "1");
        }
        Window part = options.curves.window(SLICES);
        if (!Double.isNaN(part.from())) {
            page.begin("from", Numbers.print(part.from()));
        }
        if (!Double.isNaN(part.to())) {
            page.begin("to", Numbers.print(part.to()));
        }
    }

    private void table(HtmlPage page, DifferingParams params, Optional<Objective> objective, List<String> metrics) {
        RowValues values = params.values();
        RunTable runs = new RunTable(values, objective, now);
        page.common(runs.common());
        Set<String> columns = new LinkedHashSet<>(runs.columns(RunField.ID, RunField.STATE));
        if (values.differs("run.name")) {
            columns.addAll(runs.columns(RunField.NAME));
        }
        params.names().stream()
                .limit(MOST_PARAMETERS)
                .map(NamePrefix.PARAM::with)
                .forEach(columns::add);
        metrics.stream()
                .map(name -> NamePrefix.METRIC.with(NamePrefix.METRIC.bare(name)))
                .forEach(columns::add);
        columns.addAll(runs.columns(RunField.DURATION));
        List<String> shown = columns.stream().map(this::spelled).toList();
        Optional<Row> baseline = options.baseline.isEmpty()
                ? Optional.empty()
                : Optional.of(new Selector(workspace).one(options.baseline));
        baseline.ifPresent(base -> page.paragraph("differences in per cent to " + base.shortId()
                + (values.rows().stream().anyMatch(row -> row.id().equals(base.id())) ? "" : ", which is not listed")));
        List<HtmlPage.Run> rows = values.rows().stream()
                .map(row -> new HtmlPage.Run(
                        row.id(),
                        link(workspace.run(row.id()).path()) + "/",
                        baseline.map(base -> shown.stream()
                                        .map(name -> BaselineChange.of(values, base, row, name))
                                        .toList())
                                .orElse(List.of()),
                        remark(row)))
                .toList();
        page.table(runs.of(shown), rows);
    }

    /// Why runs failed, each reason once, with links to their logs.
    private void failures(HtmlPage page, Result result) {
        Map<String, List<HtmlPage.Link>> reasons = new LinkedHashMap<>();
        for (Row row : result.rows()) {
            RunFolder run = workspace.run(row.id());
            String reason = FailureReason.of(run, row);
            if (!reason.isEmpty()) {
                Path log = run.readable(RunFolder.OUTPUT);
                String to = Files.isRegularFile(log) ? link(log) : link(run.path()) + "/";
                reasons.computeIfAbsent(reason, text -> new ArrayList<>()).add(new HtmlPage.Link(row.shortId(), to));
            }
        }
        if (!reasons.isEmpty()) {
            int count = reasons.values().stream().mapToInt(List::size).sum();
            boolean all = result.total() == result.rows().size();
            page.heading(count + " of " + (all ? "" : "these ") + result.rows().size() + " runs ended badly");
            page.links(reasons);
        }
    }

    /// The shortest name for the same.
    private String spelled(String name) {
        return workspace.names().spelling(workspace.names().require(name));
    }

    /// A file or folder, as the page reaches it.
    private String link(Path of) {
        Path folder = of.toAbsolutePath().normalize();
        Path from = file.toAbsolutePath().normalize().getParent();
        String relative = "./" + (from == null ? folder : from.relativize(folder));
        try {
            return new URI(null, null, relative, null).getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Why a run failed, and the beginning of its note.
    private String remark(Row row) {
        String note = row.record().notes().note().strip().lines().findFirst().orElse("");
        String cut = note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) + "…" : note;
        String why = FailureReason.of(workspace.run(row.id()), row);
        return why.isEmpty() || cut.isEmpty() ? why + cut : why + "; " + cut;
    }

    private void curves(HtmlPage page, DifferingParams params, Result result, List<String> metrics) throws IOException {
        RowValues values = params.values();
        List<Row> first =
                values.rows().subList(0, Math.min(options.top, values.rows().size()));
        DrawnRuns some = DrawnRuns.of(first);
        some.tell(page::paragraph);
        String about = first.size() == result.total()
                ? result.about()
                : new Result(first, result.total(), result.objective(), result.order(), List.of()).about();
        drawn(
                page,
                params.among(some.rows()),
                metrics,
                some.about(about),
                result.total(),
                options.curves.groupedBy(List.of()));
    }

    /// The means of the groups that were asked for; else of repeats, where there are some.
    private void groups(HtmlPage page, DifferingParams params, Result result, List<String> metrics) throws IOException {
        RowValues values = params.values();
        List<String> keys = options.curves.groupBy.isEmpty() ? repeated(params) : options.curves.groupBy;
        if (keys.isEmpty()) {
            return;
        }
        CurveOptions grouped = options.curves.groupedBy(keys);
        DrawnRuns all = DrawnRuns.inGroups(values, KeyValues.expanded(grouped.groupKeys(), values));
        drawn(page, params.among(all.rows()), metrics, all.about(result.about()), result.total(), grouped);
    }

    /// What tells configurations apart of which some were run more than once; empty where none was, or there are many.
    private static List<String> repeated(DifferingParams params) {
        List<Row> rows = params.values().rows();
        int groups = new KeyValues(List.of(Configuration.KEY), params.values())
                .distinct(rows)
                .size();
        return groups < rows.size() && groups > 1 && groups <= MOST_GROUPS ? List.of(Configuration.KEY) : List.of();
    }

    private void drawn(
            HtmlPage page, DifferingParams drawn, List<String> metrics, String about, int total, CurveOptions curves)
            throws IOException {
        List<String> present = metrics.stream()
                .map(NamePrefix.METRIC::bare)
                .filter(drawn.values().metrics()::contains)
                .toList();
        if (present.isEmpty()) {
            return;
        }
        CurvePlot plot = new CurvePlot(workspace, curves, drawn.values(), RunLabels.of(drawn, ""), zone);
        Chart.Heading heading = new Chart.Heading(RunPicture.title(present), about);
        try {
            LineChart printed = plot.chart(present, heading, total, page::paragraph);
            CurvePlot fine = plot.over(curves.window(SLICES), new CurveMemory(0));
            LineChart live = fine.chart(present, heading, total, notice -> {});
            page.curves(printed, ChartJson.of(live, fine.meanings(), List.of()));
        } catch (DataException nothingToDraw) {
            page.paragraph(String.valueOf(nothingToDraw.getMessage()));
        }
    }

    /// Parallel coordinates, and a heat map of two parameters that have few values each.
    private void values(HtmlPage page, DifferingParams all, Result result) {
        Optional<Objective> objective =
                result.objective().filter(judge -> all.values().metrics().contains(judge.metric()));
        if (objective.isEmpty() || all.values().rows().size() < 2) {
            return;
        }
        RowValues values = all.values();
        RunCharts charts = new RunCharts(all, RunLabels.of(all, ""), result.about());
        try {
            ParallelChart parallel = charts.parallel(objective.get());
            ImportanceTable importance = ImportanceTable.of(values, objective.get());
            page.spread(parallel, new SpreadJson(parallel, importance, workspace.names()));
            if (importance.runs() >= FEWEST_JUDGED && !importance.shares().isEmpty()) {
                page.shares(importance.about(), importance.shares());
            }
            List<String> few = all.settings().stream()
                    .filter(name -> isFew(values, name))
                    .limit(2)
                    .toList();
            if (few.size() == 2) {
                page.picture(charts.heat(
                        spelled(NamePrefix.PARAM.with(few.getFirst())),
                        spelled(NamePrefix.PARAM.with(few.getLast())),
                        objective.get()));
            }
        } catch (DataException nothingDiffers) {
            page.paragraph(String.valueOf(nothingDiffers.getMessage()));
        }
    }

    private static boolean isFew(RowValues values, String name) {
        int count = values.distinct(NamePrefix.PARAM.with(name)).size();
        return count > 1 && count <= MOST_TILES;
    }
}
