package org.hpsearch.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.run.Curve;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.jspecify.annotations.Nullable;

/// The rows of runs while they are written: each look reads only what is new in their files.
final class LiveCurves {
    private final Map<String, Followed> followed = new HashMap<>();

    /// A run so far.
    private static final class Followed {
        final Map<String, Curve> curves = new HashMap<>();
        long offset;
        double lastStep = Double.NaN;
        double lastTime = Double.NaN;
    }

    /// Reads what is new.
    ///
    /// @throws IOException where a file is there and cannot be read
    void look(List<RunFolder> runs) throws IOException {
        for (RunFolder run : runs) {
            Path file = run.readable(RunFolder.METRICS);
            Followed own = followed.computeIfAbsent(run.id(), id -> new Followed());
            if (Files.isRegularFile(file) && Files.size(file) > own.offset) {
                own.offset = MetricsReader.read(file, own.offset, (step, time, metric, value) -> {
                            if (!metric.startsWith("sys/")) {
                                own.curves
                                        .computeIfAbsent(metric, name -> new Curve())
                                        .add(step, time, value);
                                own.lastStep = Double.isNaN(step) ? own.lastStep : step;
                                own.lastTime = Double.isNaN(time) ? own.lastTime : time;
                            }
                        })
                        .offset();
            }
        }
        Set<String> ids = new TreeSet<>();
        runs.forEach(run -> ids.add(run.id()));
        followed.keySet().retainAll(ids);
    }

    /// A metric's rows; null where the run has none.
    @Nullable
    Curve curve(String id, String metric) {
        Followed own = followed.get(id);
        return own == null ? null : own.curves.get(metric);
    }

    /// The metrics of all runs.
    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        followed.values().forEach(own -> names.addAll(own.curves.keySet()));
        return names;
    }

    /// The step of the last row that has one; NaN where there is none.
    double step(String id) {
        Followed own = followed.get(id);
        return own == null ? Double.NaN : own.lastStep;
    }
}
