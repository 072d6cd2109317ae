package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.hpsearch.chart.Chart.Box;
import org.junit.jupiter.api.Test;

class EndLabelsTest {
    private static final Box BOX = new Box(0, 0, 100, 100);

    @Test
    void labelsThatDoNotTouchStayAtTheirCurves() {
        assertArrayEquals(new double[] {20, 60}, EndLabels.apart(new double[] {20, 60}, 10, BOX), 1e-9);
    }

    @Test
    void labelsThatTouchMoveApart() {
        assertArrayEquals(new double[] {50, 60, 70}, EndLabels.apart(new double[] {50, 50, 50}, 10, BOX), 1e-9);
    }

    @Test
    void labelsStayBesideTheCurves() {
        assertArrayEquals(new double[] {78, 88, 98}, EndLabels.apart(new double[] {99, 99, 99}, 10, BOX), 1e-9);
        assertArrayEquals(new double[0], EndLabels.apart(new double[0], 10, BOX));
    }
}
