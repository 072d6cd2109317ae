package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.LineLooks.Look;
import org.hpsearch.chart.medium.Canvas.Stroke;
import org.hpsearch.chart.points.Points;
import org.junit.jupiter.api.Test;

class LineLooksTest {
    private static LineLooks looks(Series... lines) {
        Map<String, Look> looks = new LinkedHashMap<>();
        for (Series line : lines) {
            looks.put(line.key(), line.look());
        }
        return LineLooks.of(looks);
    }

    private static Series line(String key) {
        return new Series(
                key,
                Label.of(key),
                new Points(new double[] {1}, new double[] {1}),
                null,
                null,
                new double[0],
                End.DONE,
                Double.NaN,
                Double.NaN);
    }

    @Test
    void linesThatShareAColourByChanceAreDashed() {
        Map<String, Integer> colours = new LinkedHashMap<>(Map.of("a", 3));
        colours.put("b", 3);
        colours.put("c", 4);
        assertEquals(
                Map.of("a", Stroke.NORMAL, "b", Stroke.LONG_DASHED, "c", Stroke.NORMAL), LineLooks.strokes(colours));
    }

    @Test
    void colourAndStrokeAreChosenApart() {
        LineLooks looks = looks(
                line("a").looking(new Look("lr=1", 0)),
                line("b").looking(new Look("lr=1", 1)),
                line("c").looking(new Look("lr=2", 1)),
                line("d").looking(new Look("lr=2", -1)));
        assertEquals(looks.rgb("a", false), looks.rgb("b", false));
        assertEquals(looks.rgb("c", true), looks.rgb("d", true));
        assertNotEquals(looks.rgb("a", false), looks.rgb("c", false));
        assertEquals(List.of(), looks.dashes("a"));
        assertEquals(List.of(9.0, 4.0), looks.dashes("b"));
        assertEquals(List.of(9.0, 4.0), looks.dashes("c"));
        assertEquals(List.of(), looks.dashes("d"), "lr=2 has a colour of its own");
    }

    @Test
    void aLineHasTheColourOfItsKeyUnlessItLooksOtherwise() {
        LineLooks looks = looks(line("a"), line("b"));
        assertNotEquals(looks.rgb("a", false), looks.rgb("b", false));
        assertEquals(looks.rgb("a", false), looks(line("a")).rgb("a", false));
    }
}
