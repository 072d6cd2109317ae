package org.hpsearch.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// Numbers as they stand in pictures: `0.25`, `10k`, `1.5M`, `1e-5`.
final class Numeral {
    private static final int DIGITS = 4;
    private static final int MOST_DIGITS = 15;

    private Numeral() {}

    /// A number by itself, to four digits.
    static String of(double value) {
        return of(value, DIGITS);
    }

    /// Numbers, each by itself, with as many digits as tell them apart.
    static List<String> apart(List<Double> values) {
        long different = values.stream().distinct().count();
        for (int digits = DIGITS; digits < MOST_DIGITS; digits++) {
            int own = digits;
            List<String> labels = values.stream().map(value -> of(value, own)).toList();
            if (labels.stream().distinct().count() == different) {
                return labels;
            }
        }
        return values.stream().map(value -> of(value, MOST_DIGITS)).toList();
    }

    static String of(double value, int digits) {
        if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
            return value == 0 ? "0" : Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        double size = Math.abs(value);
        if (size >= 1e12 || size < 1e-3) {
            return scientific(value, digits);
        }
        String unit = size >= 1e9 ? "G" : size >= 1e6 ? "M" : size >= 1e4 ? "k" : "";
        double divisor = size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : size >= 1e4 ? 1e3 : 1;
        return plain(BigDecimal.valueOf(value / divisor).round(new MathContext(digits))) + unit;
    }

    private static String scientific(double value, int digits) {
        BigDecimal number = BigDecimal.valueOf(value).round(new MathContext(digits - 1));
        int exponent = number.precision() - number.scale() - 1;
        return plain(number.scaleByPowerOfTen(-exponent)) + "e" + exponent;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /// Numbers of one axis: the same unit and as many decimals for all.
    static List<String> alike(List<Double> values) {
        double greatest = values.stream().mapToDouble(Math::abs).max().orElse(0);
        double step = values.size() > 1 ? values.get(1) - values.getFirst() : greatest;
        boolean exact = greatest > 0 && step / greatest < 1e-7;
        if (exact || greatest >= 1e12 || greatest > 0 && greatest < 1e-3) {
            return apart(values);
        }
        double divisor = greatest >= 1e9 ? 1e9 : greatest >= 1e6 ? 1e6 : greatest >= 1e4 ? 1e3 : 1;
        String unit = greatest >= 1e9 ? "G" : greatest >= 1e6 ? "M" : greatest >= 1e4 ? "k" : "";
        int decimals = values.stream()
                .mapToInt(value -> new BigDecimal(value / divisor)
                        .round(new MathContext(12))
                        .stripTrailingZeros()
                        .scale())
                .max()
                .orElse(0);
        return values.stream()
                .map(value -> value == 0
                        ? "0"
                        : BigDecimal.valueOf(value / divisor)
                                        .setScale(Math.max(0, decimals), java.math.RoundingMode.HALF_UP)
                                        .toPlainString()
                                + unit)
                .toList();
    }
}
