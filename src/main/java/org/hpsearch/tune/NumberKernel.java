package org.hpsearch.tune;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Normal kernels over numbers, cut at the ends of their domain. Each is as wide as the farther of the distances to
/// its neighbours, but never narrower than the domain by the number of kernels (by 100, where there are more). Whole
/// numbers have the weight of the interval around them.
final class NumberKernel implements KernelMixture.Kernel {
    private static final double NARROWEST = 100;

    private final boolean logarithmic;
    private final boolean whole;
    private final double first;
    private final double last;
    private final double low;
    private final double high;
    private final double[] centres;
    private final double[] widths;
    private final double[] masses;

    private NumberKernel(double first, double last, boolean logarithmic, boolean whole, double[] values) {
        this.logarithmic = logarithmic;
        this.whole = whole;
        this.first = first;
        this.last = last;
        this.low = scaled(whole ? first - 0.5 : first);
        this.high = scaled(whole ? last + 0.5 : last);
        int count = values.length;
        this.centres = new double[count + 1];
        for (int i = 0; i < count; i++) {
            centres[i] = scaled(values[i]);
        }
        this.widths = Arrays.copyOf(widths(Arrays.copyOf(centres, count)), count + 1);
        centres[count] = (low + high) / 2;
        widths[count] = high - low;
        this.masses = new double[count + 1];
        for (int i = 0; i <= count; i++) {
            masses[i] = Math.log(Normal.mass((low - centres[i]) / widths[i], (high - centres[i]) / widths[i]));
        }
    }

    static NumberKernel of(Domain.Real domain, double[] values) {
        return new NumberKernel(domain.low(), domain.high(), domain.logarithmic(), false, values);
    }

    static NumberKernel of(Domain.Whole domain, double[] values) {
        return new NumberKernel(domain.low(), domain.high(), domain.logarithmic(), true, values);
    }

    private double scaled(double value) {
        return logarithmic ? Math.log(value) : value;
    }

    private double[] widths(double[] at) {
        int count = at.length;
        double[] widths = new double[count];
        int[] order = order(at);
        double least = (high - low) / Math.min(NARROWEST, count + 2.0);
        for (int i = 0; i < count; i++) {
            // an end of the domain is a neighbour of a single trial only
            double before = i > 0 ? at[order[i]] - at[order[i - 1]] : count > 1 ? 0 : at[order[i]] - low;
            double behind = i < count - 1 ? at[order[i + 1]] - at[order[i]] : count > 1 ? 0 : high - at[order[i]];
            widths[order[i]] = Math.min(high - low, Math.max(least, Math.max(before, behind)));
        }
        return widths;
    }

    /// The places of numbers, the least first, of equal ones the first place.
    private static int[] order(double[] at) {
        double[] sorted = at.clone();
        Arrays.sort(sorted);
        int[] equal = new int[at.length];
        int[] order = new int[at.length];
        for (int i = 0; i < at.length; i++) {
            int from = 0;
            int to = at.length - 1;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (Double.compare(sorted[middle], at[i]) < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            order[from + equal[from]++] = i;
        }
        return order;
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        double value = Normal.draw(centres[kernel], widths[kernel], low, high, random);
        double unscaled = logarithmic ? Math.exp(value) : value;
        return Math.min(last, Math.max(first, whole ? Math.rint(unscaled) : unscaled));
    }

    @Override
    public void addLogDensities(double value, double[] sums) {
        double at = scaled(value);
        double from = whole ? scaled(value - 0.5) : at;
        double to = whole ? scaled(value + 0.5) : at;
        for (int i = 0; i < centres.length; i++) {
            double width = widths[i];
            double density = whole
                    ? Math.log(Normal.mass((from - centres[i]) / width, (to - centres[i]) / width))
                    : Normal.logDensity((at - centres[i]) / width) - Math.log(width);
            sums[i] += density - masses[i];
        }
    }
}
