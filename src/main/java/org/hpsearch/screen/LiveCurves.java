package org.hpsearch.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hpsearch.project.Direction;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.value.RegularName;
import org.jspecify.annotations.Nullable;

/// The rows of runs while they are written: each look reads only what is new in their files. Of the metrics that
/// nobody looks at only the names are kept.
final class LiveCurves {
    private final Map<String, Followed> followed = new HashMap<>();
    private final Function<String, Direction> directions;
    private Set<String> split = Set.of();

    LiveCurves(Function<String, Direction> directions) {
        this.directions = directions;
    }

    /// A run so far.
    private static final class Followed {
        /// Regular names.
        final Set<String> wanted;

        final Set<String> names = new TreeSet<>();
        final Map<String, LiveCurve> curves = new HashMap<>();
        long offset;
        double lastStep = Double.NaN;

        Followed(Set<String> wanted) {
            this.wanted = wanted;
        }
    }

    /// Reads what is new; a file is read from its beginning where more metrics are looked at than before.
    ///
    /// @param metrics what is looked at, in any spelling
    /// @param apart   regular names of which each spelling is a metric of its own, as of [Row#split()]
    /// @throws IOException where a file is there and cannot be read
    void look(List<RunFolder> runs, Set<String> metrics, Set<String> apart) throws IOException {
        split = Set.copyOf(apart);
        Set<String> regular = new HashSet<>();
        metrics.forEach(name -> regular.add(RegularName.of(name)));
        for (RunFolder run : runs) {
            Followed own = followed.get(run.id());
            if (own == null || !own.wanted.containsAll(regular)) {
                Set<String> wanted = new HashSet<>(regular);
                wanted.addAll(own == null ? Set.of() : own.wanted);
                own = new Followed(wanted);
                followed.put(run.id(), own);
            }
            read(run.readable(RunFolder.METRICS), own);
        }
        Set<String> ids = new HashSet<>();
        runs.forEach(run -> ids.add(run.id()));
        followed.keySet().retainAll(ids);
    }

    private void read(Path file, Followed own) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            if (Files.size(file) > own.offset) {
                own.offset = MetricsReader.read(
                                file, own.offset, (step, time, metric, value) -> add(own, metric, step, value))
                        .offset();
            }
        } catch (NoSuchFileException removedMeanwhile) {
            // the next look at the runs does not find it any more
        }
    }

    private void add(Followed own, String metric, double step, double value) {
        own.names.add(metric);
        if (own.wanted.contains(RegularName.of(metric))) {
            own.curves.computeIfAbsent(metric, name -> new LiveCurve()).add(step, value, directions.apply(metric));
        }
        if (!SystemMetric.isSystem(metric)) {
            own.lastStep = Double.isNaN(step) ? own.lastStep : step;
        }
    }

    /// A metric's rows, found in any spelling as [Row#metricSpelling(String)] does; null where the run has none, or
    /// nobody has looked at it.
    @Nullable
    LiveCurve curve(String id, String metric) {
        Followed own = followed.get(id);
        if (own == null) {
            return null;
        }
        String regular = RegularName.of(metric);
        boolean alone = split.contains(regular) && !regular.equals(metric);
        return alone ? own.curves.get(metric) : RegularName.find(metric, own.curves);
    }

    /// The metrics of all runs, without what hps measures itself.
    Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        followed.values().forEach(own -> names.addAll(own.names));
        names.removeIf(SystemMetric::isSystem);
        return names;
    }

    /// What hps measures itself of a run.
    Set<String> system(String id) {
        Followed own = followed.get(id);
        Set<String> names = new TreeSet<>(own == null ? Set.of() : own.names);
        names.removeIf(name -> !SystemMetric.isSystem(name));
        return names;
    }

    /// The step of the last row that has one; NaN where there is none.
    double step(String id) {
        Followed own = followed.get(id);
        return own == null ? Double.NaN : own.lastStep;
    }
}
