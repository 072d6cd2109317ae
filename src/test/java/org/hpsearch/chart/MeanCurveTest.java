package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.chart.points.IndexedPoints;
import org.hpsearch.chart.points.Points;
import org.junit.jupiter.api.Test;

class MeanCurveTest {
    private static final double NAN = Double.NaN;

    private static IndexedPoints points(double... pairs) {
        double[] x = new double[pairs.length / 2];
        double[] y = new double[pairs.length / 2];
        for (int i = 0; i < x.length; i++) {
            x[i] = pairs[2 * i];
            y[i] = pairs[2 * i + 1];
        }
        return IndexedPoints.of(new Points(x, y));
    }

    @Test
    void theMeanIsTakenAtEachPlace() {
        MeanCurve mean = MeanCurve.of(List.of(points(1, 2, 2, 4), points(1, 4, 2, 8)), Spread.MINMAX);
        assertArrayEquals(new double[] {1, 2}, mean.x());
        assertArrayEquals(new double[] {3, 6}, mean.mean());
        assertArrayEquals(new double[] {2, 4}, mean.low());
        assertArrayEquals(new double[] {4, 8}, mean.high());
    }

    @Test
    void placesWhereFewerThanHalfOfTheCurvesAreHaveNoMean() {
        MeanCurve mean =
                MeanCurve.of(List.of(points(1, 1, 2, 1, 3, 1), points(1, 3, 2, 3), points(1, 5)), Spread.MINMAX);
        assertArrayEquals(new double[] {1, 2}, mean.x());
        assertArrayEquals(new double[] {3, 2}, mean.mean());
        assertEquals(true, mean.cut());
    }

    @Test
    void eachPointSaysOfHowManyCurvesItIsTheMean() {
        MeanCurve mean = MeanCurve.of(
                List.of(points(1, 1, 2, 1, 3, 1), points(1, 3, 2, 3), points(1, NAN), points(2, 5)), Spread.MINMAX);
        assertArrayEquals(new double[] {1, 2}, mean.x());
        assertArrayEquals(new double[] {2, 3}, mean.mean());
        assertArrayEquals(new int[] {2, 3}, mean.runs());
        assertEquals(4, mean.of());
        assertArrayEquals(new int[] {3}, mean.means(new double[] {2}).runs());
        assertEquals(true, mean.means(new double[] {2}).isPartial());
        assertEquals(
                false,
                MeanCurve.of(List.of(points(1, 1), points(1, 3)), Spread.STD)
                        .means(new double[] {1})
                        .isPartial());
    }

    @Test
    void aCurveThatIsPrintedLessOftenCountsBetweenItsOwnPoints() {
        MeanCurve mean = MeanCurve.of(List.of(points(1, 10, 2, 20, 3, 30), points(1, 0, 3, 0)), Spread.MINMAX);
        assertArrayEquals(new double[] {1, 2, 3}, mean.x());
        assertArrayEquals(new double[] {5, 10, 15}, mean.mean());
        assertArrayEquals(new int[] {2, 2, 2}, mean.runs());
    }

    @Test
    void longCurvesHaveTheMeanOfShortOnes() {
        List<IndexedPoints> curves = new ArrayList<>();
        for (int run = 0; run < 3; run++) {
            double[] x = new double[100_000 + 5 * run];
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = i / 3 * (run == 2 ? 7 : 1);
                y[i] = i + run * 1000.0;
            }
            curves.add(IndexedPoints.of(new Points(x, y)));
        }
        MeanCurve mean = MeanCurve.of(curves, Spread.MINMAX);
        for (int i = 0; i < 33_000; i++) {
            assertEquals(i, mean.x()[i]);
            assertEquals(3, mean.runs()[i]);
            assertEquals(i / 7 * 3 + 2 + 2000 + i % 7 / 7.0, third(mean, i), 1e-6);
        }
        assertEquals(33_334, mean.x()[33_334]);
        assertEquals(2, mean.runs()[33_334], "the first curve has ended");
        assertEquals(true, mean.cut());
        assertEquals(33_335, mean.x().length);
    }

    /// What the third curve adds to the mean at a step.
    private static double third(MeanCurve mean, int step) {
        double first = 3 * step + 2;
        return 3 * mean.mean()[step] - first - (first + 1000);
    }

    @Test
    void theDeviationIsThatOfASample() {
        MeanCurve mean = MeanCurve.of(List.of(points(0, 1), points(0, 2), points(0, 3)), Spread.STD);
        assertArrayEquals(new double[] {1}, mean.low());
        assertArrayEquals(new double[] {3}, mean.high());
        assertArrayEquals(
                new double[] {7},
                MeanCurve.of(List.of(points(0, 7)), Spread.STD).low());
    }

    @Test
    void theQuartersAreThoseOfNumpy() {
        MeanCurve mean =
                MeanCurve.of(List.of(points(0, 4), points(0, 1), points(0, 3), points(0, 2)), Spread.QUANTILES);
        assertArrayEquals(new double[] {1.75}, mean.low());
        assertArrayEquals(new double[] {3.25}, mean.high());
    }

    @Test
    void missingValuesAreSkippedAndPlacesPutInOrder() {
        MeanCurve mean = MeanCurve.of(List.of(points(3, 30, 1, 10, 2, NAN, NAN, 5)), Spread.STD);
        assertArrayEquals(new double[] {1, 3}, mean.x());
        assertArrayEquals(new double[] {10, 30}, mean.mean());
    }

    @Test
    void ofSeveralValuesAtOnePlaceTheLastCounts() {
        MeanCurve mean = MeanCurve.of(List.of(points(1, 5, 1, 7, 2, 9)), Spread.STD);
        assertArrayEquals(new double[] {7, 9}, mean.mean());
    }

    @Test
    void noCurvesHaveNoMean() {
        assertEquals(0, MeanCurve.of(List.of(), Spread.STD).x().length);
        assertEquals(0, MeanCurve.between(List.of(points(NAN, 1)), Spread.STD).x().length);
    }

    @Test
    void curvesWithOtherPlacesAreInterpolated() {
        MeanCurve mean = MeanCurve.between(List.of(points(0, 0, 10, 10), points(0, 10, 5, 10, 10, 10)), Spread.MINMAX);
        assertEquals(200, mean.x().length);
        assertEquals(5, mean.mean()[0]);
        assertEquals(10, mean.mean()[199]);
        for (int i = 0; i < 200; i++) {
            assertEquals((mean.x()[i] + 10) / 2, mean.mean()[i], 1e-9);
        }
    }

    @Test
    void aBandKeepsTheOuterBoundsOfEachSlice() {
        MeanCurve mean = new MeanCurve(
                new double[] {1, 2, 3, 4},
                new double[4],
                new double[] {-1, -5, -2, -3},
                new double[] {1, 2, 9, 3},
                new int[] {4, 3, 3, 2},
                4,
                false);
        LineChart.Band band = mean.band(2);
        assertArrayEquals(new double[] {1, 4}, band.x());
        assertArrayEquals(new double[] {-5, -3}, band.low());
        assertArrayEquals(new double[] {2, 9}, band.high());
        assertArrayEquals(new int[] {3, 2}, band.runs());
    }
}
