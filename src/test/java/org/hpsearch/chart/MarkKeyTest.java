package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hpsearch.chart.LineChart.End;
import org.hpsearch.chart.LineChart.Series;
import org.hpsearch.chart.medium.BrailleCanvas;
import org.hpsearch.chart.points.Points;
import org.junit.jupiter.api.Test;

class MarkKeyTest {
    private static final Points POINTS = new Points(new double[] {1, 2}, new double[] {3, 4});

    private static Series line() {
        return Series.of("a", Label.of("a"), POINTS);
    }

    /// The key on a terminal; a line of dots is a kind of line.
    private static String drawn(MarkKey key, int columns) {
        BrailleCanvas canvas = new BrailleCanvas(columns, 1);
        key.draw(canvas, 0, 4, columns * 2);
        return canvas.lines(false).replaceAll("[⠀-⣿]+", "--").strip();
    }

    private static MarkKey key(Series... lines) {
        return MarkKey.ofPanels(List.of(new LineChart.Panel("loss", List.of(lines), false, Double.NaN, Double.NaN)));
    }

    private static String of(Series... lines) {
        return drawn(key(lines), 100);
    }

    @Test
    void onlyMarksThatOccurAreExplained() {
        assertEquals("", of());
        assertEquals("", of(line(), line()));
        assertEquals("o best", of(line(), line().best(2, 4)).replaceAll(" +", " "));
        assertEquals(
                "| resumed", of(line().resumed(new double[] {2}, List.of())).replaceAll(" +", " "));
        assertEquals("× failed", of(line().ending(End.broken("failed"))).replaceAll(" +", " "));
        assertEquals("-- running", of(line().ending(End.open("running"))).replaceAll(" +", " "));
    }

    @Test
    void endsAreCalledWhatTheyAreEachOnce() {
        assertEquals(
                "× failed, killed -- lost, running",
                of(
                                line().ending(End.broken("killed")),
                                line().ending(End.broken("failed")),
                                line().ending(End.broken("failed")),
                                line().ending(End.open("running")),
                                line().ending(End.open("lost")))
                        .replaceAll(" +", " "));
    }

    @Test
    void aCurveWhoseLastValueIsNoNumberBreaksOff() {
        Series lost = Series.of("a", Label.of("a"), new Points(new double[] {1, 2}, new double[] {3, Double.NaN}));
        assertEquals("× breaks off", of(lost).replaceAll(" +", " "));
        assertEquals("× killed", of(lost, line().ending(End.broken("killed"))).replaceAll(" +", " "));
    }

    @Test
    void meansOfFewerRuns() {
        LineChart.Means whole = new LineChart.Means(new int[] {3, 3}, 3, false);
        LineChart.Means partial = new LineChart.Means(new int[] {3, 2}, 3, false);
        assertEquals("", of(line().averaging(whole)));
        assertEquals("-- mean of fewer runs", of(line().averaging(partial)).replaceAll(" +", " "));
    }

    @Test
    void pointsOfOtherPictures() {
        assertEquals("", drawn(MarkKey.ofPoints(false, false), 100));
        assertEquals(
                "o best -- moved aside",
                drawn(MarkKey.ofPoints(true, true), 100).replaceAll(" +", " "));
    }

    @Test
    void whatHasNoRoomIsLeftOut() {
        Series all = line().best(2, 4).resumed(new double[] {2}, List.of()).ending(End.broken("failed"));
        assertEquals("o best | resumed ×failed", drawn(key(all), 40).replaceAll(" +", " "));
        assertEquals("o best | resumed", drawn(key(all), 25).replaceAll(" +", " "));
        assertEquals("", drawn(key(all), 4).replaceAll(" +", " "));
    }
}
