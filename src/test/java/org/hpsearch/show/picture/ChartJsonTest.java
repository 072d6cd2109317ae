package org.hpsearch.show.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.chart.AxisUnit;
import org.hpsearch.chart.Chart;
import org.hpsearch.chart.Label;
import org.hpsearch.chart.LineChart;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.points.Points;
import org.junit.jupiter.api.Test;

class ChartJsonTest {
    private static final double NAN = Double.NaN;

    private static Points points(double... y) {
        double[] x = new double[y.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i + 1;
        }
        return new Points(x, y);
    }

    private static String json(List<Channels.Meaning> meanings, List<String> notices, Series... lines) {
        LineChart.Panel panel = new LineChart.Panel("loss \"a\"", List.of(lines), false, NAN, NAN);
        List<LineChart.Panel> panels = lines.length == 0 ? List.of() : List.of(panel);
        return ChartJson.of(
                        new LineChart(Chart.Heading.NONE, panels, "step", false, new AxisUnit.Step()),
                        meanings,
                        notices)
                .replaceAll("\"#[0-9a-f]{6}\"", "COLOUR");
    }

    @Test
    void anEmptyChart() {
        assertEquals(
                "{\"x\":\"step\",\"unit\":\"step\",\"notices\":[],\"meanings\":[],\"panels\":[]}\n",
                json(List.of(), List.of()));
        assertEquals(
                "{\"x\":\"step\",\"unit\":\"step\",\"notices\":[\"1 run has no"
                        + " 'loss'\"],\"meanings\":[],\"panels\":[]}\n",
                json(List.of(), List.of("1 run has no 'loss'")));
    }

    @Test
    void aLineHasOnlyWhatIsNotUsual() {
        assertEquals("""
            {"x":"step","unit":"step","notices":[],"meanings":[],"panels":[
            {"metric":"loss \\"a\\"","series":[
            {"key":"a","label":"lr=0.1","light":COLOUR,"dark":COLOUR,"end":"done","x":[1,2],"y":[0.5,null]}]}]}
            """, json(List.of(), List.of(), Series.of("a", Label.of("lr=0.1"), points(0.5, NAN))));
    }

    @Test
    void allThatALineMayHave() {
        LineChart.Band band =
                new LineChart.Band(new double[] {1}, new double[] {0.25}, new double[] {0.75}, new int[] {2});
        Series whole = Series.of("a", Label.of("a"), points(0.5))
                .smoothedFrom(points(0.75))
                .banded(band)
                .resumed(new double[] {1}, List.of())
                .ending(End.broken("killed"))
                .best(1, 0.5);
        Series other = Series.of("b", Label.of("b"), points()).ending(End.open("running"));
        assertEquals("""
            {"x":"step","unit":"step","notices":[],"meanings":[],"panels":[
            {"metric":"loss \\"a\\"","series":[
            {"key":"a","label":"a","light":COLOUR,"dark":COLOUR,"end":"broken","x":[1],"y":[0.5],\
            "rawX":[1],"rawY":[0.75],"bandX":[1],"low":[0.25],"high":[0.75],"seams":[1],"best":[1,0.5]},
            {"key":"b","label":"b","light":COLOUR,"dark":COLOUR,"end":"open","x":[],"y":[]}]}]}
            """, json(List.of(), List.of(), whole, other));
    }

    @Test
    void whatColoursStandFor() {
        Series line = Series.of("a", Label.of("a"), points(1));
        assertEquals(
                """
                {"x":"step","unit":"step","notices":[],"meanings":[\
                {"channel":"colour","name":"lr","text":"0.1","light":COLOUR,"dark":COLOUR},\
                {"channel":"stroke","name":"opt","text":"adam w","light":COLOUR,"dark":COLOUR}],"panels":[
                {"metric":"loss \\"a\\"","series":[
                {"key":"a","label":"a","light":COLOUR,"dark":COLOUR,"end":"done","x":[1],"y":[1]}]}]}
                """,
                json(
                        List.of(
                                new Channels.Meaning("colour", "lr", "a", "0.1"),
                                new Channels.Meaning("stroke", "opt", "a", "adam w")),
                        List.of(),
                        line));
    }
}
