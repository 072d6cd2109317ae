package org.hpsearch.capture.output;

import org.hpsearch.capture.output.word.StepAxis;

/// Counts on where a program's step begins again with each epoch: `Step 5/20` below `Epoch 2` is step 25 of the whole.
final class EpochSteps {
    private double last = Double.NaN;
    private double lastEpoch = Double.NaN;
    private double least = Double.NaN;
    private double greatest = Double.NaN;
    private double gap = Double.NaN;
    private double offset;

    /// The step of the whole.
    ///
    /// @param epoch the last one that was printed, NaN for none
    double step(StepCounter.Position position, double epoch) {
        boolean counts = position.axis() == StepAxis.STEP || position.axis() == StepAxis.ITERATION;
        if (!counts) {
            return position.at();
        }
        double at = position.at();
        boolean newEpoch = !Double.isNaN(epoch) && epoch != lastEpoch && !Double.isNaN(last);
        if (newEpoch && at < last) {
            offset += length(position.total());
        }
        gap = at > last ? at - last : gap;
        least = at >= least ? least : at;
        greatest = at <= greatest ? greatest : at;
        last = at;
        lastEpoch = epoch;
        return offset + at;
    }

    /// How many steps an epoch has: as printed, else as far as they were counted.
    private double length(double total) {
        double counted = greatest - least + (Double.isNaN(gap) ? 1 : gap);
        return total >= greatest ? total : counted;
    }
}
