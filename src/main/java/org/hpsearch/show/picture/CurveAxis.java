package org.hpsearch.show.picture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hpsearch.chart.points.Interpolation;
import org.hpsearch.run.Curve;
import org.jspecify.annotations.Nullable;

/// Where the rows of a metric stand along x.
///
/// @param x `step`, `epoch`, `time` (seconds), `date` (seconds since 1970), or a metric
public record CurveAxis(String x) {
    static final String EPOCH = "epoch";
    /// The number of a row, where there are no steps.
    public static final String ROW = "row";
    public static final String STEP = "step";
    static final String TIME = "time";
    static final String DATE = "date";

    /// A line of an epoch may be read a little before the one that begins it (seconds).
    private static final double LAG = 0.5;

    boolean isStep() {
        return x.equals(STEP);
    }

    boolean isEpoch() {
        return x.equals(EPOCH);
    }

    /// Whether x is a metric of the runs, the epoch among them.
    boolean isMetric() {
        return !x.equals(STEP) && !x.equals(TIME) && !x.equals(DATE);
    }

    /// Whether runs have the same places: steps, or whole epochs.
    boolean isShared() {
        return x.equals(STEP) || x.equals(EPOCH);
    }

    /// The places of a metric's rows, NaN where one has none. Where no row has a step, the rows are counted.
    ///
    /// @param by where x is a metric, its rows
    public double[] of(Curve curve, @Nullable Curve by) {
        return switch (x) {
            case STEP -> counts(curve) ? numbered(curve.size()) : curve.steps();
            case TIME -> curve.times();
            case DATE -> curve.dates();
            default -> by == null ? none(curve.size()) : x.equals(EPOCH) ? epochs(curve, by) : joined(curve, by);
        };
    }

    /// Whether the places of a metric are the numbers of its rows.
    public boolean counts(Curve curve) {
        return x.equals(STEP) && isStepless(curve);
    }

    /// What x is called: the row where no curve has a step, the step or the row where some have none.
    ///
    /// @param counted in how many curves the rows are counted
    /// @param curves  how many there are
    public String name(int counted, int curves) {
        return counted == 0 ? x : counted == curves ? ROW : x + " or " + ROW;
    }

    /// Whether some rows of a metric stand between the rows of the one that is x.
    boolean isBetween(Curve curve, @Nullable Curve by) {
        if (by == null || x.equals(EPOCH) || isStepless(curve)) {
            return false;
        }
        double[] known = Arrays.stream(by.steps()).sorted().toArray();
        return known.length > 1
                && Arrays.stream(curve.steps())
                        .filter(step -> step > known[0] && step < known[known.length - 1])
                        .anyMatch(step -> Arrays.binarySearch(known, step) < 0);
    }

    private static boolean isStepless(Curve curve) {
        return IntStream.range(0, curve.size()).allMatch(i -> Double.isNaN(curve.step(i)));
    }

    private static double[] numbered(int size) {
        return IntStream.rangeClosed(1, size).mapToDouble(i -> i).toArray();
    }

    private static double[] none(int size) {
        double[] none = new double[size];
        Arrays.fill(none, Double.NaN);
        return none;
    }

    /// The epoch that the program said last before a row. A metric that is printed once an epoch has the epoch as its
    /// step.
    private static double[] epochs(Curve curve, Curve by) {
        if (isPaired(curve, by)) {
            return by.values();
        }
        if (countsEpochs(curve, by)) {
            return curve.steps();
        }
        boolean stepless = isStepless(curve);
        TreeMap<Double, Double> said = known(stepless ? by.times() : by.steps(), by.values());
        double[] at = new double[curve.size()];
        Arrays.setAll(at, i -> stepless ? floor(said, curve.time(i)) : epoch(said, curve.step(i)));
        return at;
    }

    /// The epoch of a step: one that is the step has no row of its own.
    private static double epoch(TreeMap<Double, Double> said, double step) {
        boolean isFirst = !said.isEmpty()
                && step < said.firstKey()
                && step == said.firstEntry().getValue();
        return isFirst ? step : floor(said, step);
    }

    private static double floor(TreeMap<Double, Double> said, double place) {
        Map.Entry<Double, Double> before = Double.isNaN(place) ? null : said.floorEntry(place);
        return before == null ? Double.NaN : before.getValue();
    }

    /// Whether the steps of a metric are epochs, though the steps of the epochs are something finer: each is an epoch
    /// that there was, and none comes before its epoch.
    private static boolean countsEpochs(Curve curve, Curve epochs) {
        Map<Double, Double> begun = new HashMap<>();
        for (int i = 0; i < epochs.size(); i++) {
            begun.putIfAbsent(epochs.value(i), epochs.time(i));
        }
        for (int i = 0; i < curve.size(); i++) {
            Double time = begun.get(curve.step(i));
            // the first epoch has no row where it was the step
            boolean noted = time != null || !begun.containsKey(curve.step(i) + 1);
            if (noted && (time == null || curve.time(i) < time - LAG)) {
                return false;
            }
        }
        return true;
    }

    /// The value of another metric at the same step, between its rows by straight lines, beyond them none.
    private static double[] joined(Curve curve, Curve by) {
        if (isPaired(curve, by)) {
            return by.values();
        }
        boolean stepless = isStepless(curve);
        TreeMap<Double, Double> known = known(stepless ? by.times() : by.steps(), by.values());
        double[] places = known.keySet().stream().mapToDouble(place -> place).toArray();
        double[] values = known.values().stream().mapToDouble(value -> value).toArray();
        double[] at = new double[curve.size()];
        Arrays.setAll(at, i -> Interpolation.at(places, values, stepless ? curve.time(i) : curve.step(i)));
        return at;
    }

    /// Whether neither metric has steps, and their rows go in pairs.
    private static boolean isPaired(Curve curve, Curve by) {
        return by.size() == curve.size() && isStepless(curve) && isStepless(by);
    }

    /// Places that are known, rising, and the last value at each.
    private static TreeMap<Double, Double> known(double[] places, double[] values) {
        TreeMap<Double, Double> known = new TreeMap<>();
        for (int i = 0; i < places.length; i++) {
            if (!Double.isNaN(places[i]) && Double.isFinite(values[i])) {
                known.put(places[i], values[i]);
            }
        }
        return known;
    }
}
