package org.hpsearch.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which step a checkpoint belongs to.
public final class CheckpointSteps {
    /// A line is seen this much later than it was printed, at most (seconds).
    private static final double LAG = 0.05;

    private CheckpointSteps() {}

    /// The number in its name if that lies among the run's steps, else the last step told before it was written.
    ///
    /// @param time  when it was written, seconds since the start
    /// @param steps pairs of time and step, in the order of time
    public static @Nullable Double step(String path, double time, List<double[]> steps) {
        if (steps.isEmpty()) {
            return null;
        }
        double first = steps.getFirst()[1];
        double last = first;
        Double before = null;
        for (double[] step : steps) {
            first = Math.min(first, step[1]);
            last = Math.max(last, step[1]);
            before = step[0] <= time + LAG ? (Double) step[1] : before;
        }
        Double told = CheckpointNames.step(path, first, last);
        return told != null ? told : before;
    }
}
