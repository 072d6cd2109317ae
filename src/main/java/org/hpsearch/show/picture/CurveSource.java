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
import org.hpsearch.chart.points.IndexedPoints;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Smoothing;
import org.hpsearch.chart.points.Window;
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
/// @param memory  keeps curves; null where each is drawn once
record CurveSource(
        History history,
        Settings settings,
        CurveAxis axis,
        double smooth,
        Window window,
        boolean logX,
        @Nullable CurveMemory memory) {
    /// All of x, read from the folders.
    CurveSource(Store store, Settings settings, CurveAxis axis, double smooth, int slices, boolean logX) {
        this(new History(store, settings), settings, axis, smooth, Window.whole(slices), logX, null);
    }

    /// A metric of one run.
    ///
    /// @param points as they are drawn
    /// @param raw    what they are smoothed of; null where they are not
    /// @param seams  x where a resumed run begins
    /// @param tails  what its ancestors wrote behind these
    /// @param bestX  place of the best value; NaN for none
    /// @param unit   what its steps count; empty where nothing is known
    record Read(
            IndexedPoints points,
            @Nullable IndexedPoints raw,
            double[] seams,
            List<Points> tails,
            double bestX,
            double bestY,
            PlaceNotes notes,
            String unit) {
        /// The same with rows that are not drawn.
        Read without(int rows) {
            return new Read(points, raw, seams, tails, bestX, bestY, notes.without(rows), unit);
        }

        /// The same without rows of ancestors, whose steps count something else.
        Read withoutOthers(int rows) {
            return new Read(points, raw, seams, tails, bestX, bestY, notes.withoutOthers(rows), unit);
        }

        /// How much memory its points take.
        long bytes() {
            return points.bytes() + (raw == null ? 0 : raw.bytes());
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
    Series line(Row row, Read read, Label label) {
        return new Series(
                row.id(),
                label,
                read.points.reduced(window, logX),
                read.raw == null ? null : read.raw.reduced(window, logX),
                null,
                read.seams,
                CurveEnd.of(row.state()),
                read.bestX,
                read.bestY,
                null,
                read.tails.stream()
                        .map(tail -> window.reduced(tail.x(), tail.y(), logX))
                        .toList());
    }

    /// As drawn; what is kept unsmoothed is smoothed without a look at the files.
    private Map<String, Read> read(Row row, List<String> metrics) {
        if (memory == null) {
            Map<String, Read> read = readAnew(row, metrics);
            read.replaceAll((metric, own) -> smoothed(own));
            return read;
        }
        String state = history.state(row.id());
        Map<String, Read> read = kept(row, metrics, 0, state);
        List<String> missing =
                metrics.stream().filter(metric -> !read.containsKey(metric)).toList();
        if (!missing.isEmpty()) {
            Map<String, Read> anew = readAnew(row, missing);
            anew.forEach((metric, own) -> memory.keep(key(row, metric, 0), state, own));
            read.putAll(anew);
        }
        if (smooth == 0) {
            return read;
        }
        Map<String, Read> before = kept(row, metrics, smooth, state);
        read.forEach((metric, own) -> before.computeIfAbsent(metric, name -> {
            Read smoothed = smoothed(own);
            memory.keep(key(row, metric, smooth), state, smoothed);
            return smoothed;
        }));
        return before;
    }

    private Map<String, Read> kept(Row row, List<String> metrics, double factor, String state) {
        Map<String, Read> kept = new HashMap<>();
        if (memory != null) {
            for (String metric : metrics) {
                memory.find(key(row, metric, factor), state).ifPresent(known -> kept.put(metric, known));
            }
        }
        return kept;
    }

    private Read smoothed(Read read) {
        if (smooth == 0) {
            return read;
        }
        Points all = read.points.all();
        Points points = new Points(all.x(), Smoothing.of(all.y(), all.size(), smooth));
        return new Read(
                IndexedPoints.of(points),
                read.points,
                read.seams,
                read.tails,
                read.bestX,
                read.bestY,
                read.notes,
                read.unit);
    }

    private CurveMemory.Key key(Row row, String metric, double factor) {
        return new CurveMemory.Key(row.id(), metric, axis.x(), factor, settings.direction(metric));
    }

    private Map<String, Read> readAnew(Row row, List<String> metrics) {
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
                            read(metric, curve, by, row.record().observed().unit(own));
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
    private Optional<Read> read(String metric, Curve whole, @Nullable Curve by, String unit) {
        boolean byStep = axis.isStep() || axis.isEpoch() && by == null;
        Curve curve = byStep ? whole.counting() : whole;
        int others = whole.size() - curve.size();
        return drawn(metric, curve, by, unit).map(read -> others == 0 ? read : read.withoutOthers(others));
    }

    private Optional<Read> drawn(String metric, Curve curve, @Nullable Curve by, String unit) {
        boolean mixed = unit.equals(StepUnit.BATCH_OR_EPOCH);
        if (mixed && axis.isStep()) {
            boolean[] coarse = curve.falling();
            Curve fine = curve.only(i -> !coarse[i]);
            Read points = points(metric, fine, axis.of(fine, null), null, StepUnit.BATCH);
            return Optional.of(points.without(curve.size() - fine.size()));
        }
        if (axis.isMetric() && by == null) {
            boolean epochs = axis.isEpoch() && unit.equals(StepUnit.EPOCH);
            return epochs ? Optional.of(points(metric, curve, curve.steps(), null, unit)) : Optional.empty();
        }
        double[] at = axis.of(curve, by);
        if (mixed && axis.isEpoch()) {
            boolean[] coarse = curve.falling();
            Arrays.setAll(at, i -> coarse[i] ? curve.step(i) : at[i]);
        }
        return Optional.of(points(metric, curve, at, by, axis.counts(curve) ? CurveAxis.ROW : unit));
    }

    /// How the run spells a metric; only its ancestors may have it.
    private static String own(Row row, String metric) {
        return row.metricSpelling(metric).orElse(metric);
    }

    private Read points(String metric, Curve curve, double[] at, @Nullable Curve by, String unit) {
        double[] seams = curve.seams().stream()
                .filter(seam -> seam < at.length)
                .mapToDouble(seam -> at[seam])
                .toArray();
        List<Points> tails = axis.isMetric()
                ? List.of()
                : curve.tails().stream()
                        .map(tail -> new Points(axis.of(tail, null), tail.values()))
                        .toList();
        double[] values = curve.values();
        int best = best(values, settings.direction(metric));
        return new Read(
                IndexedPoints.of(new Points(at, values)),
                null,
                seams,
                tails,
                best < 0 ? Double.NaN : at[best],
                best < 0 ? Double.NaN : values[best],
                PlaceNotes.of(axis, curve, by, at),
                unit);
    }

    private static int best(double[] values, Direction direction) {
        int best = -1;
        for (int i = 0; i < values.length && direction != Direction.NONE; i++) {
            boolean better = direction.isBetter(values[i], best < 0 ? Double.NaN : values[best]);
            best = Double.isFinite(values[i]) && better ? i : best;
        }
        return best;
    }
}
