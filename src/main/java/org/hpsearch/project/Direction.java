package org.hpsearch.project;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.value.RegularName;

/// Which way a metric gets better.
public enum Direction {
    /// Less is better.
    MIN,
    /// More is better.
    MAX,
    /// Nobody knows.
    NONE;

    private static final List<String> FALLING =
            List.of("loss", "losses", "error", "err", "rmse", "mae", "mse", "ppl", "nll", "perplexity");
    private static final List<String> RISING =
            List.of("acc", "accuracy", "auc", "f1", "score", "reward", "return", "r2", "map", "bleu", "iou");

    /// The direction that a metric's name tells: a loss word anywhere wins, else the last listed word decides.
    public static Direction guess(String metric) {
        List<String> words = words(metric);
        if (words.stream().anyMatch(FALLING::contains)) {
            return MIN;
        }
        return words.stream().anyMatch(RISING::contains) ? MAX : NONE;
    }

    /// A metric's direction: as declared, in whatever spelling, else as its name tells.
    static Direction of(String metric, Map<String, Direction> declared) {
        Direction said = RegularName.find(metric, declared);
        return said == null ? guess(metric) : said;
    }

    /// Whether one value is better than another. NaN, which stands for a missing one too, is never better, and
    /// anything is better than NaN; without a direction no number is better than another.
    public boolean isBetter(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return !Double.isNaN(a) && Double.isNaN(b);
        }
        return switch (this) {
            case MIN -> a < b;
            case MAX -> a > b;
            case NONE -> false;
        };
    }

    /// A run's value: its best, without a direction its last one.
    public double value(MetricSummary summary) {
        return switch (this) {
            case MIN -> summary.min();
            case MAX -> summary.max();
            case NONE -> summary.last();
        };
    }

    /// A value as a loss: less is better, or, without a direction, just less.
    public double loss(double value) {
        return this == MAX ? -value : value;
    }

    /// Best first, NaN last; without a direction from least to greatest.
    public Comparator<Double> bestFirst() {
        return this == MAX ? Direction::falling : Direction::rising;
    }

    /// Worst first, NaN last all the same; without a direction from greatest to least.
    public Comparator<Double> worstFirst() {
        return this == MAX ? Direction::rising : Direction::falling;
    }

    private static int rising(double a, double b) {
        return Double.compare(a + 0.0, b + 0.0); // NaN is the greatest; -0.0 is 0
    }

    private static int falling(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b) ? Boolean.compare(Double.isNaN(a), Double.isNaN(b)) : rising(b, a);
    }

    /// The best of some values; NaN where there is none, or nothing tells which is better.
    public double best(DoubleStream values) {
        return values.reduce(Double.NaN, (best, value) -> this != NONE && isBetter(value, best) ? value : best);
    }

    /// The words of a name: split at everything but letters and digits, and where a capital follows a small letter.
    public static List<String> words(String name) {
        StringBuilder spaced = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean hump = i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            spaced.append(hump ? " " : "").append(Character.isLetterOrDigit(c) ? c : ' ');
        }
        return Arrays.stream(spaced.toString().toLowerCase(Locale.ROOT).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
