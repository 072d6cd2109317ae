package org.hpsearch.capture.output;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The step that values belong to: the program's global step if it prints one; else (epoch − first epoch) × batches +
/// batch where both stand; else the epoch; else none. A line without a position belongs to the last position told.
final class StepTracker {
    private double step = Double.NaN;
    private double epoch = Double.NaN;
    private double firstEpoch = Double.NaN;
    private double batch = Double.NaN;
    private double batches = Double.NaN;

    /// Takes the positions of one line.
    void take(List<Reading.Position> positions) {
        boolean batchSeen = false;
        boolean epochSeen = false;
        for (Reading.Position position : positions) {
            switch (position.axis()) {
                case STEP -> step = position.at();
                case EPOCH -> {
                    epoch = position.at();
                    firstEpoch = Double.isNaN(firstEpoch) ? epoch : firstEpoch;
                    epochSeen = true;
                }
                case BATCH -> {
                    batch = position.at();
                    batches = Double.isNaN(position.total()) ? batches : position.total();
                    batchSeen = true;
                }
            }
        }
        if (epochSeen && !batchSeen) {
            batch = Double.NaN;
        }
    }

    /// The step, null where the program has told none.
    @Nullable
    Double step() {
        if (!Double.isNaN(step)) {
            return step;
        }
        if (!Double.isNaN(epoch) && !Double.isNaN(batch) && !Double.isNaN(batches)) {
            return (epoch - firstEpoch) * batches + batch;
        }
        return Double.isNaN(epoch) ? null : (Double) epoch;
    }

    /// The epoch, where it is known and is not the step itself; else null.
    @Nullable
    Double epochBesideStep() {
        Double now = step();
        return Double.isNaN(epoch) || now == null || now == epoch && Double.isNaN(step) ? null : (Double) epoch;
    }
}
