package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImportanceTest {
    private static final int TRIALS = 300;

    private final Random random = new Random(1);

    private double[] draws() {
        return random.doubles(TRIALS).toArray();
    }

    @Test
    void whatDecidesTheLossMattersMost() {
        double[] strong = draws();
        double[] weak = Arrays.stream(draws()).map(at -> Math.pow(10, -4 * at)).toArray();
        double[] idle = draws();
        double[] kind = random.ints(TRIALS, 0, 3).asDoubleStream().toArray();
        double[] losses = new double[TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            losses[i] =
                    Math.pow(strong[i] - 0.3, 2) + 0.01 * Math.abs(Math.log10(weak[i]) + 2) + (kind[i] == 1 ? 0 : 0.02);
        }
        double[] shares = Importance.of(
                new double[][] {strong, weak, idle, kind}, new boolean[] {false, false, false, true}, losses);
        assertTrue(shares[0] > 2 * shares[1], Arrays.toString(shares));
        assertTrue(shares[0] > 5 * shares[2], Arrays.toString(shares));
        assertTrue(shares[3] > 2 * shares[2], Arrays.toString(shares));
    }

    @Test
    void whatDoesNotVaryOrIsUnknownDoesNotMatter() {
        double[] same = new double[20];
        double[] unknown = new double[20];
        Arrays.fill(unknown, Double.NaN);
        double[] losses = random.doubles(20).toArray();
        assertArrayEquals(new double[] {0, 0}, Importance.of(new double[][] {same, unknown}, new boolean[2], losses));
        double[] failed = new double[20];
        Arrays.fill(failed, Double.NaN);
        assertArrayEquals(new double[] {0}, Importance.of(new double[][] {losses}, new boolean[1], failed));
    }

    /// Of ten trials the best one has the choice 1: shares (1/3 + 1) / 2 ... against (1/3 + 5) / 11 ...
    @Test
    void theDivergenceOfAChoiceIsThatOfItsShares() {
        double[] kind = {1, 0, 0, 0, 2, 1, 1, 1, 1, 0};
        double[] losses = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        double third = 1.0 / 3;
        double[] all = {(third + 4) / 11, (third + 5) / 11, (third + 1) / 11};
        double[] best = {third / 2, (third + 1) / 2, third / 2};
        double expected = 0;
        for (int i = 0; i < 3; i++) {
            expected += (best[i] - all[i]) * (best[i] - all[i]) / all[i];
        }
        assertArrayEquals(
                new double[] {expected}, Importance.of(new double[][] {kind}, new boolean[] {true}, losses), 1e-12);
    }
}
