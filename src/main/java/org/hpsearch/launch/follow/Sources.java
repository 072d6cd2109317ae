package org.hpsearch.launch.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hpsearch.project.Direction;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.Scalar;
import org.hpsearch.value.RegularName;

/// Who told a fact first: what is both printed and written is recorded once. A fact is the same as another source's
/// where the metric has a name of the same words and either the step is the same and the value as good as the same
/// (one of them may be rounded), or both are the metric's n-th and the values agree: files may count epochs from 0
/// where the program prints them from 1, or count steps where it prints epochs. Kept only from the moment on that a
/// run turns out to write metrics into files, and for the first [#MOST] facts.
final class Sources {
    /// The source of what is printed.
    static final String OUTPUT = "";

    private static final int MOST = 500_000;
    private static final double SAME_STEP = 0.01;
    private static final double SAME_PLACE = 1e-3;
    private static final Map<String, String> SYNONYMS =
            Map.of("training", "train", "valid", "val", "validation", "val", "testing", "test", "accuracy", "acc");

    /// Name → [#key(String)].
    private final Map<String, String> keys = new HashMap<>();

    private final Map<String, Map<String, Series>> metrics = new HashMap<>();
    private int count;

    /// What one source has told of one metric.
    private static final class Series {
        final List<Double> values = new ArrayList<>();
        final Map<Double, Double> bySteps = new HashMap<>();

        boolean holds(double step, int place, double value) {
            Double same = Double.isNaN(step) ? null : bySteps.get(step);
            if (same != null && isClose(same, value, SAME_STEP)) {
                return true;
            }
            return place < values.size() && isClose(values.get(place), value, SAME_PLACE);
        }
    }

    /// Begins with all that stands in a metrics file: it was printed.
    Sources(Path metricsFile) throws IOException {
        if (Files.isRegularFile(metricsFile)) {
            MetricsReader.read(metricsFile, 0, (step, time, metric, value) -> isNew(metric, step, value, OUTPUT));
        }
    }

    /// Notes a fact; says whether it is new.
    boolean isNew(Scalar scalar, String source) {
        return isNew(scalar.metric(), scalar.step() == null ? Double.NaN : scalar.step(), scalar.value(), source);
    }

    private boolean isNew(String metric, double step, double value, String source) {
        if (count >= MOST) {
            return true;
        }
        count++;
        Map<String, Series> series =
                metrics.computeIfAbsent(keys.computeIfAbsent(metric, Sources::key), name -> new HashMap<>());
        Series own = series.computeIfAbsent(source, name -> new Series());
        int place = own.values.size();
        own.values.add(value);
        own.bySteps.put(step, value);
        return series.entrySet().stream()
                .noneMatch(other ->
                        !other.getKey().equals(source) && other.getValue().holds(step, place, value));
    }

    /// The same for names of the same words: `Loss/train`, `train_loss`, `training loss`.
    private static String key(String metric) {
        List<String> words = Direction.words(metric);
        return words.size() < 2
                ? RegularName.of(metric)
                : words.stream()
                        .map(word -> SYNONYMS.getOrDefault(word, word))
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    private static boolean isClose(double a, double b, double tolerance) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));
    }
}
