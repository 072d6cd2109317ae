package org.hpsearch.tune;

import java.util.random.RandomGenerator;
import org.apache.commons.numbers.gamma.ErfDifference;
import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/// The normal distribution.
final class Normal {
    private static final double ROOT = Math.sqrt(2);
    private static final double LOG_SCALE = Math.log(Math.sqrt(2 * Math.PI));

    private Normal() {}

    static double logDensity(double at) {
        return -at * at / 2 - LOG_SCALE;
    }

    /// The share between two points, also far out.
    static double mass(double from, double to) {
        return ErfDifference.value(from / ROOT, to / ROOT) / 2;
    }

    /// A number of the distribution cut at two ends, between which its centre lies.
    static double draw(double centre, double width, double low, double high, RandomGenerator random) {
        double from = below((low - centre) / width);
        double to = below((high - centre) / width);
        double share = from + random.nextDouble() * (to - from);
        double value = centre - width * ROOT * InverseErfc.value(2 * share);
        return Math.min(high, Math.max(low, value));
    }

    private static double below(double at) {
        return Erfc.value(-at / ROOT) / 2;
    }
}
