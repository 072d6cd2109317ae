package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.chart.Spread;
import org.hpsearch.chart.points.Window;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.UsageException;
import picocli.CommandLine.Option;

/// How curves are drawn.
public final class CurveOptions {
    /// Runs that are drawn unless told otherwise.
    public static final int TOP = 10;

    @Option(
            names = "-x",
            paramLabel = "X",
            description = "step, epoch, time (since the start), date, or a metric (step)")
    String x = "step";

    @Option(
            names = "--smooth",
            paramLabel = "F",
            description = "moving average: 0 (none) to 0.999, the raw line pale behind it")
    double smooth;

    public @Option(names = "--log-x", description = "x logarithmic") boolean logX;

    public @Option(names = "--log-y", description = "y logarithmic") boolean logY;

    @Option(names = "--ylim", paramLabel = "A,B", description = "from A to B; either may be left out")
    String ylim = "";

    @Option(names = "--xlim", paramLabel = "A,B", description = "the same of x")
    String xlim = "";

    public @Option(
            names = "--group-by",
            paramLabel = "KEYS",
            split = ",",
            description = "the mean of runs that have these in common, with a band") List<String> groupBy =
            new ArrayList<>();

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "KEYS",
            split = ",",
            description = "runs that have these in common have one colour")
    List<String> colour = new ArrayList<>();

    @Option(
            names = "--stroke",
            paramLabel = "KEYS",
            split = ",",
            description = "runs that have these in common have one stroke: whole, dashed, dotted")
    List<String> stroke = new ArrayList<>();

    @Option(
            names = "--panel",
            paramLabel = "KEYS",
            split = ",",
            description = "runs that have these in common are in a panel of their own")
    List<String> panel = new ArrayList<>();

    @Option(names = "--band", paramLabel = "KIND", description = "std, minmax or quantiles (std)")
    String band = Spread.STD.toString();

    /// Options that no command line gave.
    public static CurveOptions of(String x, double smooth, boolean logX, boolean logY, List<String> groupBy) {
        CurveOptions options = new CurveOptions();
        options.x = x;
        options.smooth = smooth;
        options.logX = logX;
        options.logY = logY;
        options.groupBy = List.copyOf(groupBy);
        options.check();
        return options;
    }

    /// A copy of other groups.
    ///
    /// @param keys what the runs of a mean have in common; empty for a line a run
    CurveOptions groupedBy(List<String> keys) {
        CurveOptions options = CurveOptions.of(x, smooth, logX, logY, keys).telling(colour, stroke, panel);
        options.xlim = xlim;
        options.ylim = ylim;
        options.band = band;
        return options;
    }

    /// The same with what decides colour, stroke and panel.
    public CurveOptions telling(List<String> byColour, List<String> byStroke, List<String> byPanel) {
        colour = List.copyOf(byColour);
        stroke = List.copyOf(byStroke);
        panel = List.copyOf(byPanel);
        return this;
    }

    /// What the runs of a mean have in common: what was named, and all that decides how the mean looks; empty for a
    /// line a run.
    public List<String> groupKeys() {
        return groupBy.isEmpty()
                ? List.of()
                : Stream.of(groupBy, colour, stroke, panel)
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
    }

    /// @throws UsageException where a value makes no sense
    public void check() {
        if (!(smooth >= 0 && smooth < 1)) {
            throw new UsageException("--smooth must be from 0 to 0.999");
        }
        spread();
        checkOrder("--ylim", ylim);
        checkOrder("--xlim", xlim);
        if (!xlim.isEmpty() && x.equals("date")) {
            throw new UsageException("--xlim takes numbers, not dates; -x time counts seconds since the start");
        }
        if (logY && (limit(0) <= 0 || limit(1) <= 0)) {
            throw new UsageException("--ylim '" + ylim + "': a logarithmic axis has no 0 and nothing below");
        }
        if (logX && x.equals("date")) {
            throw new UsageException("dates have no logarithmic axis");
        }
    }

    private static void checkOrder(String option, String limits) {
        if (limit(option, limits, 0) >= limit(option, limits, 1)) {
            throw new UsageException(option + " takes A,B with A below B, not '" + limits + "'");
        }
    }

    /// @throws org.hpsearch.value.DataException where no run has a value of a key
    void check(RowValues values) {
        Stream.of(groupBy, colour, stroke, panel)
                .flatMap(List::stream)
                .filter(key -> !key.equals(Configuration.KEY))
                .forEach(values::check);
    }

    /// Whether something is asked that only curves have.
    public boolean isAsked() {
        return !x.equals("step")
                || smooth > 0
                || !ylim.isEmpty()
                || !xlim.isEmpty()
                || !groupBy.isEmpty()
                || !colour.isEmpty()
                || !stroke.isEmpty()
                || !panel.isEmpty()
                || spread() != Spread.STD;
    }

    Spread spread() {
        return Arrays.stream(Spread.values())
                .filter(spread -> spread.toString().equals(band))
                .findFirst()
                .orElseThrow(() -> new UsageException("--band takes std, minmax or quantiles, not '" + band + "'"));
    }

    /// An end of the y axis; NaN where it is to be found out.
    ///
    /// @param end 0 for the lower, 1 for the upper
    double limit(int end) {
        return limit("--ylim", ylim, end);
    }

    /// The part of x that is shown.
    ///
    /// @param slices as many as the picture has pixels
    Window window(int slices) {
        return new Window(limit("--xlim", xlim, 0), limit("--xlim", xlim, 1), slices);
    }

    private static double limit(String option, String limits, int end) {
        if (limits.isEmpty()) {
            return Double.NaN;
        }
        String[] ends = limits.split(",", -1);
        Double number = ends.length == 2 ? Numbers.parse(ends[end].strip()) : null;
        if (ends.length != 2 || number == null && !ends[end].isBlank()) {
            throw new UsageException(option + " takes A,B, not '" + limits + "'");
        }
        return number == null ? Double.NaN : number;
    }
}
