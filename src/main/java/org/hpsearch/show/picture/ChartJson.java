package org.hpsearch.show.picture;

import java.util.List;
import java.util.Locale;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.LineLooks;
import org.hpsearch.value.Json;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;

/// Curves as the page's script takes them.
public final class ChartJson {
    private ChartJson() {}

    /// The chart as JSON; numbers that JSON has not are null.
    ///
    /// @param meanings what colours and strokes stand for
    /// @param notices  what is left out
    public static String of(LineChart chart, List<Channels.Meaning> meanings, List<String> notices) {
        LineLooks looks = chart.looks();
        StringBuilder text = new StringBuilder("{\"x\":");
        text(text, chart.xLabel());
        text.append(",\"unit\":");
        text(text, unit(chart.unit()));
        text.append(",\"notices\":");
        Json.line(new Value.Items(notices.stream().map(Value::of).toList()), text);
        text.append(",\"meanings\":[");
        for (Channels.Meaning meaning : meanings) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",").append("{\"channel\":");
            text(text, meaning.channel());
            text.append(",\"name\":");
            text(text, meaning.name());
            text.append(",\"text\":");
            text(text, meaning.text());
            look(text, looks, meaning.key());
            text.append('}');
        }
        text.append("],\"panels\":[");
        for (LineChart.Panel panel : chart.panels()) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",").append("\n{\"metric\":");
            text(text, panel.title());
            text.append(",\"series\":[");
            for (Series series : panel.lines()) {
                text.append(text.charAt(text.length() - 1) == '[' ? "\n" : ",\n");
                series(text, series, looks);
            }
            text.append("]}");
        }
        return text.append("]}\n").toString();
    }

    private static String unit(AxisUnit unit) {
        return unit.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static void look(StringBuilder text, LineLooks looks, String key) {
        text.append(String.format(
                Locale.ROOT, ",\"light\":\"#%06x\",\"dark\":\"#%06x\"", looks.rgb(key, false), looks.rgb(key, true)));
        List<Double> dashes = looks.dashes(key);
        if (!dashes.isEmpty()) {
            numbers(text, "dash", dashes.stream().mapToDouble(length -> length).toArray());
        }
    }

    private static void series(StringBuilder text, Series series, LineLooks looks) {
        text.append("{\"key\":");
        text(text, series.key());
        text.append(",\"label\":");
        text(text, series.label().text());
        look(text, looks, series.key());
        text.append(",\"end\":");
        text(text, series.end().kind().name().toLowerCase(Locale.ROOT));
        numbers(text, "x", series.points().x());
        numbers(text, "y", series.points().y());
        if (series.raw() != null) {
            numbers(text, "rawX", series.raw().x());
            numbers(text, "rawY", series.raw().y());
        }
        if (series.band() != null) {
            numbers(text, "bandX", series.band().x());
            numbers(text, "low", series.band().low());
            numbers(text, "high", series.band().high());
        }
        if (series.seams().length > 0) {
            numbers(text, "seams", series.seams());
        }
        if (!Double.isNaN(series.bestX())) {
            numbers(text, "best", new double[] {series.bestX(), series.bestY()});
        }
        text.append('}');
    }

    private static void text(StringBuilder json, String text) {
        Json.line(Value.of(text), json);
    }

    private static void numbers(StringBuilder json, String name, double[] numbers) {
        json.append(",\"").append(name).append("\":[");
        for (int i = 0; i < numbers.length; i++) {
            json.append(i == 0 ? "" : ",").append(Double.isFinite(numbers[i]) ? Numbers.print(numbers[i]) : "null");
        }
        json.append(']');
    }
}
