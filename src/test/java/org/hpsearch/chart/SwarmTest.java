package org.hpsearch.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class SwarmTest {
    @Test
    void marksThatTouchNoOtherStay() {
        assertArrayEquals(new double[] {0, 0}, Swarm.moves(new double[] {0, 10}, new double[] {0, 0}, 4, 99), 0);
    }

    @Test
    void equalMarksMoveToBothSides() {
        assertArrayEquals(
                new double[] {0, 4, -4, 8, -8},
                Swarm.moves(new double[] {5, 5, 5, 5, 5}, new double[] {1, 1, 1, 1, 1}, 4, 99),
                0);
    }

    @Test
    void noMarkIsMovedFartherThanItMay() {
        assertArrayEquals(
                new double[] {0, 4, -4, 0, 0},
                Swarm.moves(new double[] {5, 5, 5, 5, 5}, new double[] {1, 1, 1, 1, 1}, 4, 7),
                0);
        assertArrayEquals(new double[] {0, 0}, Swarm.moves(new double[] {5, 5}, new double[] {1, 1}, 4, 3), 0);
    }
}
