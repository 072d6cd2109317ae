package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.MeanCurve;
import org.hpsearch.chart.Spread;
import org.hpsearch.chart.points.IndexedPoints;
import org.hpsearch.chart.points.Points;
import org.hpsearch.chart.points.Window;
import org.hpsearch.query.match.Row;
import org.jspecify.annotations.Nullable;

/// Mean curves of groups of runs, with a band around them.
final class GroupCurves {
    private final KeyValues keys;
    private final Drawing drawing;

    /// How a mean is drawn.
    ///
    /// @param aligned whether runs share their x; else each is interpolated between its own points
    /// @param memory  keeps means; null where each is drawn once
    record Drawing(
            Spread spread,
            Window window,
            boolean logX,
            boolean aligned,
            @Nullable CurveMemory memory) {
        private MeanCurve mean(List<IndexedPoints> curves) {
            return memory == null
                    ? anew(curves)
                    : memory.mean(new CurveMemory.Mean(curves, spread, aligned), () -> anew(curves));
        }

        private MeanCurve anew(List<IndexedPoints> curves) {
            return aligned ? MeanCurve.of(curves, spread) : MeanCurve.between(curves, spread);
        }
    }

    /// @param keys what the runs of a group have in common
    GroupCurves(KeyValues keys, Drawing drawing) {
        this.keys = keys;
        this.drawing = drawing;
    }

    /// The groups' lines of a metric.
    ///
    /// @param read of each run, as [CurveSource#read(List, List)] gives it
    List<RunLine> lines(String metric, List<Row> rows, List<Map<String, CurveSource.Read>> read) {
        Map<List<String>, List<Member>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            CurveSource.Read own = read.get(i).get(metric);
            if (own != null) {
                groups.computeIfAbsent(keys.of(rows.get(i)), group -> new ArrayList<>())
                        .add(new Member(rows.get(i), own.points()));
            }
        }
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(keys.order()))
                .map(group -> new RunLine(group.getValue().getFirst().run(), line(group.getKey(), group.getValue())))
                .toList();
    }

    private record Member(Row run, IndexedPoints points) {}

    private Label label(List<String> group, int runs) {
        List<String> names = keys.names();
        Map<String, String> shorts = ShortNames.of(names);
        String count = " (" + runs + ")";
        String whole = KeyValues.joined(names, "=", group);
        List<String> shortNames =
                names.stream().map(name -> shorts.getOrDefault(name, name)).toList();
        return new Label(List.of(
                new Label.Form(whole + count, ""),
                new Label.Form(KeyValues.joined(shortNames, " ", group) + count, ""),
                new Label.Form(group.isEmpty() ? whole : String.join(" ", group), String.join(" ", shortNames))));
    }

    private Series line(List<String> group, List<Member> members) {
        List<IndexedPoints> curves = members.stream().map(Member::points).toList();
        MeanCurve mean = drawing.mean(curves).in(drawing.window);
        Label label = label(group, curves.size());
        Points points = drawing.window.reduced(mean.x(), mean.mean(), drawing.logX);
        return new Series(
                keys.text(group),
                label,
                points,
                null,
                curves.size() < 2 ? null : mean.band(drawing.window.slices()),
                new double[0],
                members.size() == 1 ? CurveEnd.of(members.getFirst().run().state()) : End.DONE,
                Double.NaN,
                Double.NaN,
                mean.means(points.x()),
                List.of());
    }
}
