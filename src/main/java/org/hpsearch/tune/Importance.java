package org.hpsearch.tune;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// How much parameters matter for being among the best tenth: how far the distribution of each one's values among the
/// best differs from that among all (the Pearson divergence).
///
/// After S. Watanabe, A. Bansal, F. Hutter: PED-ANOVA: Efficiently Quantifying Hyperparameter Importance in Arbitrary
/// Subspaces (IJCAI 2023).
public final class Importance {
    /// Fewer trials say little.
    public static final int FEW = 30;

    private static final double BEST = 0.1;
    private static final int CELLS = 50;

    private Importance() {}

    /// The divergence of each parameter.
    ///
    /// @param values a parameter a row, its value in each trial; NaN where it has none
    /// @param choice whether the values of a parameter are numbers of choices without an order
    /// @param losses of the trials; NaN for failures
    public static double[] of(double[][] values, boolean[] choice, double[] losses) {
        return IntStream.range(0, values.length)
                .mapToDouble(parameter -> of(values[parameter], choice[parameter], losses))
                .toArray();
    }

    private static double of(double[] values, boolean choice, double[] losses) {
        int[] trials = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]) && !Double.isNaN(losses[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> losses[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] sorted = Arrays.stream(trials).mapToDouble(i -> values[i]).toArray();
        int best = (int) Math.ceil(BEST * sorted.length);
        if (best < 1 || Arrays.stream(sorted).distinct().count() < 2) {
            return 0;
        }
        double[] cells = choice ? sorted : cells(sorted);
        int count = choice ? (int) Arrays.stream(sorted).max().orElse(0) + 1 : CELLS;
        double[] among = density(Arrays.copyOf(cells, best), count, choice);
        double[] all = density(cells, count, choice);
        double divergence = 0;
        for (int i = 0; i < count; i++) {
            divergence += all[i] * Math.pow(among[i] / all[i] - 1, 2);
        }
        return divergence;
    }

    /// The cell of each value, by factors where the values are positive and span more than two orders of magnitude.
    private static double[] cells(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        boolean logarithmic = least > 0 && most / least > 100;
        double low = logarithmic ? Math.log(least) : least;
        double high = logarithmic ? Math.log(most) : most;
        return Arrays.stream(values)
                .map(value -> Math.rint(((logarithmic ? Math.log(value) : value) - low) / (high - low) * (CELLS - 1)))
                .toArray();
    }

    /// The share of each cell: a kernel at each value, and one of the same weight as wide as all.
    private static double[] density(double[] cells, int count, boolean choice) {
        double[] density = new double[count];
        Arrays.fill(density, 1.0 / count / (cells.length + 1));
        double width = choice ? 0 : width(cells);
        for (double cell : cells) {
            if (choice) {
                density[(int) cell] += 1.0 / (cells.length + 1);
                continue;
            }
            double mass = Normal.mass((-0.5 - cell) / width, (count - 0.5 - cell) / width);
            for (int i = 0; i < count; i++) {
                density[i] +=
                        Normal.mass((i - 0.5 - cell) / width, (i + 0.5 - cell) / width) / mass / (cells.length + 1);
            }
        }
        return density;
    }

    /// Scott's rule, never below a third of a cell.
    private static double width(double[] cells) {
        double[] sorted = cells.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(0);
        double deviation = Math.sqrt(
                Arrays.stream(sorted).map(cell -> (cell - mean) * (cell - mean)).sum()
                        / Math.max(1, sorted.length - 1));
        double middle = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
        return Math.max(1.0 / 3, 1.059 * Math.min(middle / 1.34, deviation) * Math.pow(sorted.length, -0.2));
    }
}
