package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Settings;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.show.table.SignedNames;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What is drawn of runs: curves, or one of the other charts.
public final class PlotOptions {
    private static final int UNLIMITED = Integer.MAX_VALUE;

    @Option(names = "-m", paramLabel = "NAMES", split = ",", description = "metrics, a panel each (the objective)")
    List<String> metrics = new ArrayList<>();

    @Option(names = "--top", paramLabel = "K", description = "the first K runs of the order (10 for curves)")
    int top = UNLIMITED;

    @Option(
            names = "--sort",
            paramLabel = "KEYS",
            parameterConsumer = SignedNames.class,
            description = "the order of the runs, as in hps query (best first by the first metric)")
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
            description = "the objective by group: its runs, their mean and deviation")
    List<String> bar = new ArrayList<>();

    @Option(names = "--history", description = "the best so far over the runs, the oldest first")
    boolean history;

    @Option(names = "--slice", paramLabel = "KEY", description = "the objective over a parameter, a point for each run")
    String slice = "";

    @Mixin
    CurveOptions curves = new CurveOptions();

    @Option(names = "--label", paramLabel = "TEXT", description = "labels of runs, such as 'lr {lr}'")
    String label = "";

    /// @throws UsageException where options do not go together
    public void check() {
        long kinds = Stream.of(!scatter.isEmpty(), !heat.isEmpty(), !bar.isEmpty(), !slice.isEmpty(), parallel, history)
                .filter(asked -> asked)
                .count();
        if (kinds > 1) {
            throw new UsageException(
                    "one of --scatter, --parallel, --heat, --bar, --history and --slice can be drawn at a time");
        }
        if (!scatter.isEmpty() && scatter.size() != 2 || !heat.isEmpty() && heat.size() != 2) {
            throw new UsageException("--scatter and --heat take two names, such as lr,val_acc");
        }
        if (kinds > 0 && (curves.isAsked() || metrics.size() > 1)) {
            throw new UsageException(
                    "-x, --smooth, --xlim, --ylim, --group-by, --colour, --stroke, --panel, --band and several metrics"
                            + " are for curves alone");
        }
        UsageException.requireOne("--top", top);
        curves.check();
    }

    /// Whether the picture is one of curves.
    public boolean isCurves() {
        return scatter.isEmpty() && heat.isEmpty() && bar.isEmpty() && slice.isEmpty() && !parallel && !history;
    }

    /// Whether runs are in panels of their own.
    public boolean isSplit() {
        return !curves.panel.isEmpty();
    }

    /// How many runs are drawn.
    int most() {
        return top == UNLIMITED && isCurves() && curves.groupBy.isEmpty() ? CurveOptions.TOP : top;
    }

    /// The order: the one that was named, else the best first by the metric that was named.
    List<String> order(Settings settings) {
        boolean ranks =
                !metrics.isEmpty() && settings.direction(NamePrefix.METRIC.bare(metrics.getFirst())) != Direction.NONE;
        return !sort.isEmpty()
                ? sort
                : ranks ? List.of(NamePrefix.METRIC.with(NamePrefix.METRIC.bare(metrics.getFirst()))) : List.of();
    }
}
