package org.hpsearch.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

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
    private final List<Begin> begins = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();
    private final List<Curve> tails = new ArrayList<>();

    /// From a row on, what a time of 0 is.
    ///
    /// @param seconds since 1970, NaN where unknown
    private record Begin(int row, double seconds) {}

    /// From a row on, what the steps count.
    ///
    /// @param name empty where unknown
    private record Unit(int row, String name) {}

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
        curve.begins.addAll(begins);
        curve.units.addAll(units);
        curve.tails.addAll(tails);
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

    /// Notes when the time of the rows that come was 0, in seconds since 1970; NaN where unknown.
    public void begin(double seconds) {
        if (begins.isEmpty() || Double.compare(begins.getLast().seconds, seconds) != 0) {
            begins.add(new Begin(size, seconds));
        }
    }

    /// Notes when the time of all rows was 0, in seconds since 1970; NaN where unknown.
    public void zero(double seconds) {
        begins.clear();
        begins.add(new Begin(0, seconds));
    }

    /// Hands all rows to a sink.
    public void rows(String metric, MetricsReader.Sink sink) {
        for (int i = 0; i < size; i++) {
            sink.row(steps[i], times[i], metric, values[i]);
        }
    }

    /// Notes what the steps of the rows that come count; empty where unknown.
    public void count(String unit) {
        if (!unit().equals(unit)) {
            units.add(new Unit(size, unit));
        }
    }

    /// Notes what the steps of all rows count; empty where unknown.
    public void countAll(String unit) {
        units.clear();
        units.add(new Unit(0, unit));
    }

    /// What the steps of the last rows count; empty where unknown.
    public String unit() {
        return units.isEmpty() ? "" : units.getLast().name;
    }

    /// What the step of a row counts; empty where unknown.
    public String unit(int row) {
        String unit = "";
        for (Unit from : units) {
            unit = from.row <= row ? from.name : unit;
        }
        return unit;
    }

    /// The rows whose steps count the same as the last ones, as far as is known.
    public Curve counting() {
        if (units.stream().noneMatch(unit -> StepUnit.differ(unit.name, unit()))) {
            return this;
        }
        Curve same = only(i -> !StepUnit.differ(unit(i), unit()));
        same.tails.removeIf(tail -> StepUnit.differ(tail.unit(), unit()));
        same.seams.removeIf(row -> row == 0);
        return same;
    }

    /// What the runs that this curve goes on from had written behind the seams: no part of the curve; none is empty.
    public List<Curve> tails() {
        return List.copyOf(tails);
    }

    /// Which rows have a step below that of an earlier row: where some rows count batches and others epochs, these are
    /// the epochs.
    public boolean[] falling() {
        boolean[] falling = new boolean[size];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            falling[i] = steps[i] < most;
            most = Math.max(most, falling[i] ? most : steps[i]);
        }
        return falling;
    }

    /// The rows that are kept, with their seams and the tails; the others are one more tail.
    public Curve kept(IntPredicate keeps) {
        Curve kept = new Curve();
        Curve tail = new Curve();
        kept.tails.addAll(tails);
        Set<Integer> joints = Set.copyOf(seams);
        double[] zeros = zeros();
        for (int i = 0; i < size; i++) {
            boolean keep = keeps.test(i);
            if (keep && joints.contains(i)) {
                kept.seam(kept.size);
            }
            Curve to = keep ? kept : tail;
            to.begin(zeros[i]);
            to.count(unit(i));
            to.add(steps[i], times[i], values[i]);
        }
        if (tail.size > 0) {
            kept.tails.add(tail);
        }
        return kept;
    }

    /// The rows that are kept, with their seams and the tails; the others are gone.
    public Curve only(IntPredicate keeps) {
        Curve kept = kept(keeps);
        if (kept.size < size) {
            kept.tails.removeLast();
        }
        return kept;
    }

    /// When the time of the first rows was 0, in seconds since 1970; NaN where unknown.
    public double zero() {
        return begins.isEmpty() ? Double.NaN : begins.getFirst().seconds;
    }

    /// What the time 0 of each row is.
    private double[] zeros() {
        double[] zeros = new double[size];
        Arrays.fill(zeros, Double.NaN);
        for (Begin begin : begins) {
            Arrays.fill(zeros, Math.min(size, begin.row), size, begin.seconds);
        }
        return zeros;
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

    /// When the rows were written, in seconds since 1970, NaN where unknown.
    public double[] dates() {
        double[] dates = zeros();
        Arrays.setAll(dates, i -> dates[i] + times[i]);
        return dates;
    }

    /// All values.
    public double[] values() {
        return Arrays.copyOf(values, size);
    }
}
