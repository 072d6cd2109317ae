package org.hpsearch.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hpsearch.capture.CheckpointKeeper;
import org.hpsearch.capture.CheckpointSteps;
import org.hpsearch.run.MetricSummary;
import org.hpsearch.run.MetricsWriter;
import org.hpsearch.run.Objective;
import org.hpsearch.run.Scalar;
import org.hpsearch.run.Settings;
import org.jspecify.annotations.Nullable;

/// The metrics of a run while it runs: written to the file, and summed up for its checkpoints and its last line.
/// May be used by several threads.
final class LiveMetrics implements CheckpointKeeper.Progress {
    private static final int MOST_STEPS = 100_000;

    private final @Nullable MetricsWriter writer;
    private final Settings settings;
    private final Map<String, MetricSummary.Builder> summaries = new HashMap<>();
    private final Map<String, Double> bestTimes = new HashMap<>();
    private final List<double[]> steps = new ArrayList<>();
    private @Nullable IOException failure;

    /// @param writer null where the file cannot be written at all
    LiveMetrics(@Nullable MetricsWriter writer, Settings settings) {
        this.writer = writer;
        this.settings = settings;
    }

    /// Adds a row. A file that cannot be written any more is told by [#failure()]; the rows still count here.
    synchronized void add(Scalar scalar) {
        MetricSummary.Builder builder =
                summaries.computeIfAbsent(scalar.metric(), name -> new MetricSummary.Builder(MetricSummary.NONE));
        double step = scalar.step() == null ? Double.NaN : scalar.step();
        if (scalar.time() != null && improves(scalar, builder.done())) {
            bestTimes.put(scalar.metric(), scalar.time());
        }
        builder.add(step, scalar.value());
        noteStep(step, scalar.time());
        try {
            if (failure == null && writer != null) {
                writer.write(scalar);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private boolean improves(Scalar scalar, MetricSummary before) {
        Objective objective = new Objective(scalar.metric(), settings.direction(scalar.metric()), true);
        return before.numbers() == 0 || objective.better(scalar.value(), objective.value(before));
    }

    private void noteStep(double step, @Nullable Double time) {
        boolean isNew = steps.isEmpty() || steps.getLast()[1] != step;
        if (time != null && !Double.isNaN(step) && isNew) {
            if (steps.size() == MOST_STEPS) {
                for (int i = 0; i < MOST_STEPS / 2; i++) {
                    steps.set(i, steps.get(2 * i));
                }
                steps.subList(MOST_STEPS / 2, MOST_STEPS).clear();
            }
            steps.add(new double[] {time, step});
        }
    }

    /// Hands all rows to the operating system.
    synchronized void flush() {
        try {
            if (failure == null && writer != null) {
                writer.flush();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    /// Closes the file.
    synchronized void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    /// Why the metrics file is incomplete; null where it is not.
    synchronized @Nullable IOException failure() {
        return failure;
    }

    /// The objective: the declared one if the run has it, else the guessed one.
    synchronized Optional<Objective> objective() {
        Objective declared = settings.objective();
        if (declared != null && summaries.containsKey(declared.metric())) {
            return Optional.of(declared);
        }
        Map<String, Long> counts = new HashMap<>();
        summaries.forEach((name, builder) -> counts.put(name, builder.done().count()));
        return Objective.guess(counts, settings);
    }

    /// The objective's value so far.
    synchronized double value(Objective objective) {
        MetricSummary.Builder builder = summaries.get(objective.metric());
        return builder == null ? Double.NaN : objective.value(builder.done());
    }

    @Override
    public synchronized double bestTime() {
        return objective()
                .map(objective -> bestTimes.getOrDefault(objective.metric(), Double.NaN))
                .orElse(Double.NaN);
    }

    @Override
    public synchronized @Nullable Double stepOf(String path, double time) {
        return CheckpointSteps.step(path, time, steps);
    }
}
