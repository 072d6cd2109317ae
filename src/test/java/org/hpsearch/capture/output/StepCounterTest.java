package org.hpsearch.capture.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.hpsearch.capture.output.word.StepAxis;
import org.junit.jupiter.api.Test;

class StepCounterTest {
    private final StepCounter counter = new StepCounter();

    private static StepCounter.Position at(StepAxis axis, double at) {
        return new StepCounter.Position(axis, at, Double.NaN);
    }

    private static StepCounter.Position of(StepAxis axis, double at, double total) {
        return new StepCounter.Position(axis, at, total);
    }

    private double take(StepCounter.Position... positions) {
        counter.take(List.of(positions), false, false, true);
        return counter.current();
    }

    private double bar(StepCounter.Position... positions) {
        counter.take(List.of(positions), true, false, true);
        return counter.current();
    }

    @Test
    void nothingIsCounted() {
        assertEquals(Double.NaN, counter.current());
        assertEquals(Double.NaN, take());
        assertEquals(Double.NaN, counter.epochBeside());
    }

    @Test
    void epochsAlone() {
        assertEquals(1, take(at(StepAxis.EPOCH, 1)));
        assertEquals(2, take(at(StepAxis.EPOCH, 2)));
        assertEquals(Double.NaN, counter.epochBeside());
    }

    @Test
    void batchesWithinEpochs() {
        assertEquals(10, take(at(StepAxis.EPOCH, 1), of(StepAxis.BATCH, 10, 20)));
        assertEquals(20, take(at(StepAxis.EPOCH, 1), of(StepAxis.BATCH, 20, 20)));
        assertEquals(30, take(at(StepAxis.EPOCH, 2), of(StepAxis.BATCH, 10, 20)));
        assertEquals(2, counter.epochBeside());
    }

    @Test
    void aStepGoesBeforeTheEpoch() {
        assertEquals(100, take(at(StepAxis.EPOCH, 1), at(StepAxis.STEP, 100)));
        assertEquals(200, take(at(StepAxis.STEP, 200)));
        assertEquals(300, take(at(StepAxis.STEP, 7), at(StepAxis.GLOBAL, 300)));
    }

    @Test
    void aBarBelowAnEpochCountsNoSteps() {
        take(at(StepAxis.EPOCH, 1));
        assertEquals(1, bar(of(StepAxis.BATCH, 10, 20)));
        assertEquals(1, bar(of(StepAxis.BATCH, 20, 20)));
        assertEquals(false, counter.evaluates());
        assertEquals(1, bar(of(StepAxis.BATCH, 3, 5)));
        assertEquals(true, counter.evaluates());
        assertEquals(2, take(at(StepAxis.EPOCH, 2)));
        assertEquals(false, counter.evaluates());
    }

    @Test
    void partsOfEpochs() {
        assertEquals(0.5, take(at(StepAxis.EPOCH, 0.5)));
        assertEquals(1.25, take(at(StepAxis.EPOCH, 1.25)));
        assertEquals(40, take(of(StepAxis.BATCH, 40, 100)));
        assertEquals(40, take(at(StepAxis.EPOCH, 1.5)));
    }

    @Test
    void foldsAndPerCentsCountOnlyWhereNothingElseDoes() {
        assertEquals(1, take(at(StepAxis.FOLD, 1)));
        assertEquals(25, take(at(StepAxis.PROGRESS, 25)));
        assertEquals(3, take(at(StepAxis.EPOCH, 3)));
        assertEquals(3, take(at(StepAxis.FOLD, 2)));
    }

    @Test
    void anEvaluationsCounterIsNoStepOfTheTraining() {
        take(at(StepAxis.EPOCH, 1), of(StepAxis.BATCH, 10, 20));
        counter.take(List.of(of(StepAxis.BATCH, 3, 5)), false, true, true);
        assertEquals(10, counter.current());
    }

    @Test
    void manyPositionsOfOneRecord() {
        List<StepCounter.Position> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(at(StepAxis.ROUND, i));
        }
        counter.take(many, false, false, true);
        assertEquals(0, counter.current());
    }
}
