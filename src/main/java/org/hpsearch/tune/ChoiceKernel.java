package org.hpsearch.tune;

import java.util.random.RandomGenerator;

/// Kernels over values without an order: most of each stands on its trial's value, the more the more trials there are.
final class ChoiceKernel implements KernelMixture.Kernel {
    private final int count;
    private final double[] values;
    private final double other;

    /// @param count how many values there are to choose from
    ChoiceKernel(int count, double[] values) {
        this.count = count;
        this.values = values;
        this.other = 1.0 / (values.length + 1);
    }

    private double share(int kernel, int value) {
        if (kernel == values.length) {
            return 1.0 / count;
        }
        return (other + (values[kernel] == value ? 1 : 0)) / (1 + count * other);
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        double left = random.nextDouble();
        int value = 0;
        while (value < count - 1 && left >= share(kernel, value)) {
            left -= share(kernel, value++);
        }
        return value;
    }

    @Override
    public void addLogDensities(double value, double[] sums) {
        double hit = Math.log((other + 1) / (1 + count * other));
        double miss = Math.log(other / (1 + count * other));
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i] == value ? hit : miss;
        }
        sums[values.length] += Math.log(1.0 / count);
    }
}
