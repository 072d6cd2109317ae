package org.hpsearch.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hpsearch.value.Numbers;

/// What is looked at. What a page shows, commands can print: the same runs, the same curves.
///
/// @param runs   the table
/// @param curves the charts
public record View(Runs runs, Curves curves) {
    /// How many runs are drawn unless some are marked or a number is given: as many as `hps plot` draws.
    public static final int TOP = 10;

    /// How many rows a table has unless a number is given.
    public static final int ROWS = 100;

    /// The table of runs.
    ///
    /// @param query    in the query language; empty for all runs
    /// @param sort     keys as of `--sort`; empty for the best first
    /// @param columns  names as of `--columns`; empty for the usual ones
    /// @param groupBy  fields; empty for a row a run
    /// @param rows     most rows
    /// @param baseline id of the run that the others are compared with; empty for none
    public record Runs(
            String query, List<String> sort, List<String> columns, List<String> groupBy, int rows, String baseline) {
        public Runs {
            sort = List.copyOf(sort);
            columns = List.copyOf(columns);
            groupBy = List.copyOf(groupBy);
        }
    }

    /// The curves.
    ///
    /// @param marked  ids of the runs that are drawn; empty for the first ones of the table
    /// @param top     how many first ones
    /// @param metrics a panel each; empty for the usual ones
    /// @param axes    of all panels
    /// @param channels what decides how lines look
    public record Curves(List<String> marked, int top, List<String> metrics, Axes axes, Channels channels) {
        public Curves {
            marked = List.copyOf(marked);
            metrics = List.copyOf(metrics);
        }
    }

    /// What decides the colour, the stroke and the panel of lines, each apart from the others.
    ///
    /// @param colour fields; empty for a colour a line
    /// @param stroke fields; empty for one stroke
    /// @param panel  fields; empty for a panel a metric
    public record Channels(List<String> colour, List<String> stroke, List<String> panel) {
        /// A colour a line, a panel a metric.
        public static final Channels NONE = new Channels(List.of(), List.of(), List.of());

        public Channels {
            colour = List.copyOf(colour);
            stroke = List.copyOf(stroke);
            panel = List.copyOf(panel);
        }
    }

    /// The axes of all panels.
    ///
    /// @param x      `step`, `epoch`, `time`, `date` or a metric
    /// @param smooth factor of the moving average, 0 for none
    /// @param from   least x that is shown; NaN for the beginning
    /// @param to     greatest x that is shown; NaN for the end
    public record Axes(String x, boolean logX, boolean logY, double smooth, double from, double to) {
        /// Whether x is shown from its beginning to its end.
        public boolean isWhole() {
            return Double.isNaN(from) && Double.isNaN(to);
        }

        /// The same from one x to another; NaN for an end.
        public Axes zoomed(double least, double greatest) {
            return new Axes(x, logX, logY, smooth, least, greatest);
        }

        /// The same with y logarithmic or not.
        public Axes logY(boolean on) {
            return new Axes(x, logX, on, smooth, from, to);
        }

        /// The same, smoothed so much.
        public Axes smoothed(double factor) {
            return new Axes(x, logX, logY, factor, from, to);
        }
    }

    /// All runs, as is usual.
    public static final View USUAL = new View(
            new Runs("", List.of(), List.of(), List.of(), ROWS, ""),
            new Curves(
                    List.of(),
                    TOP,
                    List.of(),
                    new Axes("step", false, false, 0, Double.NaN, Double.NaN),
                    Channels.NONE));

    /// The same of other runs.
    public View asking(String query) {
        return new View(new Runs(query, runs.sort, runs.columns, runs.groupBy, runs.rows, runs.baseline), curves);
    }

    /// The same with other columns.
    ///
    /// @param names as of `--columns`; empty for the usual ones
    public View columns(List<String> names) {
        return new View(new Runs(runs.query, runs.sort, names, runs.groupBy, runs.rows, runs.baseline), curves);
    }

    /// The same with so many rows.
    public View rows(int most) {
        return new View(new Runs(runs.query, runs.sort, runs.columns, runs.groupBy, most, runs.baseline), curves);
    }

    /// The same in another order.
    ///
    /// @param keys as of `--sort`; empty for the usual one
    public View sorted(List<String> keys) {
        return new View(new Runs(runs.query, keys, runs.columns, runs.groupBy, runs.rows, runs.baseline), curves);
    }

    /// The same compared with another run.
    ///
    /// @param id empty for none
    public View comparedWith(String id) {
        return new View(new Runs(runs.query, runs.sort, runs.columns, runs.groupBy, runs.rows, id), curves);
    }

    /// The same with other marked runs.
    public View marking(List<String> ids) {
        return new View(runs, new Curves(ids, curves.top, curves.metrics, curves.axes, curves.channels));
    }

    /// The same with other metrics.
    public View charting(List<String> metrics) {
        return new View(runs, new Curves(curves.marked, curves.top, metrics, curves.axes, curves.channels));
    }

    /// The same with other axes.
    public View on(Axes axes) {
        return new View(runs, new Curves(curves.marked, curves.top, curves.metrics, axes, curves.channels));
    }

    /// What the runs of a group have in common: what was named, and all that decides how a group's curve looks; empty
    /// for a row a run.
    public List<String> groupKeys() {
        Channels channels = curves.channels;
        return runs.groupBy.isEmpty()
                ? List.of()
                : Stream.of(runs.groupBy, channels.colour, channels.stroke, channels.panel)
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
    }

    /// The words of the `hps query` that prints the table.
    public List<String> queryWords() {
        List<String> words = new ArrayList<>(List.of("hps", "query"));
        option(words, "--group-by", groupKeys());
        option(words, "--sort", runs.sort);
        option(words, "--columns", runs.groupBy.isEmpty() ? runs.columns : List.of());
        return question(words);
    }

    /// The words of the `hps save` that keeps the table under a name.
    public List<String> saveWords(String name) {
        List<String> words = new ArrayList<>(List.of("hps", "save"));
        option(words, "--sort", runs.sort);
        option(words, "--columns", runs.columns);
        words.addAll(List.of("--", name, runs.query.isEmpty() ? "*" : runs.query));
        return words;
    }

    /// The words of the `hps plot` that draws the curves.
    public List<String> plotWords() {
        return curveWords(List.of("hps", "plot"));
    }

    /// The words of the `hps report` that writes the page as a file.
    ///
    /// @param file its name
    public List<String> reportWords(String file) {
        List<String> words = new ArrayList<>(List.of("hps", "report", "-o=" + file));
        if (!runs.baseline.isEmpty() && runs.groupBy.isEmpty()) {
            words.add("--baseline=" + runs.baseline);
        }
        if (!curves.marked.isEmpty()) {
            words.add("--top=" + curves.marked.size());
        }
        return curveWords(words);
    }

    private List<String> curveWords(List<String> begin) {
        Axes axes = curves.axes;
        List<String> words = new ArrayList<>(begin);
        option(words, "-m", curves.metrics);
        if (!axes.x.equals("step")) {
            words.add("-x=" + axes.x);
        }
        if (axes.smooth > 0) {
            words.add("--smooth=" + Numbers.print(axes.smooth));
        }
        if (axes.logX) {
            words.add("--log-x");
        }
        if (axes.logY) {
            words.add("--log-y");
        }
        if (!axes.isWhole() && !axes.x.equals("date")) {
            words.add("--xlim=" + end(axes.from) + "," + end(axes.to));
        }
        option(words, "--group-by", runs.groupBy);
        option(words, "--colour", curves.channels.colour);
        option(words, "--stroke", curves.channels.stroke);
        option(words, "--panel", curves.channels.panel);
        if (!curves.marked.isEmpty()) {
            words.add(String.join(",", curves.marked));
            return words;
        }
        option(words, "--sort", runs.sort);
        if (curves.top != TOP && runs.groupBy.isEmpty()) {
            words.add("--top=" + curves.top);
        }
        return question(words);
    }

    private static String end(double x) {
        return Double.isNaN(x) ? "" : Numbers.print(x);
    }

    private List<String> question(List<String> words) {
        if (runs.query.startsWith("-")) {
            words.add("--");
        }
        if (!runs.query.isEmpty()) {
            words.add(runs.query);
        }
        return words;
    }

    private static void option(List<String> words, String option, List<String> values) {
        if (!values.isEmpty()) {
            words.add(option + "=" + String.join(",", values));
        }
    }
}
