package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.capture.output.word.StepAxis;
import org.junit.jupiter.api.Test;

class BarRoundsTest {
    private final BarRounds rounds = new BarRounds();
    private double current = Double.NaN;

    private String steps(double total, boolean valued, double... positions) {
        StringBuilder steps = new StringBuilder();
        for (double at : positions) {
            current = rounds.step(new StepCounter.Position(StepAxis.BATCH, at, total), valued, current);
            steps.append((int) current).append(rounds.beginsAgain() ? "* " : " ");
        }
        return steps.toString().strip();
    }

    @Test
    void eachRoundFollowsTheOneBefore() {
        assertEquals("0 10 20 20* 30 40 40* 60", steps(20, true, 0, 10, 20, 0, 10, 20, 0, 20));
        assertEquals(true, rounds.any());
    }

    @Test
    void aRoundWithoutValuesCountsForNothing() {
        assertEquals("0 10 20", steps(20, false, 0, 10, 20));
        assertEquals("0 10 20", steps(20, true, 0, 10, 20));
        assertEquals("20 20 20", steps(20, false, 0, 10, 20));
        assertEquals("20* 30 40", steps(20, true, 0, 10, 20));
    }

    @Test
    void barsOfOtherLengthsAreOtherBars() {
        assertEquals("20", steps(20, true, 20));
        assertEquals("1 5", steps(5, true, 1, 5));
        assertEquals("21*", steps(20, true, 1));
        assertEquals("6* 10", steps(5, true, 1, 5));
    }

    @Test
    void workersThatDrawTheSameBarAreNoRounds() {
        assertEquals("6 5 7 6 8", steps(20, true, 6, 5, 7, 6, 8));
    }

    @Test
    void aBarWithoutALengthIsNotCounted() {
        assertEquals("10 1", steps(Double.NaN, true, 10, 1));
        assertEquals(false, rounds.any());
    }
}
