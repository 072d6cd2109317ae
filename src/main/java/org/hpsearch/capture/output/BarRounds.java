package org.hpsearch.capture.output;

import java.util.HashMap;
import java.util.Map;

/// Counts on where a bar begins again and nothing says in which epoch: `0/20` behind `20/20` is step 20. Bars of
/// different lengths are different bars.
final class BarRounds {
    private static final int MOST_BARS = 64;

    private final Map<Double, Bar> bars = new HashMap<>();
    private boolean beginsAgain;

    private static final class Bar {
        private double last = Double.NaN;
        private double offset;
        /// Whether a value stood beside it since it began.
        private boolean valued;
        /// Whether it has begun again and no value stood beside it since.
        private boolean pending;
    }

    /// Whether a bar had values beside it.
    boolean any() {
        return !bars.isEmpty();
    }

    /// Whether the last position with values was the first one of a further round.
    boolean beginsAgain() {
        return beginsAgain;
    }

    /// The step of a bar's position. A round without values counts for nothing: it moves no step.
    ///
    /// @param valued  whether values stand beside it
    /// @param current the step so far
    double step(StepCounter.Position position, boolean valued, double current) {
        double at = position.at();
        Bar bar = bars.get(position.total());
        beginsAgain = false;
        if (bar == null) {
            if (valued && !Double.isNaN(position.total()) && bars.size() < MOST_BARS) {
                bar = new Bar();
                bar.valued = true;
                bar.last = at;
                bars.put(position.total(), bar);
            }
            return at;
        }
        // workers that draw the same bar at once are never that far apart
        if (bar.valued && at < bar.last && 2 * at <= bar.last) {
            bar.pending = true;
            bar.valued = false;
        }
        beginsAgain = bar.pending && valued;
        if (beginsAgain) {
            bar.offset += position.total();
            bar.pending = false;
        }
        bar.valued |= valued;
        bar.last = at;
        return bar.pending ? current : bar.offset + at;
    }
}
