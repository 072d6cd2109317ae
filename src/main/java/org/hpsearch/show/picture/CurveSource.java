package org.hpsearch.show.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.Points;
import org.hpsearch.chart.Smoothing;
import org.hpsearch.chart.Window;
import org.hpsearch.project.Direction;
import org.hpsearch.project.History;
import org.hpsearch.project.Settings;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.Curve;
import org.hpsearch.run.StepUnit;
import org.hpsearch.run.Store;
import org.hpsearch.value.RegularName;
import org.jspecify.annotations.Nullable;

/// Reads the curves of runs and makes lines of them, with no more points than a picture can show.
///
/// @param history gives the curves
/// @param axis    what x is; runs without that metric have no line
/// @param smooth  factor of the moving average, 0 for none
/// @param window  the part of x that is shown, and how many slices it has at most
/// @param logX    whether these are equal factors
record CurveSource(History history, Settings settings, CurveAxis axis, double smooth, Window window, boolean logX) {
    /// All of x, read from the folders.
    CurveSource(Store store, Settings settings, CurveAxis axis, double smooth, int slices, boolean logX) {
        this(new History(store, settings), settings, axis, smooth, Window.whole(slices), logX);
    }

    /// Points of a metric of one run.
    ///
    /// @param seams x where a resumed run begins
    /// @param tails what its ancestors wrote behind these
    /// @param unit  what its steps count; empty where nothing is known
    record Read(Points points, double[] seams, List<Points> tails, PlaceNotes notes, String unit) {
        Read without(int rows) {
            return new Read(points, seams, tails, notes.without(rows), unit);
        }

        Points smoothed(double factor) {
            double[] y = points.y();
            return factor > 0 ? new Points(points.x(), Smoothing.of(y, y.length, factor)) : points;
        }
    }

    /// Metric → points, of each run in order; metrics that a run has not are missing.
    List<Map<String, Read>> read(List<Row> rows, List<String> metrics) throws IOException {
        try {
            return rows.parallelStream().map(row -> read(row, metrics)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The line of a run.
    Series line(Row row, String metric, Read read, Label label) {
        double[] x = read.points.x();
        double[] y = read.points.y();
        int best = best(y, settings.direction(metric));
        return new Series(
                row.id(),
                label,
                drawn(read.smoothed(smooth)),
                smooth > 0 ? drawn(read.points) : null,
                null,
                read.seams,
                CurveEnd.of(row.state()),
                best < 0 ? Double.NaN : x[best],
                best < 0 ? Double.NaN : y[best],
                null,
                read.tails.stream().map(this::drawn).toList());
    }

    private Points drawn(Points points) {
        return window.reduced(points.x(), points.y(), logX);
    }

    private Map<String, Read> read(Row row, List<String> metrics) {
        Set<String> wanted = new TreeSet<>();
        metrics.forEach(metric -> wanted.add(own(row, metric)));
        if (axis.isMetric()) {
            wanted.add(own(row, axis.x()));
        }
        try {
            Map<String, Curve> curves = history.curves(row.record().id(), wanted);
            Curve by = axis.isMetric() ? RegularName.find(own(row, axis.x()), curves) : null;
            Map<String, Read> read = new HashMap<>();
            for (String metric : metrics) {
                String own = own(row, metric);
                Curve curve = RegularName.find(own, curves);
                if (curve != null) {
                    Optional<Read> points =
                            read(curve, by, row.record().observed().unit(own));
                    points.ifPresent(known -> read.put(metric, known));
                }
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param by   where x is a metric, its rows; null where the run has none
    /// @param unit what the steps of the curve count
    private Optional<Read> read(Curve curve, @Nullable Curve by, String unit) {
        boolean mixed = unit.equals(StepUnit.BATCH_OR_EPOCH);
        if (mixed && axis.isStep()) {
            boolean[] coarse = curve.falling();
            Curve fine = curve.only(i -> !coarse[i]);
            Read points = points(fine, axis.of(fine, null), null, StepUnit.BATCH);
            return Optional.of(points.without(curve.size() - fine.size()));
        }
        if (axis.isMetric() && by == null) {
            boolean epochs = axis.isEpoch() && unit.equals(StepUnit.EPOCH);
            return epochs ? Optional.of(points(curve, curve.steps(), null, unit)) : Optional.empty();
        }
        double[] at = axis.of(curve, by);
        if (mixed && axis.isEpoch()) {
            boolean[] coarse = curve.falling();
            Arrays.setAll(at, i -> coarse[i] ? curve.step(i) : at[i]);
        }
        return Optional.of(points(curve, at, by, axis.counts(curve) ? CurveAxis.ROW : unit));
    }

    /// How the run spells a metric; only its ancestors may have it.
    private static String own(Row row, String metric) {
        return row.metricSpelling(metric).orElse(metric);
    }

    private Read points(Curve curve, double[] at, @Nullable Curve by, String unit) {
        double[] seams = curve.seams().stream()
                .filter(seam -> seam < at.length)
                .mapToDouble(seam -> at[seam])
                .toArray();
        List<Points> tails = axis.isMetric()
                ? List.of()
                : curve.tails().stream()
                        .map(tail -> new Points(axis.of(tail, null), tail.values()))
                        .toList();
        return new Read(new Points(at, curve.values()), seams, tails, PlaceNotes.of(axis, curve, by, at), unit);
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
