package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpaceTest {
    private static final Dimension.Condition OF_SGD = new Dimension.Condition(0, List.of(new Dimension.Interval(1, 1)));

    /// Momentum only where the optimizer is the second, its warm-up only where it is above 0.5.
    static final Space CONDITIONAL = new Space(List.of(
            Dimension.of("optimizer", new Domain.Choice(2)),
            Dimension.of("layers", new Domain.Whole(1, 2, false)),
            new Dimension("momentum", new Domain.Whole(0, 1, false), OF_SGD),
            new Dimension(
                    "warmup",
                    new Domain.Whole(7, 8, false),
                    new Dimension.Condition(2, List.of(new Dimension.Interval(0.5, 1))))));

    @Test
    void aGridHasEachPointOnceWithoutWhatHasNoValueThere() {
        GridSearch grid = new GridSearch(CONDITIONAL, 100);
        List<Trial> trials = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (double[] point = grid.next(trials, 0); point != null; point = grid.next(trials, 0)) {
            trials.add(Trial.running(point));
            text.append(Arrays.toString(point)).append('\n');
        }
        assertEquals("""
            [0.0, 1.0, NaN, NaN]
            [0.0, 2.0, NaN, NaN]
            [1.0, 1.0, 0.0, NaN]
            [1.0, 1.0, 1.0, 7.0]
            [1.0, 1.0, 1.0, 8.0]
            [1.0, 2.0, 0.0, NaN]
            [1.0, 2.0, 1.0, 7.0]
            [1.0, 2.0, 1.0, 8.0]
            """, text.toString());
        assertEquals(8, grid.size());
    }

    @Test
    void aGridOfTooManyPointsIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new GridSearch(CONDITIONAL, 3));
        Space real = new Space(List.of(Dimension.of("x", new Domain.Real(0, 1, false))));
        assertThrows(IllegalArgumentException.class, () -> new GridSearch(real, 1000));
    }

    @Test
    void dimensionsOfOneConditionAreAGroup() {
        assertEquals(
                "[0, 1] [2] [3]",
                String.join(
                        " ", CONDITIONAL.groups().stream().map(Arrays::toString).toList()));
    }

    @Test
    void aPointHoldsWhereEachValueIsInItsDomainAndNoOtherStands() {
        assertTrue(CONDITIONAL.holds(new double[] {0, 2, Double.NaN, Double.NaN}));
        assertTrue(CONDITIONAL.holds(new double[] {1, 2, 1, 8}));
        assertFalse(CONDITIONAL.holds(new double[] {0, 2, 1, Double.NaN}), "momentum without its optimizer");
        assertFalse(CONDITIONAL.holds(new double[] {1, 2, Double.NaN, Double.NaN}), "no momentum");
        assertFalse(CONDITIONAL.holds(new double[] {1, 1.5, 0, Double.NaN}), "no whole number");
        assertFalse(CONDITIONAL.holds(new double[] {2, 1, Double.NaN, Double.NaN}), "no such choice");
    }

    @Test
    void drawsStayInsideAndReachEveryPoint() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            double[] point = CONDITIONAL.draw(random);
            assertTrue(CONDITIONAL.holds(point), Arrays.toString(point));
            seen.add(Arrays.toString(point));
        }
        assertEquals(8, seen.stream().distinct().count());
    }

    @Test
    void logarithmicWholeNumbersAreAsFrequentAsTheirIntervalsAreWide() {
        Domain domain = new Domain.Whole(1, 64, true);
        SplittableRandom random = new SplittableRandom(5);
        int ones = 0;
        for (int i = 0; i < 20_000; i++) {
            ones += domain.draw(random) == 1 ? 1 : 0;
        }
        assertEquals(Math.log(1.5 / 0.5) / Math.log(64.5 / 0.5), ones / 20_000.0, 0.01);
    }

    @Test
    void randomSearchGivesTheSamePointToTheSameQuestionAndNoneTwice() {
        RandomSearch search = new RandomSearch(CONDITIONAL, 1);
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            double[] point = search.next(trials, i);
            assertArrayEquals(point, search.next(trials, i));
            trials.add(Trial.running(point == null ? new double[0] : point));
        }
        assertEquals(8, trials.stream().distinct().count());
        assertNull(search.next(trials, 8), "all eight have been tried");
    }

    @Test
    void whatIsNoDomainIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Domain.Real(1, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Domain.Real(0, 1, true));
        assertThrows(IllegalArgumentException.class, () -> new Domain.Whole(2, 1, false));
        assertThrows(IllegalArgumentException.class, () -> new Domain.Real(-1e308, 1e308, false));
        assertThrows(IllegalArgumentException.class, () -> new Domain.Choice(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Space(List.of(new Dimension("x", new Domain.Choice(1), OF_SGD))));
    }
}
