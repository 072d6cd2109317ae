package org.hpsearch.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.Picture;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.query.Result;
import org.hpsearch.query.Search;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.run.Store;
import org.hpsearch.show.picture.CurveOptions;
import org.hpsearch.show.picture.CurvePlot;
import org.hpsearch.show.picture.PictureFile;
import org.hpsearch.show.picture.RunCharts;
import org.hpsearch.show.picture.RunLabels;
import org.hpsearch.show.table.SignedNames;
import org.hpsearch.value.DataException;
import org.hpsearch.value.UsageException;
import org.hpsearch.workspace.Selector;
import org.hpsearch.workspace.Session;
import org.hpsearch.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        description = {
            "Draws runs: their curves, or points, bars and tables by their values.",
            "  hps plot 'model:resnet' -m val_acc,loss -o curves.svg",
            "  hps plot --group-by lr -m loss --log-y",
            "  hps plot --scatter lr,val_acc -o lr.pdf --size 3.3x2.2in",
            "Without -o on a terminal the picture is drawn there, elsewhere it is SVG on standard output."
        },
        sortOptions = false)
final class PlotCommand extends Verb {
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int MOST_TITLES = 3;

    @Parameters(paramLabel = "SEL", arity = "0..*", description = "runs, or a query (all runs)")
    List<String> words = new ArrayList<>();

    @Option(names = "-m", paramLabel = "NAMES", split = ",", description = "metrics, a panel each (the objective)")
    List<String> metrics = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "the K best runs (10 for curves)")
    int top = UNLIMITED;

    @Option(
            names = "--sort",
            paramLabel = "KEYS",
            parameterConsumer = SignedNames.class,
            description = "which runs come first, as in hps query (the first metric, best first)")
    List<String> sort = new ArrayList<>();

    @Option(names = "--scatter", paramLabel = "X,Y", split = ",", description = "a point for each run")
    List<String> scatter = new ArrayList<>();

    @Option(names = "--parallel", description = "a line for each run through the parameters that differ")
    boolean parallel;

    @Option(names = "--heat", paramLabel = "X,Y", split = ",", description = "the mean objective by two parameters")
    List<String> heat = new ArrayList<>();

    @Option(
            names = "--bar",
            paramLabel = "KEYS",
            split = ",",
            description = "the mean objective by group, with its deviation")
    List<String> bar = new ArrayList<>();

    @Mixin
    CurveOptions curves = new CurveOptions();

    @Option(names = "--label", paramLabel = "TEXT", description = "labels of runs, as 'lr {lr}'")
    String label = "";

    @Option(names = "-o", paramLabel = "FILE", description = "a file that ends in .svg, .png or .pdf")
    String file = "";

    @Option(names = "--size", paramLabel = "WxH", description = "as 3.3x2.2in, 8x5cm, 800x500 (pixels, 96 an inch)")
    String size = "";

    @Option(names = "--font", paramLabel = "NAMES", description = "fonts of an SVG")
    String font = Picture.Look.PLAIN.font();

    @Option(names = "--no-title", description = "no title above")
    boolean noTitle;

    @Option(names = "--light", description = "an SVG that is never dark")
    boolean light;

    @Option(names = "--csv", description = "the drawn numbers in place of the picture")
    boolean csv;

    @Override
    int run(Workspace workspace) throws Exception {
        check();
        Picture.Look look = look();
        String text = String.join(" ", words);
        boolean lines = scatter.isEmpty() && heat.isEmpty() && bar.isEmpty() && !parallel;
        boolean usual = top == UNLIMITED && lines && curves.groupBy.isEmpty();
        int most = usual ? CurveOptions.TOP : top;
        Result result = new Selector(workspace)
                .select(new Search.Request(text, sort(workspace), Search.Order.BEST, most), true);
        workspace.warn(result);
        if (result.rows().isEmpty()) {
            throw new DataException(
                    text.isEmpty() ? "there are no runs yet" : "no run matches '" + text + "'; hps ls lists all");
        }
        List<Row> rows = tips(result.rows());
        RowValues values = new RowValues(rows, workspace.names());
        metrics = expanded(values.metrics());
        RunLabels.check(label, values);
        Map<String, String> labels = RunLabels.of(rows, values, label);
        String about = about(result, text);
        Optional<Objective> objective = objective(workspace, values, result);
        if (lines) {
            CurvePlot plot = new CurvePlot(
                    workspace, curves, rows, labels, values, context().zone());
            List<String> wanted =
                    metrics.isEmpty() ? List.of(required(objective).metric()) : metrics;
            LineChart chart = plot.chart(wanted, new Chart.Heading(title(wanted), about), context()::say);
            return csv ? csv(chart) : draw(chart, look);
        }
        return draw(chart(new RunCharts(rows, labels, values, required(objective), about)), look);
    }

    /// The metric that is named ranks the runs, too, where it has a direction.
    private List<String> sort(Workspace workspace) {
        if (!sort.isEmpty()) {
            return sort;
        }
        boolean ranks = !metrics.isEmpty() && workspace.settings().direction(metrics.getFirst()) != Direction.NONE;
        return ranks ? List.of("metric." + metrics.getFirst()) : List.of();
    }

    /// Without the runs whose rows are in the curve of a selected one that goes on from them.
    static List<Row> tips(List<Row> rows) {
        Set<String> before = new HashSet<>();
        for (Row row : rows) {
            String parent = row.record().info().lineage().parent();
            if (parent != null && row.record().info().lineage().kind().equals("resume")) {
                before.add(parent);
            }
        }
        List<Row> tips =
                rows.stream().filter(row -> !before.contains(row.record().id())).toList();
        return tips.isEmpty() ? rows : tips;
    }

    private void check() {
        int kinds =
                (scatter.isEmpty() ? 0 : 1) + (heat.isEmpty() ? 0 : 1) + (bar.isEmpty() ? 0 : 1) + (parallel ? 1 : 0);
        if (kinds > 1) {
            throw new UsageException("one of --scatter, --parallel, --heat and --bar can be drawn at a time");
        }
        if (!scatter.isEmpty() && scatter.size() != 2 || !heat.isEmpty() && heat.size() != 2) {
            throw new UsageException("--scatter and --heat take two names, as lr,val_acc");
        }
        if (kinds > 0 && (curves.isAsked() || metrics.size() > 1)) {
            throw new UsageException(
                    "-x, --smooth, --ylim, --group-by, --band and several metrics are for curves alone");
        }
        if (top < 1) {
            throw new UsageException("--top takes a number from 1 on");
        }
        if (csv && kinds > 0) {
            throw new UsageException("--csv writes the points of curves; hps query --csv has the values of runs");
        }
        if (!file.isEmpty() && !csv) {
            PictureFile.format(file);
        }
        curves.check();
    }

    /// The metrics with those that patterns with `*` mean.
    private List<String> expanded(List<String> known) {
        List<String> all = new ArrayList<>();
        for (String name : metrics) {
            String regex = java.util.regex.Pattern.quote(name).replace("*", "\\E.*\\Q");
            List<String> meant = name.indexOf('*') < 0
                    ? List.of()
                    : known.stream().filter(one -> one.matches(regex)).toList();
            all.addAll(meant.isEmpty() ? List.of(name) : meant);
        }
        return all;
    }

    private Picture.Look look() {
        double[] pixels = size.isEmpty() ? new double[] {Picture.Look.PLAIN.width(), 0} : PictureFile.size(size);
        return new Picture.Look(pixels[0], pixels[1], font, !noTitle, !light);
    }

    private static Objective required(Optional<Objective> objective) {
        return objective.orElseThrow(() -> new DataException("nothing tells which metric is meant: -m names one"));
    }

    /// The metric that was named, else what the runs are judged by, else the only one there is.
    private Optional<Objective> objective(Workspace workspace, RowValues values, Result result) {
        if (!metrics.isEmpty()) {
            Direction direction = workspace.settings().direction(metrics.getFirst());
            return Optional.of(new Objective(metrics.getFirst(), direction, false));
        }
        List<String> own = values.metrics().stream()
                .filter(name -> !name.startsWith("sys/"))
                .toList();
        return result.objective()
                .filter(objective -> own.contains(objective.metric()))
                .or(() -> own.size() == 1
                        ? Optional.of(new Objective(own.getFirst(), Direction.NONE, true))
                        : Optional.empty());
    }

    static String title(List<String> names) {
        return names.size() <= MOST_TITLES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_TITLES)) + " and " + (names.size() - MOST_TITLES) + " more";
    }

    static String about(Result result, String query) {
        return result.about() + (query.isEmpty() ? "" : "; " + query);
    }

    private Chart chart(RunCharts charts) {
        if (!scatter.isEmpty()) {
            return charts.scatter(scatter.get(0), scatter.get(1), curves.logX, curves.logY);
        }
        if (!heat.isEmpty()) {
            return charts.heat(heat.get(0), heat.get(1));
        }
        return parallel ? charts.parallel() : charts.bar(bar);
    }

    private int draw(Chart chart, Picture.Look look) throws IOException {
        PictureFile.draw(context(), chart, file, look);
        Session session = session();
        if (session != null && file.isEmpty() && context().terminal()) {
            Path svg = session.folder().resolve(Store.NAME).resolve(".plot.svg");
            PictureFile.write(context(), svg.toString(), Picture.of(chart, Picture.Format.SVG, look));
            context().say("as SVG: " + svg);
        }
        return 0;
    }

    private int csv(LineChart chart) throws IOException {
        String text = CurvePlot.csv(chart);
        if (file.isEmpty()) {
            context().out().print(text);
        } else {
            PictureFile.write(context(), file, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return 0;
    }
}
