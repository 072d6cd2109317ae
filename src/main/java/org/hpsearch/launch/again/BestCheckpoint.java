package org.hpsearch.launch.again;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hpsearch.capture.written.CheckpointKeeper;
import org.hpsearch.project.Objective;
import org.hpsearch.project.Settings;
import org.hpsearch.run.Checkpoint;
import org.hpsearch.run.MetricsReader;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunRecord;
import org.jspecify.annotations.Nullable;

/// The checkpoint that belongs to the best row of a run's objective.
public final class BestCheckpoint {
    private final RunFolder run;
    private final Settings settings;
    private final RunRecord record;

    public BestCheckpoint(RunFolder run, Settings settings, RunRecord record) {
        this.run = run;
        this.settings = settings;
        this.record = record;
    }

    /// The best one of some; null where there is none.
    public @Nullable Checkpoint of(List<Checkpoint> checkpoints) throws IOException {
        Optional<Objective> objective = Objective.ofRun(
                record.metrics().summaries().keySet(),
                settings.judging(record.info().experiment()));
        return CheckpointKeeper.best(
                checkpoints, objective.isEmpty() ? CheckpointKeeper.Best.NONE : best(objective.get()));
    }

    private CheckpointKeeper.Best best(Objective objective) throws IOException {
        Path file = run.readable(RunFolder.METRICS);
        double[] best = {Double.NaN, Double.NaN, Double.NaN};
        if (Files.isRegularFile(file)) {
            MetricsReader.read(file, 0, (step, time, metric, value) -> {
                if (metric.equals(objective.metric()) && objective.replaces(best[0], value)) {
                    best[0] = value;
                    best[1] = time;
                    best[2] = step;
                }
            });
        }
        return new CheckpointKeeper.Best(best[1], best[2]);
    }
}
