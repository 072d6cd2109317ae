package org.hpsearch.ensemble;

import static org.hpsearch.ensemble.Blocks.column;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisagreementTest {
    private static String of(boolean classes, Block... members) {
        Disagreement disagreement = new Disagreement(members.length, classes);
        disagreement.add(List.of(members));
        return Arrays.deepToString(disagreement.result());
    }

    @Test
    void numbersDifferByTheRootOfTheMeanSquare() {
        assertEquals(
                "[[0.0, 5.0, 0.0], [5.0, 0.0, 5.0], [0.0, 5.0, 0.0]]",
                of(false, Blocks.of(column(1, 2)), Blocks.of(column(8, 3)), Blocks.of(column(1, 2))));
    }

    @Test
    void classesDifferInAShareOfTheRows() {
        assertEquals("[[0.0, 0.5], [0.5, 0.0]]", of(true, Blocks.of(column(1, 2)), Blocks.of(column(1, 3))), "labels");
        assertEquals(
                "[[0.0, 0.5], [0.5, 0.0]]",
                of(true, Blocks.of(column(.9, .2)), Blocks.of(column(.6, .8))),
                "one number says two classes");
        assertEquals(
                "[[0.0, 1.0], [1.0, 0.0]]",
                of(true, Blocks.of(column(.5), column(.3), column(.2)), Blocks.of(column(.3), column(.5), column(.2))),
                "the most probable one");
    }

    @Test
    void aMemberAloneDiffersFromNone() {
        assertEquals("[[0.0]]", of(false, Blocks.of(column(1, 2))));
    }
}
