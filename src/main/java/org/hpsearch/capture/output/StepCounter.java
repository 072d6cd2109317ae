package org.hpsearch.capture.output;

import java.util.List;
import org.hpsearch.capture.output.word.StepAxis;
import org.hpsearch.run.StepUnit;

/// The step that values belong to: the program's global step if it prints one; else (epoch − first epoch) × batches +
/// batch where both stand; else the epoch; else none (NaN). A line without a position belongs to the last position
/// told. A step that begins again with each epoch is counted on, and so is a bar that begins again where no epoch is
/// printed.
final class StepCounter {
    private double current = Double.NaN;
    private String unit = "";
    private boolean stepped;
    private boolean stepTold;
    private int stepsSinceEpoch;
    private double epoch = Double.NaN;
    private double firstEpoch = Double.NaN;
    private double batches = Double.NaN;
    private double largestBatch = Double.NaN;
    private double lastBatch = Double.NaN;
    /// Whether parts of epochs are printed.
    private boolean fractional;
    private double barTotal = Double.NaN;
    private boolean barDone;
    private boolean evaluates;
    private final BarRounds rounds = new BarRounds();
    /// Whether bars with values came before the first epoch: a line of an epoch is then printed behind its bar.
    private boolean barsFirst;
    private final EpochSteps epochSteps = new EpochSteps();
    private double printed = Double.NaN;
    private boolean begins;
    /// Whether the last positions had an epoch among them.
    private boolean epochTold;

    /// A position with its value.
    ///
    /// @param total the axis's length, NaN where it is not told
    /// @param unit  what it counts; empty where nothing says
    public record Position(StepAxis axis, double at, double total, String unit) {
        /// On an axis without a name of its own.
        public Position(StepAxis axis, double at, double total) {
            this(axis, at, total, axis.unit(""));
        }
    }

    /// Takes the positions of one record.
    ///
    /// @param bar   whether they stand in a progress bar
    /// @param told  whether values stand beside them
    /// @param aside whether the record is about an evaluation, whose counter is no position of the training
    public void take(List<Position> positions, boolean bar, boolean aside, boolean told) {
        Position step = null;
        Position batch = null;
        Position last = null;
        epochTold = false;
        begins = false;
        for (Position position : positions) {
            switch (position.axis) {
                case EPOCH -> {
                    barsFirst |= Double.isNaN(epoch) && rounds.any();
                    begins = position.at != epoch;
                    unusedStep(position.at);
                    epoch = position.at;
                    fractional |= epoch != Math.rint(epoch);
                    firstEpoch = Double.isNaN(firstEpoch) ? epoch : Math.min(firstEpoch, epoch);
                    epochTold = true;
                }
                case BATCH -> batch = position;
                case FOLD, PROGRESS -> last = position;
                default -> step = step == null || position.axis.compareTo(step.axis) < 0 ? position : step;
            }
        }
        evaluates = batch != null && bar && !epochTold && step == null && isEvaluation(batch);
        if (epochTold) {
            barDone = false;
            barTotal = Double.NaN;
        }
        if (step != null) {
            printed = step.at;
            current = epochSteps.step(step, epoch);
            unit = step.unit;
            stepsSinceEpoch++;
            stepped = stepped || told || stepTold;
            stepTold = true;
        } else if (batch != null && (epochTold || !aside)) {
            batch(batch, bar && !epochTold, told);
        } else if (epochTold && fractional && !Double.isNaN(largestBatch)) {
            place(stepped ? current : lastBatch, stepped ? unit : StepUnit.BATCH); // finer than parts of epochs
        } else if (epochTold && !stepped && !(aside && !Double.isNaN(largestBatch))) {
            place(epoch, StepUnit.EPOCH);
        } else if (last != null && !counted()) {
            place(last.at, last.unit);
        }
    }

    private void place(double at, String counts) {
        current = at;
        unit = counts;
    }

    /// Whether the program counts something finer than folds and per cents.
    private boolean counted() {
        return stepped || stepTold || !Double.isNaN(epoch) || !Double.isNaN(largestBatch);
    }

    /// A step that has not moved through a whole epoch is not what the program counts.
    private void unusedStep(double newEpoch) {
        if (!Double.isNaN(epoch) && newEpoch != epoch) {
            stepped = stepped && stepsSinceEpoch > 0;
            stepsSinceEpoch = 0;
        }
    }

    /// A bar of another length behind a bar that was complete: the evaluation after a training.
    private boolean isEvaluation(Position batch) {
        if (Double.isNaN(epoch) || Double.isNaN(batch.total)) {
            return false;
        }
        if (barDone && batch.total != barTotal) {
            return true;
        }
        barTotal = batch.total;
        barDone = batch.at >= batch.total;
        return false;
    }

    /// Whether the last record was one of an evaluation's bar.
    public boolean evaluates() {
        return evaluates;
    }

    private void batch(Position batch, boolean wholeEpoch, boolean told) {
        lastBatch = batch.at;
        batches = Double.isNaN(batch.total) ? batches : batch.total;
        largestBatch = Double.isNaN(largestBatch) ? batch.at : Math.max(largestBatch, batch.at);
        if (stepped) {
            return;
        }
        if (Double.isNaN(epoch) || fractional || wholeEpoch && barsFirst) {
            place(rounds.step(batch, told, current), Double.isNaN(epoch) ? batch.unit : StepUnit.BATCH);
            begins |= rounds.beginsAgain();
        } else if (wholeEpoch) {
            place(epoch, StepUnit.EPOCH);
        } else {
            place((epoch - firstEpoch) * (Double.isNaN(batches) ? largestBatch : batches) + batch.at, StepUnit.BATCH);
        }
    }

    /// Whether the last record was the first one of another epoch, or of another round of a bar.
    public boolean begins() {
        return begins;
    }

    /// The step as it was last printed, from which the current one is counted on; NaN where none was.
    public double printed() {
        return printed;
    }

    /// The step, NaN where the program has told none.
    public double current() {
        return current;
    }

    /// What the step counts: `epoch`, `batch`, `iteration` ...; empty where the program has told none.
    public String unit() {
        return unit;
    }

    /// The epoch where it is known and is not the step itself; else NaN.
    public double epochBeside() {
        return barsFirst && !epochTold || epoch == current && !stepped ? Double.NaN : epoch;
    }
}
