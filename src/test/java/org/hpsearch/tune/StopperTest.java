package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StopperTest {
    @Test
    void rungsGrowByEtaUpToTheLargestStep() {
        assertEquals(List.of(3.0, 9.0, 27.0), new Halving(3, 81, 3).rungs());
        assertEquals(List.of(1.0), new Halving(1, 2, 4).rungs());
        assertThrows(IllegalArgumentException.class, () -> new Halving(0, 81, 3));
        assertThrows(IllegalArgumentException.class, () -> new Halving(3, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> new Halving(3, 81, 1));
    }

    @Test
    void theBestThirdGoesOnAndLaterOthersArePromoted() {
        Halving halving = new Halving(3, 81, 3);
        assertTrue(halving.goesOn(0, 2, 9), "before the first rung");
        assertTrue(halving.goesOn(0, 3, 0.5), "the first of a rung");
        assertFalse(halving.goesOn(1, 3, 0.6));
        assertTrue(halving.goesOn(2, 3, 0.4));
        assertTrue(halving.goesOn(2, 4, 0.9), "between rungs");
        assertEquals(OptionalInt.empty(), halving.promoted());
        assertFalse(halving.goesOn(3, 3, 0.45), "the second of four");
        assertFalse(halving.goesOn(4, 3, 0.8));
        assertFalse(halving.goesOn(5, 4, Double.NaN), "diverged");
        assertEquals(OptionalInt.of(3), halving.promoted(), "the second of six");
        assertEquals(OptionalInt.empty(), halving.promoted());
        assertTrue(halving.goesOn(3, 8, 0.41));
        assertTrue(halving.goesOn(3, 9, 0.41));
        assertFalse(halving.goesOn(0, 9, 0.5));
    }

    @Test
    void aTrialThatSkipsStepsIsComparedAtEachRung() {
        Halving halving = new Halving(1, 100, 10);
        assertTrue(halving.goesOn(0, 50, 1));
        assertFalse(halving.goesOn(1, 50, 2));
        halving.ended(1);
        for (int trial = 2; trial < 40; trial++) {
            halving.goesOn(trial, 1, 3);
        }
        assertEquals(OptionalInt.of(2), halving.promoted(), "what has ended is not promoted");
    }

    @Test
    void whatIsWorseThanTheMedianOfFiveOthersEnds() {
        MedianRule rule = new MedianRule(2);
        for (int trial = 0; trial < 5; trial++) {
            assertTrue(rule.goesOn(trial, 1, trial));
            assertTrue(rule.goesOn(trial, 3, trial / 2.0));
        }
        assertTrue(rule.goesOn(5, 1, 9), "before the least step");
        assertTrue(rule.goesOn(5, 2, 2), "as the median of 0 to 4 at step 1");
        assertFalse(rule.goesOn(5, 3, 1.1));
        assertFalse(rule.goesOn(6, 3, Double.NaN));
        assertTrue(rule.goesOn(7, 4, 9), "none came as far");
        assertEquals(OptionalInt.empty(), rule.promoted());
    }
}
