package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.MeanCurve;
import org.hpsearch.chart.Points;
import org.hpsearch.chart.Spread;
import org.hpsearch.chart.Window;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.same.Configuration;
import org.hpsearch.query.values.RowValues;
import org.hpsearch.query.values.RowValues.Shared;
import org.hpsearch.show.table.GroupTables;

/// Mean curves of groups of runs, with a band around them.
final class GroupCurves {
    private final RowValues values;
    private final Drawing drawing;
    private final List<String> keys;
    private final Map<String, Map<Row, String>> texts = new HashMap<>();

    /// Of a key whose values are numbers these in their order.
    private final Map<String, List<String>> orders = new HashMap<>();

    /// How a mean is drawn.
    ///
    /// @param aligned whether runs share their x; else each is interpolated between its own points
    record Drawing(Spread spread, Window window, boolean logX, boolean aligned) {}

    /// @param keys what the runs of a group have in common; [Configuration#KEY] stands for all that is no mere
    ///             repeat
    GroupCurves(List<String> keys, RowValues values, Drawing drawing) {
        this.values = values;
        this.drawing = drawing;
        this.keys = keys(keys, values);
        this.keys.forEach(this::add);
    }

    /// The keys, with the differing parameters in place of [Configuration#KEY].
    static List<String> keys(List<String> keys, RowValues values) {
        return keys.stream()
                .flatMap(key -> key.equals(Configuration.KEY)
                        ? new DifferingParams(values).settings().stream().map(name -> "param." + name)
                        : Stream.of(key))
                .distinct()
                .toList();
    }

    private void add(String key) {
        List<Shared> distinct = values.distinct(key);
        Map<Row, String> of = new IdentityHashMap<>();
        distinct.forEach(shared -> shared.rows().forEach(row -> of.put(row, shared.text())));
        texts.put(key, of);
        if (distinct.stream().allMatch(shared -> Double.isFinite(shared.number()))) {
            orders.put(key, distinct.stream().map(Shared::text).toList());
        }
    }

    /// The groups' lines of a metric.
    ///
    /// @param read of each run, as [CurveSource#read(List, List)] gives it
    /// @param points the points of a run that count
    List<Series> lines(
            String metric,
            List<Row> rows,
            List<Map<String, CurveSource.Read>> read,
            Function<CurveSource.Read, Points> points) {
        Map<List<String>, List<Member>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            CurveSource.Read own = read.get(i).get(metric);
            if (own != null) {
                groups.computeIfAbsent(values(rows.get(i)), group -> new ArrayList<>())
                        .add(new Member(rows.get(i), points.apply(own)));
            }
        }
        Comparator<List<String>> order = order(List.copyOf(groups.keySet()));
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(order))
                .map(group -> line(group.getKey(), group.getValue()))
                .toList();
    }

    private record Member(Row run, Points points) {}

    /// Numbers by their size, texts as they come; runs without a number last.
    private Comparator<List<String>> order(List<List<String>> groups) {
        Comparator<List<String>> order = (a, b) -> 0;
        for (int i = 0; i < keys.size(); i++) {
            int at = i;
            List<String> values = orders.getOrDefault(
                    keys.get(i),
                    groups.stream().map(group -> group.get(at)).distinct().toList());
            order = order.thenComparingInt(group -> {
                int place = values.indexOf(group.get(at));
                return place < 0 ? values.size() : place;
            });
        }
        return order;
    }

    private List<String> values(Row row) {
        return keys.stream()
                .map(key -> texts.getOrDefault(key, Map.of()).getOrDefault(row, GroupTables.NO_VALUE))
                .toList();
    }

    private Label label(List<String> group, int runs) {
        List<String> names = keys.stream().map(GroupCurves::bare).toList();
        Map<String, String> shorts = ShortNames.of(names);
        String count = " (" + runs + ")";
        String whole = joined(names, "=", group);
        List<String> shortNames =
                names.stream().map(name -> shorts.getOrDefault(name, name)).toList();
        return new Label(List.of(
                new Label.Form(whole + count, ""),
                new Label.Form(joined(shortNames, " ", group) + count, ""),
                new Label.Form(group.isEmpty() ? whole : String.join(" ", group), String.join(" ", shortNames))));
    }

    private static String bare(String key) {
        return key.startsWith("param.") ? key.substring("param.".length()) : key;
    }

    private static String joined(List<String> names, String between, List<String> group) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            pairs.add(names.get(i) + between + group.get(i));
        }
        return pairs.isEmpty() ? "all" : pairs.stream().collect(Collectors.joining(" "));
    }

    private Series line(List<String> group, List<Member> members) {
        List<Points> curves = members.stream().map(Member::points).toList();
        MeanCurve whole =
                drawing.aligned ? MeanCurve.of(curves, drawing.spread) : MeanCurve.between(curves, drawing.spread);
        MeanCurve mean = whole.in(drawing.window);
        Label label = label(group, curves.size());
        Points points = drawing.window.reduced(mean.x(), mean.mean(), drawing.logX);
        return new Series(
                joined(keys.stream().map(GroupCurves::bare).toList(), "=", group),
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
