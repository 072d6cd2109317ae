package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    private static final ParetoFront FRONT = new ParetoFront(List.of(
            new double[] {1, 5},
            new double[] {2, 3},
            new double[] {2, 4},
            new double[] {4, 1},
            new double[] {5, 5},
            new double[] {2, 3},
            new double[] {0, Double.NaN}));

    @Test
    void theFirstFrontHasWhatNoOtherIsBetterThan() {
        assertEquals(List.of(0, 1, 3, 5, 6), FRONT.first());
        assertEquals(List.of(), new ParetoFront(List.of()).first());
    }

    @Test
    void theBestAreFrontAfterFrontAndThenTheWidest() {
        assertEquals(List.of(0, 1, 2, 3, 5, 6), FRONT.best(6));
        ParetoFront line = new ParetoFront(
                List.of(new double[] {0, 10}, new double[] {1, 9.9}, new double[] {5, 5}, new double[] {10, 0}));
        assertEquals(List.of(2), line.best(1));
        assertEquals(List.of(0, 1, 2, 3), line.best(9));
    }

    @Test
    void theVolumeIsThatOfTheUnionOfBoxes() {
        assertEquals(0, ParetoFront.volume(List.of(), new double[] {1, 1}));
        assertEquals(
                3, ParetoFront.volume(List.of(new double[] {0, 1}, new double[] {1, 0}), new double[] {2, 2}), 1e-12);
        assertEquals(
                1.0 + 1 + 1,
                ParetoFront.volume(List.of(new double[] {1, 1, 0}, new double[] {0, 1, 1}), new double[] {2, 2, 2}),
                1e-12);
    }
}
