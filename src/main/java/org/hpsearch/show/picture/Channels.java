package org.hpsearch.show.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hpsearch.chart.LineChart.Panel;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.LineLooks;
import org.hpsearch.query.match.Row;
import org.hpsearch.query.values.RowValues;

/// What decides the colour, the stroke and the panel of lines, each apart from the others: values of keys.
public final class Channels {
    private final CurveOptions options;
    private final List<Row> rows;
    private final KeyValues colour;
    private final KeyValues stroke;
    private final KeyValues panel;

    Channels(CurveOptions options, RowValues values) {
        this.options = options;
        this.rows = values.rows();
        this.colour = new KeyValues(options.colour, values);
        this.stroke = new KeyValues(options.stroke, values);
        this.panel = new KeyValues(options.panel, values);
    }

    /// A colour or a stroke, and what it stands for.
    ///
    /// @param name of the key or keys
    /// @param key  a line that has it
    /// @param text the value or values
    public record Meaning(String channel, String name, String key, String text) {}

    /// The lines with the looks that their runs give them, in a panel for each value.
    List<Panel> panels(String metric, List<RunLine> lines) {
        List<List<String>> strokes = stroke.distinct(rows);
        Map<List<String>, List<Series>> panels = new LinkedHashMap<>();
        for (List<String> value : panel.distinct(rows)) {
            panels.put(value, new ArrayList<>());
        }
        for (RunLine line : lines) {
            Series series = line.series();
            LineLooks.Look look = new LineLooks.Look(
                    options.colour.isEmpty() ? series.key() : colour.text(colour.of(line.run())),
                    options.stroke.isEmpty() ? series.look().stroke() : strokes.indexOf(stroke.of(line.run())));
            panels.getOrDefault(panel.of(line.run()), new ArrayList<>()).add(series.looking(look));
        }
        List<Panel> drawn = new ArrayList<>();
        panels.forEach((value, of) -> {
            if (!of.isEmpty()) {
                String title = options.panel.isEmpty() ? metric : metric + ", " + panel.text(value);
                drawn.add(new Panel(title, of, options.logY, options.limit(0), options.limit(1)));
            }
        });
        return drawn;
    }

    /// What colours and strokes stand for, where they were chosen.
    ///
    /// @param lines of a chart
    List<Meaning> meanings(List<RunLine> lines) {
        return Stream.concat(
                        meanings("colour", options.colour, colour, lines),
                        meanings("stroke", options.stroke, stroke, lines))
                .toList();
    }

    private Stream<Meaning> meanings(String channel, List<String> chosen, KeyValues values, List<RunLine> lines) {
        if (chosen.isEmpty()) {
            return Stream.empty();
        }
        Map<List<String>, String> keys = new LinkedHashMap<>();
        lines.forEach(
                line -> keys.putIfAbsent(values.of(line.run()), line.series().key()));
        String name = String.join(" ", values.names());
        return values.distinct(lines.stream().map(RunLine::run).toList()).stream()
                .map(value -> new Meaning(channel, name, keys.getOrDefault(value, ""), String.join(" ", value)));
    }

    /// What cannot be told apart.
    List<String> notices() {
        List<String> notices = new ArrayList<>();
        shared(notices, "colours", options.stroke.isEmpty() ? Integer.MAX_VALUE : LineLooks.COLOURS, colour);
        shared(notices, "strokes", LineLooks.STROKES, stroke);
        return notices;
    }

    private void shared(List<String> notices, String what, int most, KeyValues values) {
        int count = values.distinct(rows).size();
        if (count > most) {
            notices.add(String.join(" ", values.names()) + " has " + count + " values for " + most + " " + what
                    + ", so some share one");
        }
    }
}
