package org.hpsearch.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.Scalar;

/// Who told a fact first: what is both printed and written is recorded once. Kept only from the moment on that a run
/// turns out to write metrics into files, and for the first [#MOST] facts.
final class Sources {
    /// The source of what is printed.
    static final String OUTPUT = "";

    private static final int MOST = 500_000;

    private final Map<String, Map<Double, String>> told = new HashMap<>();
    private int count;

    /// Begins with all that stands in a metrics file: it was printed.
    Sources(Path metrics) throws IOException {
        if (Files.isRegularFile(metrics)) {
            MetricsReader.read(metrics, 0, (step, time, metric, value) -> note(metric, step, OUTPUT));
        }
    }

    /// Notes a fact; says whether it is new: another source has not told the same metric at the same step.
    boolean isNew(Scalar scalar, String source) {
        double step = scalar.step() == null ? Double.NaN : scalar.step();
        String first = note(scalar.metric(), step, source);
        return first.equals(source);
    }

    private String note(String metric, double step, String source) {
        if (count >= MOST) {
            return source;
        }
        Map<Double, String> steps =
                told.computeIfAbsent(metric.toLowerCase(Locale.ROOT).replace('-', '_'), name -> new HashMap<>());
        String before = steps.putIfAbsent(step, source);
        count += before == null ? 1 : 0;
        return before == null ? source : before;
    }
}
