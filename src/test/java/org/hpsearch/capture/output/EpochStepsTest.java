package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hpsearch.capture.output.word.StepAxis;
import org.junit.jupiter.api.Test;

class EpochStepsTest {
    private final EpochSteps steps = new EpochSteps();

    private String steps(double epoch, double total, double... positions) {
        StringBuilder text = new StringBuilder();
        for (double at : positions) {
            text.append((int) steps.step(new StepCounter.Position(StepAxis.STEP, at, total), epoch))
                    .append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void aStepThatBeginsAgainWithANewEpoch() {
        assertEquals("10 20", steps(1, 20, 10, 20));
        assertEquals("30 40", steps(2, 20, 10, 20));
        assertEquals("50 60", steps(3, 20, 10, 20));
    }

    @Test
    void withoutATotalAnEpochIsAsLongAsItWasCounted() {
        assertEquals("0 10", steps(1, Double.NaN, 0, 10));
        assertEquals("20 30", steps(2, Double.NaN, 0, 10));
    }

    @Test
    void aStepThatGoesOnIsTheProgramsOwn() {
        assertEquals("10 20", steps(1, Double.NaN, 10, 20));
        assertEquals("20 30", steps(2, Double.NaN, 20, 30));
    }

    @Test
    void aStepThatFallsWithinAnEpochIsLeft() {
        assertEquals("10 20 10", steps(1, 20, 10, 20, 10));
        assertEquals("20 10", steps(Double.NaN, 20, 20, 10));
    }

    @Test
    void aGlobalStepIsNeverMoved() {
        assertEquals(20, steps.step(new StepCounter.Position(StepAxis.GLOBAL, 20, Double.NaN), 1));
        assertEquals(10, steps.step(new StepCounter.Position(StepAxis.GLOBAL, 10, Double.NaN), 2));
    }
}
