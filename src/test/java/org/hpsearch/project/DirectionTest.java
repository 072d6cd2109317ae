package org.hpsearch.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Which value is better, and in which order values come.
class DirectionTest {
    private static final List<Double> VALUES =
            List.of(0.5, Double.NaN, Double.NEGATIVE_INFINITY, 2.0, Double.POSITIVE_INFINITY, -0.0, 0.0);

    private static String sorted(java.util.Comparator<Double> order) {
        List<Double> sorted = new ArrayList<>(VALUES);
        sorted.sort(order);
        return sorted.toString();
    }

    @Test
    void bestComesFirstAndNanLastBothWays() {
        assertEquals("[-Infinity, -0.0, 0.0, 0.5, 2.0, Infinity, NaN]", sorted(Direction.MIN.bestFirst()));
        assertEquals("[Infinity, 2.0, 0.5, -0.0, 0.0, -Infinity, NaN]", sorted(Direction.MIN.worstFirst()));
        assertEquals("[Infinity, 2.0, 0.5, -0.0, 0.0, -Infinity, NaN]", sorted(Direction.MAX.bestFirst()));
        assertEquals("[-Infinity, -0.0, 0.0, 0.5, 2.0, Infinity, NaN]", sorted(Direction.MAX.worstFirst()));
        assertEquals("[-Infinity, -0.0, 0.0, 0.5, 2.0, Infinity, NaN]", sorted(Direction.NONE.bestFirst()));
        assertEquals("[Infinity, 2.0, 0.5, -0.0, 0.0, -Infinity, NaN]", sorted(Direction.NONE.worstFirst()));
    }

    @Test
    void anythingIsBetterThanNanAndNothingWithoutADirection() {
        StringBuilder table = new StringBuilder();
        for (Direction direction : Direction.values()) {
            for (double[] pair : new double[][] {{1, 2}, {2, 1}, {1, 1}, {1, Double.NaN}, {Double.NaN, 1}}) {
                table.append(direction)
                        .append(' ')
                        .append(pair[0])
                        .append(' ')
                        .append(pair[1])
                        .append(' ')
                        .append(direction.isBetter(pair[0], pair[1]))
                        .append('\n');
            }
        }
        assertEquals("""
            MIN 1.0 2.0 true
            MIN 2.0 1.0 false
            MIN 1.0 1.0 false
            MIN 1.0 NaN true
            MIN NaN 1.0 false
            MAX 1.0 2.0 false
            MAX 2.0 1.0 true
            MAX 1.0 1.0 false
            MAX 1.0 NaN true
            MAX NaN 1.0 false
            NONE 1.0 2.0 false
            NONE 2.0 1.0 false
            NONE 1.0 1.0 false
            NONE 1.0 NaN true
            NONE NaN 1.0 false
            """, table.toString());
    }

    @Test
    void theBestOfSomeValues() {
        assertEquals(1, Direction.MIN.best(DoubleStream.of(3, Double.NaN, 1, 2)));
        assertEquals(3, Direction.MAX.best(DoubleStream.of(3, Double.NaN, 1, 2)));
        assertEquals(Double.NaN, Direction.NONE.best(DoubleStream.of(3, 1)));
        assertEquals(Double.NaN, Direction.MAX.best(DoubleStream.of(Double.NaN)));
        assertEquals(Double.NaN, Direction.MAX.best(DoubleStream.of()));
    }

    @Test
    void namesTellTheDirection() {
        StringBuilder table = new StringBuilder();
        for (String name :
                List.of("val_acc", "val/loss", "accLoss", "Acc@1", "mean_iou", "lr", "mapped", "r2", "RMSE")) {
            table.append(name).append(' ').append(Direction.guess(name)).append('\n');
        }
        assertEquals("""
            val_acc MAX
            val/loss MIN
            accLoss MIN
            Acc@1 MAX
            mean_iou MAX
            lr NONE
            mapped NONE
            r2 MAX
            RMSE MIN
            """, table.toString());
    }
}
