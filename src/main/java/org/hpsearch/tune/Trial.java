package org.hpsearch.tune;

import java.util.Arrays;
import java.util.List;

/// A point that was tried.
///
/// @param point  of the space
/// @param losses one for each objective; NaN for what failed or diverged
/// @param step   how far it came
public record Trial(List<Double> point, State state, List<Double> losses, double step) {
    /// What has become of it.
    public enum State {
        /// It runs, and counts as bad meanwhile, so that the next one goes elsewhere.
        RUNNING,
        /// It ran to its end.
        DONE,
        /// It was ended early.
        STOPPED,
        /// It failed.
        FAILED
    }

    public Trial {
        point = List.copyOf(point);
        losses = List.copyOf(losses);
    }

    /// One that runs.
    public static Trial running(double[] point) {
        return new Trial(boxed(point), State.RUNNING, List.of(), 0);
    }

    /// One that has ended.
    public static Trial done(double[] point, double... losses) {
        return new Trial(boxed(point), State.DONE, boxed(losses), 0);
    }

    /// One that was ended early.
    public static Trial stopped(double[] point, double step, double... losses) {
        return new Trial(boxed(point), State.STOPPED, boxed(losses), step);
    }

    /// One that failed.
    public static Trial failed(double[] point) {
        return new Trial(boxed(point), State.FAILED, List.of(), 0);
    }

    private static List<Double> boxed(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    double[] at() {
        return point.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /// Whether it says how good its point is.
    boolean judged() {
        return state != State.FAILED
                && state != State.RUNNING
                && !losses.isEmpty()
                && losses.stream().noneMatch(loss -> loss.isNaN() || loss == Double.POSITIVE_INFINITY);
    }

    double loss() {
        return losses.getFirst();
    }

    double[] costs() {
        return losses.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
