package org.hpsearch.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hpsearch.chart.Downsample;
import org.hpsearch.chart.LineChart.Band;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Line;
import org.hpsearch.query.Row;

/// Mean curves of groups of runs, with a band around them.
///
/// @param keys what the runs of a group have in common
/// @param band `std` (one standard deviation, n-1), `minmax`, or `quantiles` (the quarters)
record GroupCurves(List<String> keys, String band, Quantities quantities, int slices, boolean logX) {
    static final List<String> BANDS = List.of("std", "minmax", "quantiles");

    private static final double MANY = 1e-9;

    /// The groups' lines of a metric.
    ///
    /// @param read of each run, as [CurveSource#read(List, List)] gives it
    List<Line> lines(String metric, List<Row> rows, List<Map<String, CurveSource.Read>> read) {
        Map<String, List<CurveSource.Read>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            CurveSource.Read own = read.get(i).get(metric);
            if (own != null) {
                groups.computeIfAbsent(label(rows.get(i)), label -> new ArrayList<>())
                        .add(own);
            }
        }
        List<Line> lines = new ArrayList<>();
        groups.forEach((label, runs) -> lines.add(line(label, runs)));
        return lines;
    }

    private String label(Row row) {
        return keys.stream().map(key -> key + "=" + quantities.text(row, key)).collect(Collectors.joining(" "));
    }

    private Line line(String label, List<CurveSource.Read> runs) {
        TreeMap<Double, List<Double>> values = new TreeMap<>();
        for (CurveSource.Read run : runs) {
            for (int i = 0; i < run.x().length; i++) {
                if (Double.isFinite(run.x()[i]) && Double.isFinite(run.y()[i])) {
                    values.computeIfAbsent(run.x()[i], x -> new ArrayList<>(runs.size()))
                            .add(run.y()[i]);
                }
            }
        }
        int count = values.size();
        double[] x = new double[count];
        double[] mean = new double[count];
        double[] low = new double[count];
        double[] high = new double[count];
        int i = 0;
        for (var entry : values.entrySet()) {
            double[] at = entry.getValue().stream().mapToDouble(v -> v).sorted().toArray();
            x[i] = entry.getKey();
            mean[i] = Arrays.stream(at).average().orElse(Double.NaN);
            low[i] = bound(at, mean[i], false);
            high[i] = bound(at, mean[i], true);
            i++;
        }
        String name = label + " (" + runs.size() + ")";
        Downsample.Points lows = Downsample.minMax(x, low, count, slices, logX);
        boolean reduced = lows.x().length < count;
        return new Line(
                label,
                name,
                Downsample.minMax(x, mean, count, slices, logX),
                null,
                runs.size() < 2 ? null : reduced ? reduced(x, low, high) : new Band(x, low, high),
                new double[0],
                End.DONE,
                Double.NaN,
                Double.NaN);
    }

    private double bound(double[] sorted, double mean, boolean upper) {
        return switch (band) {
            case "minmax" -> upper ? sorted[sorted.length - 1] : sorted[0];
            case "quantiles" -> quantile(sorted, upper ? 0.75 : 0.25);
            default -> {
                double squares =
                        Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
                double deviation = sorted.length < 2 ? 0 : Math.sqrt(squares / (sorted.length - 1));
                yield upper ? mean + deviation : mean - deviation;
            }
        };
    }

    /// Linear between the nearest two (type 7 of Hyndman and Fan, 1996).
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double above = sorted[Math.min(sorted.length - 1, below + 1)];
        return at - below < MANY ? sorted[below] : sorted[below] + (at - below) * (above - sorted[below]);
    }

    /// Every so many points of a band that has more than a picture shows.
    private Band reduced(double[] x, double[] low, double[] high) {
        int each = Math.max(1, x.length / (2 * slices));
        int[] kept = java.util.stream.IntStream.range(0, x.length)
                .filter(i -> i % each == 0 || i == x.length - 1)
                .toArray();
        return new Band(
                Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> low[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> high[i]).toArray());
    }
}
