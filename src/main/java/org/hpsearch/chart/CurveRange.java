package org.hpsearch.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.hpsearch.chart.LineChart.Series;

/// The range of y that a panel shows: that of its values, without outliers, which would flatten the rest.
record CurveRange(LineChart.Panel panel) {
    /// Values beyond this many times the distance of the outer percentiles are outliers.
    private static final double FAR = 4;

    private static final double OUTER = 0.01;
    private static final int MANY_LINES = 4;
    private static final double SPACE = 0.04;
    private static final int TICKS = 6;
    private static final int DIGITS = 2;
    private static final double FEW_ZEROS = 1e6;

    /// The scale, with a little space at both ends; limits that were given hold as they are.
    Scale scale() {
        double[] ends = panel.logY() ? ends(shown()) : withoutOutliers(shown());
        boolean lowGiven = isPossible(panel.low());
        boolean highGiven = isPossible(panel.high());
        double low = lowGiven ? panel.low() : ends[0];
        double high = highGiven ? panel.high() : ends[1];
        Scale scale = Scale.over(Math.min(low, high), Math.max(low, high), panel.logY(), new AxisUnit.Number(), SPACE);
        Scale round = roundCuts(scale);
        return new Scale(
                lowGiven && low < high ? low : round.low(),
                highGiven && low < high ? high : round.high(),
                scale.log(),
                scale.unit());
    }

    /// Where values are cut off, the scale ends at a tick, so that the axis and the note have the same number.
    private Scale roundCuts(Scale scale) {
        List<Scale.Tick> ticks = scale.ticks(TICKS);
        if (scale.log() || ticks.size() < 2) {
            return scale;
        }
        double first = ticks.getFirst().value();
        double last = ticks.getLast().value();
        double step = ticks.get(1).value() - first;
        boolean low = any(value -> value < scale.low()) && first > scale.low();
        boolean high = any(value -> value > scale.high()) && last < scale.high();
        return new Scale(
                low ? clean(first - step) : scale.low(), high ? clean(last + step) : scale.high(), false, scale.unit());
    }

    /// Without the error of binary fractions.
    private static double clean(double value) {
        return new BigDecimal(value).round(new MathContext(12)).doubleValue();
    }

    private static double[] ends(double[] sorted) {
        return sorted.length == 0
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {sorted[0], sorted[sorted.length - 1]};
    }

    /// The ends, moved inwards where a few values or a line are far from the rest.
    private double[] withoutOutliers(double[] sorted) {
        double[] ends = ends(sorted);
        if (sorted.length > 0) {
            double low = sorted[(int) (OUTER * (sorted.length - 1))];
            double high = sorted[(int) Math.ceil((1 - OUTER) * (sorted.length - 1))];
            moveIn(ends, low, high, 0.2);
            double[] usual = usual();
            moveIn(ends, usual[0], usual[1], 0.5);
            showBest(ends);
        }
        return ends;
    }

    /// Of many lines the best point of all is never cut off: it is what a reader looks for.
    private void showBest(double[] ends) {
        for (Series line : panel.lines().size() < MANY_LINES ? List.<Series>of() : panel.lines()) {
            if (!Double.isNaN(line.bestX()) && Double.isFinite(line.bestY())) {
                ends[0] = Math.min(ends[0], line.bestY());
                ends[1] = Math.max(ends[1], line.bestY());
            }
        }
    }

    /// Leaves out what is beyond [#FAR] times a usual range.
    ///
    /// @param space share of the usual range that is left beyond it
    private static void moveIn(double[] ends, double low, double high, double space) {
        double usual = high - low;
        boolean cutLow = usual > 0 && ends[0] < low - FAR * usual;
        boolean cutHigh = usual > 0 && ends[1] > high + FAR * usual;
        ends[0] = cutLow ? low - space * usual : ends[0];
        ends[1] = cutHigh ? high + space * usual : ends[1];
    }

    /// What a picture does not show on this scale, in words; empty for nothing.
    String note(Scale y) {
        List<String> notes = new ArrayList<>();
        if (any(value -> value > y.high())) {
            notes.add("values above " + Numeral.of(y.high()) + " cut off");
        }
        if (any(value -> value < y.low() && !(panel.logY() && value <= 0))) {
            notes.add("values below " + Numeral.of(y.low()) + " cut off");
        }
        int hidden = hidden(y).size();
        if (hidden > 0) {
            String of = hidden + " of " + panel.lines().size();
            notes.add(of + (hidden == 1 ? " curves is wholly outside" : " curves are wholly outside"));
        }
        if (any(Double::isNaN)) {
            notes.add("some values are NaN");
        }
        if (any(value -> panel.logY() && value <= 0)) {
            notes.add("a log axis cannot show values of 0 or below");
        }
        return String.join(", ", notes);
    }

    /// The lines of which nothing is on a scale.
    private List<Series> hidden(Scale y) {
        return panel.lines().stream().filter(line -> isHidden(line, y)).toList();
    }

    /// How many curves are wholly outside, and which range shows them; empty where none is.
    Optional<LineChart.Outside> outside() {
        Scale scale = scale();
        int hidden = hidden(scale).size();
        double[] ends = ends(shown());
        return hidden == 0
                ? Optional.empty()
                : Optional.of(new LineChart.Outside(
                        panel.title(),
                        hidden,
                        panel.lines().size(),
                        round(Math.min(ends[0], scale.low()), RoundingMode.FLOOR),
                        round(Math.max(ends[1], scale.high()), RoundingMode.CEILING)));
    }

    private static String round(double end, RoundingMode mode) {
        BigDecimal few =
                new BigDecimal(end).round(new MathContext(DIGITS, mode)).stripTrailingZeros();
        return Math.abs(end) < FEW_ZEROS ? few.toPlainString() : few.toString();
    }

    /// Whether nothing of a line is on this scale: a picture must not seem to have fewer lines than it has.
    private static boolean isHidden(Series line, Scale y) {
        double[] finite =
                Arrays.stream(line.points().y()).filter(Double::isFinite).toArray();
        return finite.length > 0 && Arrays.stream(finite).noneMatch(value -> value >= y.low() && value <= y.high());
    }

    private boolean any(DoublePredicate test) {
        return panel.lines().stream()
                .flatMap(line -> Stream.of(line.points(), line.raw()))
                .filter(Objects::nonNull)
                .flatMapToDouble(points -> Arrays.stream(points.y()))
                .anyMatch(test);
    }

    private boolean isPossible(double limit) {
        return !Double.isNaN(limit) && (!panel.logY() || limit > 0);
    }

    /// Where the middle one of several lines lies: the medians of their least and of their greatest
    /// values. A line that left the others far behind must not flatten them.
    private double[] usual() {
        double[] least = new double[panel.lines().size()];
        double[] greatest = new double[least.length];
        int count = 0;
        for (Series line : panel.lines()) {
            double[] finite =
                    Arrays.stream(line.points().y()).filter(Double::isFinite).toArray();
            if (finite.length > 0) {
                least[count] = Arrays.stream(finite).min().orElse(0);
                greatest[count++] = Arrays.stream(finite).max().orElse(0);
            }
        }
        Arrays.sort(least, 0, count);
        Arrays.sort(greatest, 0, count);
        return count < MANY_LINES ? new double[] {0, 0} : new double[] {least[count / 2], greatest[count / 2]};
    }

    /// All finite values that can be shown, sorted.
    private double[] shown() {
        List<double[]> parts = new ArrayList<>();
        for (Series line : panel.lines()) {
            line.drawn().forEach(points -> parts.add(points.y()));
            if (line.raw() != null) {
                parts.add(line.raw().y());
            }
            if (line.band() != null) {
                parts.add(line.band().low());
                parts.add(line.band().high());
            }
        }
        double[] all = parts.stream()
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        double[] shown =
                Arrays.stream(all).filter(value -> !panel.logY() || value > 0).toArray();
        Arrays.sort(shown);
        return shown;
    }
}
