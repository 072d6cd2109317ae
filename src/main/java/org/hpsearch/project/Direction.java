package org.hpsearch.project;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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
