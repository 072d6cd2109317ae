package org.hpsearch.show.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hpsearch.chart.Interpolation;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.Points;
import org.hpsearch.chart.Smoothing;
import org.hpsearch.chart.Window;
import org.hpsearch.project.Direction;
import org.hpsearch.project.History;
import org.hpsearch.project.Settings;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Curve;
import org.hpsearch.run.Store;

/// Reads the curves of runs and makes lines of them, with no more points than a picture can show.
///
/// @param history gives the curves
/// @param x       `step`, `time` (seconds), `date` (seconds since 1970), or a metric; runs without it have no line
/// @param smooth  factor of the moving average, 0 for none
/// @param window  the part of x that is shown, and how many slices it has at most
/// @param logX    whether these are equal factors
record CurveSource(History history, Settings settings, String x, double smooth, Window window, boolean logX) {
    /// All of x, read from the folders.
    CurveSource(Store store, Settings settings, String x, double smooth, int slices, boolean logX) {
        this(new History(store, settings), settings, x, smooth, Window.whole(slices), logX);
    }

    /// Points of a metric of one run.
    ///
    /// @param seams x where a resumed run begins
    record Read(Points points, double[] seams) {}

    /// Metric → points, of each run in order; metrics that a run has not are missing.
    List<Map<String, Read>> read(List<Row> rows, List<String> metrics) throws IOException {
        try {
            return rows.parallelStream()
                    .map(row -> {
                        Map<String, Read> own = read(row, metrics);
                        own.replaceAll((metric, read) ->
                                new Read(new Points(read.points.x(), smoothed(read.points.y())), read.seams));
                        return own;
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The lines of each metric, of the runs that have it.
    ///
    /// @param labels id → label
    Map<String, List<Series>> lines(List<Row> rows, List<String> metrics, Map<String, Label> labels)
            throws IOException {
        List<Map<String, Series>> lines;
        try {
            lines = rows.parallelStream()
                    .map(row -> {
                        Map<String, Series> own = new HashMap<>();
                        read(row, metrics).forEach((metric, read) -> own.put(metric, line(row, metric, read, labels)));
                        return own;
                    })
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        Map<String, List<Series>> all = new LinkedHashMap<>();
        for (String metric : metrics) {
            all.put(metric, new ArrayList<>());
            lines.stream()
                    .filter(own -> own.containsKey(metric))
                    .forEach(own -> all.get(metric).add(own.get(metric)));
        }
        return all;
    }

    private Map<String, Read> read(Row row, List<String> metrics) {
        Set<String> wanted = new java.util.TreeSet<>(metrics);
        boolean byMetric = !List.of("step", "time", "date").contains(x);
        if (byMetric) {
            wanted.add(x);
        }
        try {
            Map<String, Curve> curves = history.curves(row.record().id(), wanted::contains);
            Curve by = byMetric ? curves.get(x) : null;
            Map<String, Read> read = new HashMap<>();
            if (byMetric && by == null) {
                return read;
            }
            curves.forEach((metric, curve) -> {
                if (metrics.contains(metric)) {
                    read.put(metric, points(row, curve, by));
                }
            });
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read points(Row row, Curve curve, @org.jspecify.annotations.Nullable Curve by) {
        double[] at = switch (x) {
            case "time" -> curve.times();
            case "date" -> dates(row, curve.times());
            default -> by == null ? steps(curve) : joined(curve, by);
        };
        double[] seams = curve.seams().stream()
                .filter(seam -> seam < at.length)
                .mapToDouble(seam -> at[seam])
                .toArray();
        return new Read(new Points(at, curve.values()), seams);
    }

    /// The steps; where there are none, the rows are counted.
    private static double[] steps(Curve curve) {
        double[] steps = curve.steps();
        if (Arrays.stream(steps).allMatch(Double::isNaN)) {
            Arrays.setAll(steps, i -> i + 1);
        }
        return steps;
    }

    private static double[] dates(Row row, double[] times) {
        Instant started = row.record().info().started();
        double begin = started == null ? Double.NaN : started.toEpochMilli() / 1000.0;
        return Arrays.stream(times).map(time -> begin + time).toArray();
    }

    /// The value of another metric at the same step, between its rows by straight lines.
    private static double[] joined(Curve curve, Curve by) {
        double[] own = curve.steps();
        if (Arrays.stream(own).allMatch(Double::isNaN)) {
            Arrays.setAll(own, i -> i < by.size() ? by.value(i) : Double.NaN);
            return own;
        }
        java.util.TreeMap<Double, Double> values = new java.util.TreeMap<>();
        for (int i = 0; i < by.size(); i++) {
            if (!Double.isNaN(by.step(i)) && Double.isFinite(by.value(i))) {
                values.put(by.step(i), by.value(i));
            }
        }
        double[] steps = values.keySet().stream().mapToDouble(step -> step).toArray();
        double[] others = values.values().stream().mapToDouble(value -> value).toArray();
        double[] at = new double[curve.size()];
        Arrays.setAll(at, i -> Interpolation.at(steps, others, curve.step(i), true));
        return at;
    }

    private Series line(Row row, String metric, Read read, Map<String, Label> labels) {
        double[] x = read.points.x();
        double[] y = read.points.y();
        double[] smoothed = smoothed(y);
        int best = best(y, settings.direction(metric));
        End end = switch (row.state()) {
            case RUNNING, SILENT, UNREAD, QUEUED -> End.RUNNING;
            case FINISHED, STOPPED -> End.DONE;
            case FAILED, KILLED, LOST -> End.FAILED;
        };
        String id = row.record().id();
        return new Series(
                id,
                labels.getOrDefault(id, Label.of(id)),
                window.reduced(x, smoothed, logX),
                smooth > 0 ? window.reduced(x, y, logX) : null,
                null,
                read.seams,
                end,
                best < 0 ? Double.NaN : x[best],
                best < 0 ? Double.NaN : y[best]);
    }

    private double[] smoothed(double[] y) {
        return smooth > 0 ? Smoothing.of(y, y.length, smooth) : y;
    }

    private static int best(double[] values, Direction direction) {
        int best = -1;
        for (int i = 0; i < values.length && direction != Direction.NONE; i++) {
            boolean better =
                    best < 0 || (direction == Direction.MAX ? values[i] > values[best] : values[i] < values[best]);
            best = Double.isFinite(values[i]) && better ? i : best;
        }
        return best;
    }
}
