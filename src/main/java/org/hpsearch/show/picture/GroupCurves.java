package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hpsearch.chart.Downsample;
import org.hpsearch.chart.Interpolation;
import org.hpsearch.chart.LineChart.Band;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Line;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;

/// Mean curves of groups of runs, with a band around them.
///
/// @param keys what the runs of a group have in common
/// @param aligned whether runs share their x; else each is interpolated between its own points
/// @param band `std` (one standard deviation, n-1), `minmax`, or `quantiles` (the quarters)
record GroupCurves(List<String> keys, String band, Quantities quantities, int slices, boolean logX, boolean aligned) {
    static final List<String> BANDS = List.of("std", "minmax", "quantiles");

    private static final double MANY = 1e-9;
    private static final int GRID = 200;

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
        return keys.stream()
                .map(key -> key.equals(Configuration.KEY)
                        ? RunLabels.configuration(row, quantities.rows(), quantities.settings())
                        : key + "=" + quantities.text(row, key))
                .collect(Collectors.joining(" "));
    }

    private Line line(String label, List<CurveSource.Read> runs) {
        List<CurveSource.Read> sorted = runs.stream().map(GroupCurves::sorted).toList();
        if (!aligned && sorted.size() > 1) {
            sorted = onOneGrid(sorted);
        }
        long runsThere = sorted.stream().filter(run -> run.x().length > 0).count();
        int most = sorted.stream().mapToInt(run -> run.x().length).sum();
        double[] x = new double[most];
        double[] mean = new double[most];
        double[] low = new double[most];
        double[] high = new double[most];
        double[] at = new double[sorted.size()];
        int[] next = new int[sorted.size()];
        int count = 0;
        for (double place = least(sorted, next); !Double.isNaN(place); place = least(sorted, next)) {
            int size = 0;
            for (int run = 0; run < next.length; run++) {
                CurveSource.Read own = sorted.get(run);
                double last = Double.NaN;
                while (next[run] < own.x().length && own.x()[next[run]] == place) {
                    last = own.y()[next[run]++];
                }
                if (!Double.isNaN(last)) {
                    at[size++] = last;
                }
            }
            if (2L * size < runsThere) {
                continue;
            }
            double[] values = Arrays.copyOf(at, size);
            Arrays.sort(values);
            x[count] = place;
            mean[count] = Arrays.stream(values).sum() / size;
            low[count] = bound(values, mean[count], false);
            high[count] = bound(values, mean[count], true);
            count++;
        }
        String name = label + " (" + runs.size() + ")";
        return new Line(
                label,
                name,
                Downsample.minMax(x, mean, count, slices, logX),
                null,
                runs.size() < 2 ? null : band(x, low, high, count),
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

    /// The runs' values at the same places, by straight lines between their own.
    private static List<CurveSource.Read> onOneGrid(List<CurveSource.Read> runs) {
        double low = runs.stream()
                .filter(run -> run.x().length > 0)
                .mapToDouble(run -> run.x()[0])
                .min()
                .orElse(0);
        double high = runs.stream()
                .filter(run -> run.x().length > 0)
                .mapToDouble(run -> run.x()[run.x().length - 1])
                .max()
                .orElse(1);
        List<CurveSource.Read> grid = new ArrayList<>();
        for (CurveSource.Read run : runs) {
            double[] x = new double[GRID];
            double[] y = new double[GRID];
            for (int i = 0; i < GRID; i++) {
                x[i] = low + (high - low) * i / (GRID - 1);
                y[i] = Interpolation.at(run.x(), run.y(), x[i], false);
            }
            grid.add(sorted(new CurveSource.Read(x, y, run.seams())));
        }
        return grid;
    }

    /// The least x that comes next in any run; NaN where all are through.
    private static double least(List<CurveSource.Read> runs, int[] next) {
        double least = Double.NaN;
        for (int run = 0; run < next.length; run++) {
            double[] x = runs.get(run).x();
            if (next[run] < x.length && !(x[next[run]] >= least)) {
                least = x[next[run]];
            }
        }
        return least;
    }

    /// The finite points of a run in the order of x.
    private static CurveSource.Read sorted(CurveSource.Read run) {
        double[] x = run.x();
        double[] y = run.y();
        int[] kept = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        if (kept.length == x.length && isRising(x)) {
            return run;
        }
        boolean ordered = IntStream.range(1, kept.length).allMatch(i -> x[kept[i]] >= x[kept[i - 1]]);
        int[] order = ordered
                ? kept
                : IntStream.of(kept)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> x[i]))
                        .mapToInt(i -> i)
                        .toArray();
        return new CurveSource.Read(pick(x, order), pick(y, order), run.seams());
    }

    private static boolean isRising(double[] x) {
        for (int i = 1; i < x.length; i++) {
            if (!(x[i] >= x[i - 1])) {
                return false;
            }
        }
        return true;
    }

    private static double[] pick(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    /// A band with no more points than a picture shows: of each slice the least and the greatest bound.
    private Band band(double[] x, double[] low, double[] high, int count) {
        int each = Math.max(1, (count + slices - 1) / slices);
        int size = (count + each - 1) / each;
        double[] places = new double[size];
        double[] least = new double[size];
        double[] greatest = new double[size];
        for (int slice = 0; slice < size; slice++) {
            int from = slice * each;
            int to = Math.min(count, from + each);
            places[slice] = slice == size - 1 ? x[to - 1] : x[from];
            least[slice] = Arrays.stream(low, from, to).min().orElse(Double.NaN);
            greatest[slice] = Arrays.stream(high, from, to).max().orElse(Double.NaN);
        }
        return new Band(places, least, greatest);
    }
}
