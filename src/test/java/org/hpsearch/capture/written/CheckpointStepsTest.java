package org.hpsearch.capture.written;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class CheckpointStepsTest {
    @Test
    void withoutStepsThereIsNone() {
        assertNull(new CheckpointSteps().step("a_5.pt", 1));
    }

    @Test
    void theNumberInTheNameOrTheLastStepBefore() {
        CheckpointSteps steps = new CheckpointSteps();
        for (int epoch = 0; epoch < 20; epoch++) {
            steps.add(epoch, epoch);
        }
        assertEquals(5, steps.step("ae_005.pt", 19.5));
        assertEquals(20, steps.step("ae_020.pt", 19.5), "saved just before its step is printed");
        assertEquals(19, steps.step("ae_021.pt", 19.5), "no step of this run");
        assertEquals(7, steps.step("model.npz", 7.5));
        assertEquals(8, steps.step("model.npz", 8 - CheckpointSteps.LAG / 2), "seen a little later than printed");
        assertNull(steps.step("model.npz", -1));
    }

    @Test
    void ofALongRunTheStepsAreThinned() {
        CheckpointSteps steps = new CheckpointSteps();
        for (int step = 1; step <= 200_000; step++) {
            steps.add(step, step);
        }
        double found = requireNonNull(steps.step("model.npz", 100_000.5));
        assertEquals(100_000, found, 8);
    }
}
