package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.chart.Downsample;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.MeanCurve;
import org.hpsearch.chart.Points;
import org.hpsearch.chart.Spread;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;

/// Mean curves of groups of runs, with a band around them.
///
/// @param keys    what the runs of a group have in common
/// @param aligned whether runs share their x; else each is interpolated between its own points
record GroupCurves(List<String> keys, Spread spread, RowValues values, int slices, boolean logX, boolean aligned) {
    /// The groups' lines of a metric.
    ///
    /// @param read of each run, as [CurveSource#read(List, List)] gives it
    List<Series> lines(String metric, List<Row> rows, List<Map<String, CurveSource.Read>> read) {
        Map<String, List<Points>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            CurveSource.Read own = read.get(i).get(metric);
            if (own != null) {
                groups.computeIfAbsent(label(rows.get(i)), label -> new ArrayList<>())
                        .add(own.points());
            }
        }
        List<Series> lines = new ArrayList<>();
        groups.forEach((label, curves) -> lines.add(line(label, curves)));
        return lines;
    }

    private String label(Row row) {
        return keys.stream()
                .map(key -> key.equals(Configuration.KEY)
                        ? RunLabels.configuration(row, values.rows(), values.settings())
                        : key + "=" + values.text(row, key))
                .collect(Collectors.joining(" "));
    }

    private Series line(String label, List<Points> curves) {
        MeanCurve mean = aligned ? MeanCurve.of(curves, spread) : MeanCurve.between(curves, spread);
        return new Series(
                label,
                Label.of(label + " (" + curves.size() + ")"),
                Downsample.minMax(mean.x(), mean.mean(), mean.x().length, slices, logX),
                null,
                curves.size() < 2 ? null : mean.band(slices),
                new double[0],
                End.DONE,
                Double.NaN,
                Double.NaN);
    }
}
