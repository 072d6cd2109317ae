package org.hpsearch.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of one metric, without an object a row: a million of them are 24 MB.
public final class Curve {
    private static final int FIRST = 64;

    private double[] steps = new double[FIRST];
    private double[] times = new double[FIRST];
    private double[] values = new double[FIRST];
    private int size;

    /// Whether the arrays are those of another curve, which goes on filling them.
    private boolean shared;

    private final List<Integer> seams = new ArrayList<>();

    /// Adds a row; step and time are NaN where unknown.
    ///
    /// @param time seconds since the start
    public void add(double step, double time, double value) {
        if (shared || size == steps.length) {
            int capacity = Math.max(FIRST, 2 * size);
            steps = Arrays.copyOf(steps, capacity);
            times = Arrays.copyOf(times, capacity);
            values = Arrays.copyOf(values, capacity);
            shared = false;
        }
        steps[size] = step;
        times[size] = time;
        values[size++] = value;
    }

    /// The rows so far, without a copy of them: what is added to this curve later is not in it.
    public Curve soFar() {
        Curve curve = new Curve();
        curve.steps = steps;
        curve.times = times;
        curve.values = values;
        curve.size = size;
        curve.shared = true;
        curve.seams.addAll(seams);
        return curve;
    }

    /// Notes that a row is the first one of a run that goes on from an earlier one.
    public void seam(int row) {
        seams.add(row);
    }

    /// Rows that are the first ones of runs that go on from earlier ones.
    public List<Integer> seams() {
        return List.copyOf(seams);
    }

    public int size() {
        return size;
    }

    public double step(int row) {
        return steps[row];
    }

    public double time(int row) {
        return times[row];
    }

    public double value(int row) {
        return values[row];
    }

    /// All steps, NaN where unknown.
    public double[] steps() {
        return Arrays.copyOf(steps, size);
    }

    /// All times in seconds since the start, NaN where unknown.
    public double[] times() {
        return Arrays.copyOf(times, size);
    }

    /// All values.
    public double[] values() {
        return Arrays.copyOf(values, size);
    }
}
