package org.hpsearch.show.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.project.Direction;
import org.junit.jupiter.api.Test;

class BaselineChangeTest {
    private static String of(double base, double value, Direction direction) {
        BaselineChange comparison = BaselineChange.of(base, value, direction);
        return comparison.text() + " " + comparison.verdict();
    }

    @Test
    void aChangeIsInPerCentOfTheBaseline() {
        assertEquals("+10 % better", of(0.5, 0.55, Direction.MAX));
        assertEquals("+10 % worse", of(0.5, 0.55, Direction.MIN));
        assertEquals("-50 % better", of(2, 1, Direction.MIN));
        assertEquals("+50 % ", of(-2, -1, Direction.NONE));
        assertEquals("+50 % better", of(-2, -1, Direction.MAX));
    }

    @Test
    void whereThereIsNoneNothingIsSaid() {
        assertEquals(" ", of(1, 1, Direction.MAX));
        assertEquals(" ", of(0, 1, Direction.MAX));
        assertEquals(" ", of(Double.NaN, 1, Direction.MAX));
        assertEquals(" ", of(1, Double.NaN, Direction.MAX));
        assertEquals(" ", of(1, Double.POSITIVE_INFINITY, Direction.MAX));
    }
}
