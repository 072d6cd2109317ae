package org.hpsearch.tune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KernelMixtureTest {
    private static final Space SPACE = new Space(Arrays.asList(
            Dimension.of("a", new Domain.Real(0, 1, false)),
            Dimension.of("b", new Domain.Real(1e-5, 1, true)),
            Dimension.of("c", new Domain.Whole(1, 4, false)),
            Dimension.of("d", new Domain.Whole(2, 64, true)),
            Dimension.of("e", new Domain.Choice(3))));

    private static KernelMixture mixture(int trials) {
        return KernelMixture.of(
                SPACE,
                new int[] {0, 1, 2, 3, 4},
                IntStream.range(0, trials)
                        .mapToObj(i -> Trial.done(
                                new double[] {
                                    i * 37 % 101 / 100.0,
                                    Math.pow(10, -5 * (i * 17 % 23 / 22.0)),
                                    1 + i % 4,
                                    2 + i * 11 % 63,
                                    i * i % 3
                                },
                                i))
                        .toList());
    }

    /// The numbers are what Optuna 5.0.0 gives for the same trials, with a stable order of equal values.
    @Test
    void densitiesAreThePublishedOnes() {
        double[][] points = {{0.5, 0.01, 2, 16, 0}, {0, 1e-5, 1, 2, 1}, {0.93, 0.7, 4, 64, 2}};
        double[][] expected = {
            {0, -8.885200968477042, -7.177456410866558, -10.647018971458328},
            {1, -8.534301908312754, -7.259747897077786, -11.022613059182794},
            {2, -8.592276707525249, -6.613247963736382, -11.704164466013077},
            {7, -9.46264387652477, -9.042628049838486, -12.628409328667678},
            {26, -12.125854899567202, -10.43703114575735, -13.906593701954943},
            {40, -12.401505028951442, -10.694583259535774, -14.162915172935564},
        };
        for (double[] row : expected) {
            KernelMixture mixture = mixture((int) row[0]);
            assertArrayEquals(
                    Arrays.copyOfRange(row, 1, 4),
                    Arrays.stream(points).mapToDouble(mixture::logDensity).toArray(),
                    1e-9,
                    row[0] + " trials");
        }
    }

    @Test
    void densitiesOfAFiniteSpaceAddUpToOne() {
        Space space = new Space(Arrays.asList(
                Dimension.of("c", new Domain.Whole(1, 4, false)), Dimension.of("e", new Domain.Choice(3))));
        KernelMixture mixture = KernelMixture.of(
                space,
                new int[] {0, 1},
                Arrays.asList(Trial.done(new double[] {1, 2}, 0), Trial.done(new double[] {3, 0}, 0)));
        double sum = 0;
        for (int c = 1; c <= 4; c++) {
            for (int e = 0; e < 3; e++) {
                sum += Math.exp(mixture.logDensity(new double[] {c, e}));
            }
        }
        assertEquals(1, sum, 1e-12);
    }

    @Test
    void drawsAreAsDenseAsTheDensitySays() {
        Space space = new Space(Arrays.asList(
                Dimension.of("c", new Domain.Whole(1, 4, true)), Dimension.of("e", new Domain.Choice(3))));
        KernelMixture mixture = KernelMixture.of(
                space,
                new int[] {0, 1},
                Arrays.asList(Trial.done(new double[] {1, 2}, 0), Trial.done(new double[] {3, 0}, 0)));
        int draws = 40_000;
        double[][] counts = new double[5][3];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < draws; i++) {
            double[] point = mixture.draw(random);
            counts[(int) point[0]][(int) point[1]]++;
        }
        for (int c = 1; c <= 4; c++) {
            for (int e = 0; e < 3; e++) {
                assertEquals(Math.exp(mixture.logDensity(new double[] {c, e})), counts[c][e] / draws, 0.01);
            }
        }
    }

    @Test
    void drawsStayInTheSpace() {
        KernelMixture mixture = mixture(40);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 5000; i++) {
            double[] point = mixture.draw(random);
            assertTrue(SPACE.holds(point), Arrays.toString(point));
        }
    }
}
