package org.hpsearch.capture.written;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// When a run told which step, so that a checkpoint finds its own. Keeps at most [#MOST] of the times: of a longer run
/// every second, fourth ... one. Used by one thread.
public final class CheckpointSteps {
    /// A line is seen this much later than it was printed, at most (seconds).
    static final double LAG = 0.05;

    private static final int MOST = 65_536;

    private double[] times = new double[64];
    private double[] steps = new double[64];
    private int count;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /// Adds a step told; the same again is passed over.
    ///
    /// @param time seconds since the start, not before the earlier ones
    public void add(double time, double step) {
        if (count > 0 && steps[count - 1] == step) {
            return;
        }
        least = Math.min(least, step);
        greatest = Math.max(greatest, step);
        if (count == MOST) {
            thin();
        } else if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            steps = Arrays.copyOf(steps, 2 * count);
        }
        times[count] = time;
        steps[count++] = step;
    }

    private void thin() {
        count /= 2;
        for (int i = 0; i < count; i++) {
            times[i] = times[2 * i + 1];
            steps[i] = steps[2 * i + 1];
        }
    }

    /// How far the last step is from the one before: a checkpoint may be saved just before its step is printed.
    private double stride() {
        return count > 1 ? Math.max(0, steps[count - 1] - steps[count - 2]) : 1;
    }

    /// The number in the checkpoint's name if that lies among the run's steps, or at the next one; else the last step
    /// told before it was written; null where there is none.
    ///
    /// @param time when it was written, seconds since the start
    public @Nullable Double step(String path, double time) {
        if (count == 0) {
            return null;
        }
        Double told = CheckpointNames.step(path, least, greatest + stride());
        if (told != null) {
            return told;
        }
        int at = count;
        while (at > 0 && times[at - 1] > time + LAG) {
            at--;
        }
        return at == 0 ? null : (Double) steps[at - 1];
    }
}
