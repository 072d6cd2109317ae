package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.hpsearch.chart.ParallelChart;
import org.hpsearch.chart.Picture;
import org.hpsearch.query.language.NamePrefix;
import org.hpsearch.query.language.Quoting;
import org.hpsearch.query.match.Names;
import org.hpsearch.query.match.Target;
import org.hpsearch.show.table.ImportanceTable;
import org.hpsearch.value.Fields;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Runs by their values as the page's script takes them: parallel coordinates, which scatter plots share, and which
/// parameters mattered.
///
/// @param names of fields, as a query needs them
public record SpreadJson(ParallelChart chart, ImportanceTable importance, Names names) {
    private static final int MOST_SHARES = 12;
    private static final double LINE = 0.05;

    /// All of it.
    public Value.Obj document() {
        List<ParallelChart.Axis> axes = chart.axes(LINE);
        List<Value> shown = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            shown.add(axis(axes.get(i), field(axes.get(i).name(), i == axes.size() - 1)));
        }
        List<Value> runs = new ArrayList<>();
        for (int i = 0; i < chart.things().size(); i++) {
            runs.add(run(chart.things().get(i), axes, i));
        }
        return new Fields.Writer()
                .put("title", chart.heading().title())
                .put("about", chart.heading().subtitle())
                .put("axes", new Value.Items(shown))
                .put("runs", new Value.Items(runs))
                .put("importance", importance(importance))
                .done();
    }

    /// The name of an axis as a query needs it.
    ///
    /// @param judge whether it is the metric that runs are judged by
    private String field(String name, boolean judge) {
        Target target = names.target((judge ? NamePrefix.METRIC : NamePrefix.PARAM).with(name));
        return target == null ? "" : Quoting.name(names.spelling(target));
    }

    private static Value axis(ParallelChart.Axis axis, String field) {
        return new Fields.Writer()
                .put("name", axis.name())
                .put("field", field)
                .put("words", Value.of(axis.words()))
                .put("log", Value.of(axis.log()))
                .put(
                        "ticks",
                        new Value.Items(axis.ticks().stream()
                                .<Value>map(tick -> new Value.Items(List.of(number(tick.at()), Value.of(tick.text()))))
                                .toList()))
                .done();
    }

    /// A run: its place on each axis, and its values as a query needs them.
    private static Value run(ParallelChart.Thing thing, List<ParallelChart.Axis> axes, int index) {
        return new Fields.Writer()
                .put("id", thing.key())
                .put("label", thing.label())
                .put("light", colour(thing.score(), false))
                .put("dark", colour(thing.score(), true))
                .put(
                        "at",
                        new Value.Items(axes.stream()
                                .map(axis -> number(axis.places()[index]))
                                .toList()))
                .put(
                        "values",
                        new Value.Items(thing.values().stream()
                                .map(value -> value.isEmpty() ? Value.nothing() : Value.of(Quoting.value(value)))
                                .toList()))
                .done();
    }

    private static String colour(double score, boolean dark) {
        return String.format(Locale.ROOT, "#%06x", Picture.heat(score, dark));
    }

    private static Value number(double number) {
        return Double.isFinite(number) ? new Value.Num(Numbers.print(Math.rint(number * 1e4) / 1e4)) : Value.nothing();
    }

    private static Value importance(ImportanceTable table) {
        TreeMap<String, Value> fields = new TreeMap<>();
        fields.put("about", Value.of(table.about()));
        fields.put(
                "shares",
                new Value.Items(table.shares().stream()
                        .limit(MOST_SHARES)
                        .<Value>map(share -> new Value.Items(List.of(Value.of(share.name()), number(share.share()))))
                        .toList()));
        return new Value.Obj(fields);
    }
}
