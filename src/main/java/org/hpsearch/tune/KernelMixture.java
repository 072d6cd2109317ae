package org.hpsearch.tune;

import java.util.List;
import java.util.random.RandomGenerator;

/// A density over some dimensions: the weighted sum of a kernel at each trial, and of one as wide as the space. Each
/// kernel is the product of its kernels in the dimensions.
final class KernelMixture {
    /// Trials older than so many fade.
    private static final int FRESH = 25;

    private final double[] weights;
    private final Kernel[] kernels;

    private KernelMixture(double[] weights, Kernel[] kernels) {
        this.weights = weights;
        this.kernels = kernels;
    }

    /// The density of trials.
    ///
    /// @param group  the dimensions
    /// @param trials the oldest first; those without a value there do not count
    static KernelMixture of(Space space, int[] group, List<Trial> trials) {
        List<double[]> points = trials.stream()
                .map(Trial::at)
                .filter(point -> !Double.isNaN(point[group[0]]))
                .toList();
        double[] weights = weights(points.size());
        Kernel[] kernels = new Kernel[group.length];
        for (int i = 0; i < kernels.length; i++) {
            int dimension = group[i];
            double[] values =
                    points.stream().mapToDouble(point -> point[dimension]).toArray();
            kernels[i] = switch (space.dimensions().get(dimension).domain()) {
                case Domain.Choice choice -> new ChoiceKernel(choice.count(), values);
                case Domain.Real real -> NumberKernel.of(real, values);
                case Domain.Whole whole -> NumberKernel.of(whole, values);
            };
        }
        return new KernelMixture(weights, kernels);
    }

    /// The weights of so many trials, and of the kernel as wide as the space: 1 for the newest 25, falling from there.
    private static double[] weights(int count) {
        double[] weights = new double[count + 1];
        int ramp = count - FRESH;
        double sum = 0;
        for (int i = 0; i <= count; i++) {
            double least = 1.0 / count;
            weights[i] = i >= ramp ? 1 : ramp == 1 ? least : least + (1 - least) * i / (ramp - 1);
            sum += weights[i];
        }
        for (int i = 0; i <= count; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    /// A point of the density.
    double[] draw(RandomGenerator random) {
        double left = random.nextDouble();
        int kernel = 0;
        while (kernel < weights.length - 1 && left >= weights[kernel]) {
            left -= weights[kernel++];
        }
        double[] point = new double[kernels.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = kernels[i].draw(kernel, random);
        }
        return point;
    }

    /// The logarithm of the density at a point.
    double logDensity(double[] point) {
        double[] sums = new double[weights.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.log(weights[i]);
        }
        for (int i = 0; i < kernels.length; i++) {
            kernels[i].addLogDensities(point[i], sums);
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (double sum : sums) {
            highest = Math.max(highest, sum);
        }
        double total = 0;
        for (double sum : sums) {
            total += Math.exp(sum - highest);
        }
        return highest + Math.log(total);
    }

    /// The kernels in one dimension, the one as wide as the space last.
    interface Kernel {
        double draw(int kernel, RandomGenerator random);

        /// Adds the logarithm of each kernel's density at a value.
        void addLogDensities(double value, double[] sums);
    }
}
