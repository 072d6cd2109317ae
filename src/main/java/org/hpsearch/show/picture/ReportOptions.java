package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.show.table.SignedNames;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a report has.
public final class ReportOptions {
    @Option(
            names = "-m",
            paramLabel = "NAMES",
            split = ",",
            description = "metrics (the objective and the most common ones)")
    List<String> metrics = new ArrayList<>();

    @Option(
            names = "--sort",
            paramLabel = "KEYS",
            parameterConsumer = SignedNames.class,
            description = "the order of the runs, as in hps query (best first by the first metric)")
    List<String> sort = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "curves of the first K runs (10)")
    int top = CurveOptions.TOP;

    @Option(
            names = "--baseline",
            paramLabel = "RUN",
            description = "the run that the others are compared with: differences in per cent")
    String baseline = "";

    @Mixin
    CurveOptions curves = new CurveOptions();

    @Option(names = "--title", paramLabel = "TEXT", description = "what is above (the query)")
    String title = "";

    /// @throws UsageException where a value makes no sense
    public void check() {
        UsageException.requireOne("--top", top);
        curves.check();
    }

    /// The same for pictures.
    PlotOptions plot() {
        PlotOptions plot = new PlotOptions();
        plot.metrics = metrics;
        plot.sort = sort;
        return plot;
    }
}
