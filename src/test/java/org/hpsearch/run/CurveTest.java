package org.hpsearch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rows of one metric.
class CurveTest {
    private static Curve curve(double... values) {
        Curve curve = new Curve();
        for (int i = 0; i < values.length; i++) {
            curve.add(i + 1, i * 10, values[i]);
        }
        return curve;
    }

    private static String text(Curve curve) {
        return Arrays.toString(curve.steps()) + Arrays.toString(curve.values()) + curve.seams();
    }

    @Test
    void whatIsAddedLaterIsInNoEarlierView() {
        Curve curve = curve(5, 4);
        Curve before = curve.soFar();
        curve.add(3, 20, 3);
        before.add(3, 20, 9);
        curve.add(4, 30, 2);
        assertEquals("[1.0, 2.0, 3.0, 4.0][5.0, 4.0, 3.0, 2.0][]", text(curve));
        assertEquals("[1.0, 2.0, 3.0][5.0, 4.0, 9.0][]", text(before));
    }

    @Test
    void itGrowsBeyondItsFirstArrays() {
        double[] many = new double[1000];
        Arrays.setAll(many, i -> i);
        assertEquals(1000, curve(many).size());
        assertEquals(999.0, curve(many).value(999));
        assertEquals(0, curve().soFar().size());
        Curve grown = curve().soFar();
        grown.add(1, 1, 1);
        assertEquals("[1.0][1.0][]", text(grown));
    }

    @Test
    void datesCountFromWhenEachPartBegan() {
        Curve curve = new Curve();
        curve.add(1, 5, 0);
        curve.begin(100);
        curve.add(2, 5, 0);
        curve.begin(100);
        curve.begin(200);
        curve.add(3, 5, 0);
        curve.begin(Double.NaN);
        curve.add(4, 5, 0);
        assertEquals("[NaN, 105.0, 205.0, NaN]", Arrays.toString(curve.dates()));
        assertEquals(100, curve.zero());
        assertEquals(Double.NaN, curve().zero());
        curve.zero(1000);
        assertEquals("[1005.0, 1005.0, 1005.0, 1005.0]", Arrays.toString(curve.dates()));
    }

    @Test
    void whatIsNotKeptIsATail() {
        Curve curve = curve(1, 2, 3, 4);
        curve.zero(100);
        curve.seam(1);
        curve.seam(2);
        Curve kept = curve.kept(row -> row != 1);
        assertEquals("[1.0, 3.0, 4.0][1.0, 3.0, 4.0][1]", text(kept));
        assertEquals("[100.0, 120.0, 130.0]", Arrays.toString(kept.dates()));
        assertEquals(
                List.of("[2.0][2.0][]"),
                kept.tails().stream().map(CurveTest::text).toList());
        assertEquals("[110.0]", Arrays.toString(kept.tails().getFirst().dates()));
        Curve twice = kept.kept(row -> row < 2);
        assertEquals(
                List.of("[2.0][2.0][]", "[4.0][4.0][]"),
                twice.tails().stream().map(CurveTest::text).toList());
        assertEquals(List.of(), curve.kept(row -> true).tails());
    }
}
