package org.hpsearch.screen.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hpsearch.chart.points.Points;
import org.hpsearch.project.Direction;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.SystemMetric;
import org.hpsearch.value.RegularName;
import org.jspecify.annotations.Nullable;

/// The rows of runs while they are written: each look reads only what is new in their files. Of the metrics that
/// nobody looks at only the names are kept.
public final class LiveCurves {
    /// Bytes that one look reads at most: a screen waits for them.
    private static final long PART = 8 << 20;

    private final Map<String, Followed> followed = new HashMap<>();
    private final Function<String, Direction> directions;
    private final PartCurves part = new PartCurves();
    private Set<String> split = Set.of();

    public LiveCurves(Function<String, Direction> directions) {
        this.directions = directions;
    }

    /// A metric so far.
    private static final class Metric {
        /// Null where nobody looks at it.
        final @Nullable LiveCurve curve;

        final Direction direction;
        final boolean isSystem;
        double lastStep = Double.NaN;

        Metric(@Nullable LiveCurve curve, Direction direction, boolean isSystem) {
            this.curve = curve;
            this.direction = direction;
            this.isSystem = isSystem;
        }
    }

    /// A run so far.
    private static final class Followed {
        /// Regular names.
        final Set<String> wanted;

        final Map<String, Metric> metrics = new HashMap<>();
        final Map<String, LiveCurve> curves = new HashMap<>();
        long offset;
        long size;

        /// Whether the last look left whole lines.
        boolean behind;

        Followed(Set<String> wanted) {
            this.wanted = wanted;
        }

        void measure(Path file) throws IOException {
            try {
                size = Files.isRegularFile(file) ? Files.size(file) : 0;
            } catch (NoSuchFileException removedMeanwhile) {
                size = 0;
            }
        }

        Set<String> names(boolean system) {
            Set<String> names = new TreeSet<>();
            metrics.forEach((name, metric) -> {
                if (metric.isSystem == system) {
                    names.add(name);
                }
            });
            return names;
        }
    }

    /// Reads what is new, of large files a part: the rest at the next looks. A file is read from its beginning where
    /// more metrics are looked at than before.
    ///
    /// @param metrics what is looked at, in any spelling
    /// @param apart   regular names of which each spelling is a metric of its own
    /// @throws IOException where a file is there and cannot be read
    public void look(List<RunFolder> runs, Set<String> metrics, Set<String> apart) throws IOException {
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
            own.measure(run.readable(RunFolder.METRICS));
        }
        Set<String> ids = new HashSet<>();
        runs.forEach(run -> ids.add(run.id()));
        followed.keySet().retainAll(ids);
        List<RunFolder> shortest = new ArrayList<>(runs);
        shortest.sort(Comparator.comparingLong(run -> left(run.id())));
        long part = PART;
        for (RunFolder run : shortest) {
            part -= read(run.readable(RunFolder.METRICS), followed(run.id()), part);
        }
    }

    /// Which part of the rows has been read, from 0 to 1.
    public double share() {
        double size = 0;
        double read = 0;
        for (Followed own : followed.values()) {
            size += own.size;
            read += own.offset;
        }
        return isBehind() ? read / size : 1;
    }

    /// Whether rows were left for the next look.
    public boolean isBehind() {
        return followed.values().stream().anyMatch(own -> own.behind);
    }

    private Followed followed(String id) {
        return Objects.requireNonNull(followed.get(id));
    }

    private long left(String id) {
        Followed own = followed(id);
        return own.size - own.offset;
    }

    /// @return bytes
    private long read(Path file, Followed own, long most) throws IOException {
        long begin = own.offset;
        try {
            own.behind = own.size > begin && most <= 0;
            if (own.size > begin && most > 0) {
                own.offset = MetricsReader.part(
                                file, begin, most, (step, time, metric, value) -> add(own, metric, step, value))
                        .offset();
                own.behind = own.offset - begin >= most && own.offset < own.size;
            }
        } catch (NoSuchFileException removedMeanwhile) {
            // the next look at the runs does not find it any more
        }
        return own.offset - begin;
    }

    private void add(Followed own, String name, double step, double value) {
        Metric metric = own.metrics.computeIfAbsent(name, any -> metric(own, any));
        if (metric.curve != null) {
            metric.curve.add(step, value, metric.direction);
        }
        metric.lastStep = Double.isNaN(step) ? metric.lastStep : step;
    }

    private Metric metric(Followed own, String name) {
        LiveCurve curve = own.wanted.contains(RegularName.of(name)) ? new LiveCurve() : null;
        if (curve != null) {
            own.curves.put(name, curve);
        }
        return new Metric(curve, directions.apply(name), SystemMetric.isSystem(name));
    }

    /// A metric's rows, found in any spelling as a row of a table finds it; null where the run has none, or nobody has
    /// looked at it.
    @Nullable
    public LiveCurve curve(String id, String metric) {
        Followed own = followed.get(id);
        if (own == null) {
            return null;
        }
        String regular = RegularName.of(metric);
        boolean alone = split.contains(regular) && !regular.equals(metric);
        return alone ? own.curves.get(metric) : RegularName.find(metric, own.curves);
    }

    /// Looks at a part of x more closely: of curves of which only some points are kept the rows of it are read again,
    /// beside the screen.
    ///
    /// @param from NaN for the beginning
    /// @param to   NaN for the end; both where all is looked at
    public void lookClosely(List<RunFolder> runs, String metric, double from, double to) {
        List<PartCurves.Source> sources = new ArrayList<>();
        for (RunFolder run : runs) {
            LiveCurve curve = curve(run.id(), metric);
            if (curve != null && curve.isThinned() && !(Double.isNaN(from) && Double.isNaN(to))) {
                followed(run.id()).curves.forEach((name, own) -> {
                    if (own == curve) {
                        sources.add(PartCurves.Source.of(run, name));
                    }
                });
            }
        }
        part.look(new PartCurves.Part(metric, from, to, sources));
    }

    /// Whether rows of the part that is looked at closely are being read.
    public boolean isReadingPart() {
        return part.isReading();
    }

    /// What is drawn of a metric; null as for [#curve(String, String)].
    public @Nullable Points points(String id, String metric) {
        LiveCurve curve = curve(id, metric);
        return curve == null ? null : part.points(id, metric, curve);
    }

    /// The metrics of all runs, without what hps measures itself.
    public Set<String> metrics() {
        Set<String> names = new TreeSet<>();
        followed.values().forEach(own -> names.addAll(own.names(false)));
        return names;
    }

    /// What hps measures itself of a run.
    public Set<String> system(String id) {
        Followed own = followed.get(id);
        return own == null ? Set.of() : own.names(true);
    }

    /// The greatest of the last steps of some metrics; NaN where none has a step. What hps measures itself is none.
    public double step(String id, Predicate<String> metrics) {
        Followed own = followed.get(id);
        double greatest = Double.NaN;
        if (own == null) {
            return greatest;
        }
        for (Map.Entry<String, Metric> entry : own.metrics.entrySet()) {
            Metric metric = entry.getValue();
            boolean further = metric.lastStep > greatest || Double.isNaN(greatest);
            greatest = further && !metric.isSystem && metrics.test(entry.getKey()) ? metric.lastStep : greatest;
        }
        return greatest;
    }
}
