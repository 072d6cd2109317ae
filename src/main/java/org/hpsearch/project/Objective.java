package org.hpsearch.project;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.Metrics;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.value.RegularName;

/// The metric that runs are judged by.
///
/// @param metric    its name
/// @param direction which way it gets better
/// @param guessed   whether nobody named it
public record Objective(String metric, Direction direction, boolean guessed) {
    private static final List<List<String>> RANKS = List.of(
            List.of("val", "valid", "validation", "eval", "evaluation", "dev"),
            List.of("test"),
            List.of("train", "training", "learn"));
    private static final int UNRANKED = 1;
    /// What a program prints of another metric's curve.
    private static final List<String> SUMMARY = List.of("best", "final", "max", "min", "mean", "avg", "average");

    /// The declared objective where it stands among the metrics, be it in another spelling, else the guessed one.
    ///
    /// @param counts metric → how many runs have it
    public static Optional<Objective> of(Map<String, Long> counts, Settings settings) {
        return Optional.ofNullable(settings.objective())
                .flatMap(declared -> spelled(declared, counts))
                .or(() -> guess(counts, settings));
    }

    /// An objective under the name that runs have: its own, else the most frequent of the same regular form.
    private static Optional<Objective> spelled(Objective declared, Map<String, Long> counts) {
        String own = declared.metric();
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0 && RegularName.isSame(entry.getKey(), own))
                .min(Comparator.comparing((Map.Entry<String, Long> entry) ->
                                !entry.getKey().equals(own))
                        .thenComparing(
                                Map.Entry.<String, Long>comparingByValue().reversed())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Objective(entry.getKey(), declared.direction(), declared.guessed()));
    }

    /// The same where nobody said its direction: as declared, else as its name tells.
    Objective directed(Map<String, Direction> directions) {
        return direction == Direction.NONE ? new Objective(metric, Direction.of(metric, directions), guessed) : this;
    }

    /// The objective of one run: what a table of that run alone would name.
    ///
    /// @param metrics the names of those it has
    public static Optional<Objective> ofRun(Set<String> metrics, Settings settings) {
        Map<String, Long> counts = new HashMap<>();
        metrics.forEach(metric -> counts.put(metric, 1L));
        return of(counts, settings);
    }

    /// The objective that nobody named, among the metrics of known direction: the validation's before the test's before
    /// the training's; what is no summary of a curve, as best_val_acc is; the most frequent; the rising; by name.
    ///
    /// @param counts metric → how many runs have it
    public static Optional<Objective> guess(Map<String, Long> counts, Settings settings) {
        return counts.entrySet().stream()
                .filter(entry -> !SystemMetric.isSystem(entry.getKey()))
                .filter(entry -> settings.direction(entry.getKey()) != Direction.NONE)
                .min(Comparator.comparingInt((Map.Entry<String, Long> entry) -> rank(entry.getKey()))
                        .thenComparing(
                                Map.Entry.<String, Long>comparingByValue().reversed())
                        .thenComparing(entry -> settings.direction(entry.getKey()) != Direction.MAX)
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Objective(entry.getKey(), settings.direction(entry.getKey()), true));
    }

    /// The lower, the rather a metric judges a run: 0 for the validation's.
    public static int rank(String metric) {
        List<String> words = Direction.words(metric);
        return 2 * rank(words) + (words.stream().anyMatch(SUMMARY::contains) ? 1 : 0);
    }

    private static int rank(List<String> words) {
        for (int rank = 0; rank < RANKS.size(); rank++) {
            if (words.stream().anyMatch(RANKS.get(rank)::contains)) {
                return rank == 0 ? 0 : rank + UNRANKED;
            }
        }
        return UNRANKED + 1;
    }

    /// Whether another one is the same metric in the same direction, guessed or not.
    public boolean isSame(Objective other) {
        return metric.equals(other.metric) && direction == other.direction;
    }

    /// Whether one value is better than another: see [Direction#isBetter].
    public boolean better(double a, double b) {
        return direction.isBetter(a, b);
    }

    /// Whether a value takes the place of the best one before it: it is better, or, where nothing tells which is,
    /// later.
    public boolean replaces(double before, double value) {
        return direction == Direction.NONE ? !Double.isNaN(value) : better(value, before);
    }

    /// A run's value: the best in the metric's direction, the last one where it has none.
    public double value(MetricSummary summary) {
        return direction.value(summary);
    }

    /// The value of a run that has the metric under this name, or in another spelling; NaN for none.
    public double value(Metrics metrics) {
        MetricSummary summary = RegularName.find(metric, metrics.summaries());
        return summary == null ? Double.NaN : value(summary);
    }
}
