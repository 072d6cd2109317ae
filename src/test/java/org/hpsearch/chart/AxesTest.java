package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.chart.medium.BrailleCanvas;
import org.junit.jupiter.api.Test;

class AxesTest {
    private static final AxisUnit NUMBER = new AxisUnit.Number();
    private final BrailleCanvas canvas = new BrailleCanvas(40, 10);

    private String ends(double low, double high) {
        Scale scale = Axes.rounded(canvas, new Scale(low, high, false, NUMBER), 36);
        return scale.low() + " to " + scale.high();
    }

    @Test
    void anAxisReachesTheNextTickWhereMuchOfTheStepIsThere() {
        assertEquals("0.0 to 1.0", ends(0.1, 0.98));
        assertEquals("0.0 to 0.88", ends(0, 0.88));
        assertEquals("0.0 to 1.0", ends(0, 1));
    }

    @Test
    void aLogarithmicAxisStaysAsItIs() {
        Scale scale = new Scale(1, 90, true, NUMBER);
        assertEquals(scale, Axes.rounded(canvas, scale, 36));
    }

    @Test
    void aTextIsCutInItsMiddle() {
        assertEquals("abcdef", Axes.cut(canvas, "abcdef", 4, 12));
        assertEquals("abc…gh", Axes.cut(canvas, "abcdefgh", 4, 12));
        assertEquals("…", Axes.cut(canvas, "abc", 4, 1));
    }

    @Test
    void aTextOfPartsLosesItsLastOnes() {
        assertEquals("5 runs; a; b", Axes.parts(canvas, "5 runs; a; b", 4, 24));
        assertEquals("5 runs; a; …", Axes.parts(canvas, "5 runs; a; bc", 4, 24));
        assertEquals("5 runs; …", Axes.parts(canvas, "5 runs; abcd; bc", 4, 18));
        assertEquals("5 …s", Axes.parts(canvas, "5 runs; abcd", 4, 8));
    }

    @Test
    void theNumbersOfAnAxisDoNotTouch() {
        new Axes(canvas, new Chart.Box(10, 2, 60, 24), new Scale(0, 1e6, false, NUMBER), new Scale(0, 1, false, NUMBER))
                .draw(true);
        assertEquals("""
             1.0


             0.5


               0 ⡤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⡤⠤⠤⠤⠤⠤⡄
                0    0.2M  0.4M  0.6M  0.8M  1.0M


            """, canvas.lines(false));
    }
}
