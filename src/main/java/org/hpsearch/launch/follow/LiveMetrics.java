package org.hpsearch.launch.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hpsearch.capture.written.CheckpointKeeper;
import org.hpsearch.capture.written.CheckpointSteps;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.SystemMetric;
import org.jspecify.annotations.Nullable;

/// The metrics of a run while it runs: written to the file, and summed up for its checkpoints and its last line.
/// May be used by several threads.
public final class LiveMetrics implements CheckpointKeeper.Progress {
    private static final int MOST_METRICS = 10_000;

    private final @Nullable MetricsWriter writer;
    private final Settings settings;
    private final Consumer<Scalar> watcher;
    private final Map<String, Track> tracks = new HashMap<>();
    private final CheckpointSteps steps = new CheckpointSteps();
    private final StepUnits units = new StepUnits();
    private @Nullable IOException failure;
    private @Nullable Scalar first;
    private @Nullable Sources sources;

    /// @param writer  null where the file cannot be written at all
    /// @param watcher hears of each row
    public LiveMetrics(@Nullable MetricsWriter writer, Settings settings, Consumer<Scalar> watcher) {
        this.writer = writer;
        this.settings = settings;
        this.watcher = watcher;
    }

    /// One metric so far.
    private static final class Track {
        final MetricSummary.Builder summary = new MetricSummary.Builder(MetricSummary.NONE);
        final Objective objective;
        double best = Double.NaN;
        double bestTime = Double.NaN;
        double bestStep = Double.NaN;
        double last = Double.NaN;

        Track(Objective objective) {
            this.objective = objective;
        }

        public void add(double step, Scalar scalar) {
            summary.add(step, scalar.value());
            last = step;
            if (objective.replaces(best, scalar.value())) {
                best = scalar.value();
                bestTime = scalar.time() == null ? bestTime : scalar.time();
                bestStep = step;
            }
        }
    }

    /// Adds a row that stood in a file; the printed ones of the same metric and step go before it.
    ///
    /// @param source the file
    /// @param rows   `metrics.csv`, for the rows so far
    synchronized void addFromFile(Scalar scalar, String source, Path rows) {
        if (sources == null) {
            flush();
            try {
                sources = new Sources(rows);
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                return;
            }
        }
        if (sources.isNew(scalar, source)) {
            write(scalar);
        } else if (isLast(scalar)) {
            units.learn(scalar);
        }
    }

    /// Whether the last row of the metric has the same step.
    private boolean isLast(Scalar scalar) {
        Track track = tracks.get(scalar.metric());
        return track != null && scalar.step() != null && track.last == scalar.step();
    }

    /// Adds a printed row. A file that cannot be written any more is told by [#failure()]; the rows still count here.
    public synchronized void add(Scalar scalar) {
        if (sources == null || sources.isNew(scalar, Sources.OUTPUT)) {
            write(scalar);
        }
    }

    private void write(Scalar scalar) {
        Track track = tracks.get(scalar.metric());
        if (track == null && tracks.size() >= MOST_METRICS) {
            return;
        }
        if (track == null) {
            track = new Track(new Objective(scalar.metric(), settings.direction(scalar.metric()), true));
            tracks.put(scalar.metric(), track);
        }
        double step = scalar.step() == null ? Double.NaN : scalar.step();
        track.add(step, scalar);
        watcher.accept(scalar);
        if (first == null && scalar.isPlaced() && !SystemMetric.isSystem(scalar.metric())) {
            first = scalar;
        }
        units.note(scalar);
        if (scalar.time() != null && scalar.isPlaced()) {
            steps.add(scalar.time(), step);
        }
        try {
            if (failure == null && writer != null) {
                writer.write(scalar);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Metric → what its steps count, as far as it is known.
    public synchronized Map<String, String> units() {
        return units.all();
    }

    /// Whether the program has reported any metric.
    public synchronized boolean hasRows() {
        return tracks.keySet().stream().anyMatch(metric -> !SystemMetric.isSystem(metric));
    }

    /// The first of the program's own rows that has a step; null where none has one.
    public synchronized @Nullable Scalar first() {
        return first;
    }

    /// Hands all rows to the operating system.
    public synchronized void flush() {
        try {
            if (failure == null && writer != null) {
                writer.flush();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Closes the file.
    public synchronized void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    /// Why the metrics file is incomplete; null where it is not.
    public synchronized @Nullable IOException failure() {
        return failure;
    }

    /// The objective: the declared one if the run has it, else the guessed one.
    public synchronized Optional<Objective> objective() {
        return Objective.ofRun(tracks.keySet(), settings);
    }

    /// The objective's value so far.
    public synchronized double value(Objective objective) {
        Track track = tracks.get(objective.metric());
        return track == null ? Double.NaN : objective.value(track.summary.done());
    }

    @Override
    public synchronized CheckpointKeeper.Best best() {
        return objective()
                .map(objective -> tracks.get(objective.metric()))
                .map(track -> new CheckpointKeeper.Best(track.bestTime, track.bestStep))
                .orElse(CheckpointKeeper.Best.NONE);
    }

    @Override
    public synchronized @Nullable Double stepOf(String path, double time) {
        return steps.step(path, time);
    }
}
