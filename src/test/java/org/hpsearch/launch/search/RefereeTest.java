package org.hpsearch.launch.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.hpsearch.project.Direction;
import org.hpsearch.project.Objective;
import org.hpsearch.run.Scalar;
import org.hpsearch.tune.Halving;
import org.hpsearch.tune.MedianRule;
import org.junit.jupiter.api.Test;

/// Runs that are not worth going on.
class RefereeTest {
    private static final Objective ACC = new Objective("acc", Direction.MAX, false);
    private static final Objective LOSS = new Objective("loss", Direction.MIN, false);

    @Test
    void theBestValueSoFarIsCompared() {
        Referee referee = new Referee(new MedianRule(2), "median", LOSS);
        for (int attempt = 0; attempt < 4; attempt++) {
            assertEquals(true, referee.goesOn(attempt, 1, 1));
            assertEquals(true, referee.goesOn(attempt, 2, 0.5));
            referee.ended(attempt);
        }
        assertEquals(true, referee.goesOn(8, 1, 0.25));
        assertEquals(true, referee.goesOn(8, 2, 9), "its best is better than all others");
        assertEquals(true, referee.goesOn(9, 1, Double.NaN));
        assertEquals(false, referee.goesOn(9, 2, 0.75));
    }

    @Test
    void aGreaterValueIsBetterWhereTheObjectiveRises() {
        Referee referee = new Referee(new Halving(1, 9, 3), "halving", ACC);
        assertEquals(true, referee.goesOn(0, 1, 0.9));
        assertEquals(false, referee.goesOn(1, 1, 0.5));
        assertEquals(true, referee.goesOn(2, 1, 0.95));
        assertEquals(false, referee.goesOn(3, 1, Double.NaN));
    }

    @Test
    void twoSpellingsOfOneRunAreTwoMetrics() {
        Referee referee = new Referee(new Halving(1, 9, 3), "halving", LOSS);
        assertEquals(true, referee.goesOn(0, new Scalar(1.0, 0.0, "loss", 0.5)));
        assertEquals(true, referee.goesOn(1, new Scalar(0.0, 0.0, "Loss", 0.125)), "no other spelling so far");
        assertEquals(true, referee.goesOn(1, new Scalar(0.5, 0.0, "LOSS", 99)), "another metric");
        assertEquals(
                false, referee.goesOn(1, new Scalar(1.0, 0.0, "loss", 0.75)), "its own spelling, and no best before");
        assertEquals(true, referee.goesOn(2, new Scalar(1.0, 0.0, "Loss", 0.25)));
    }

    @Test
    void whatWasEndedIsKnownByItsRun() {
        Referee referee = new Referee(new Halving(1, 9, 3), "halving", ACC);
        referee.stopped(3, "run");
        assertEquals("run", referee.runOf(3));
        assertEquals("", referee.runOf(4));
        assertEquals(OptionalInt.empty(), referee.promoted());
        assertEquals("halving acc", referee.rule() + " " + referee.objective().metric());
    }
}
