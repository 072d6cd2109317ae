package org.hpsearch.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// One of several upright axes side by side: numbers on a scale, or words with equal distances.
///
/// @param scale of the numbers; null for words
/// @param ticks what is written beside it, from below
/// @param few   whether many things share few places
record UprightAxis(@org.jspecify.annotations.Nullable Scale scale, List<Tick> ticks, boolean few) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final int MOST_WORDS = 12;
    private static final int MOST_TICKS = 6;

    /// So many different numbers have a tick each.
    private static final int FEW = 8;

    /// What is written at a place, from 0 (below) to 1.
    record Tick(double at, String text) {}

    /// The axis for values; empty ones are unknown.
    static UprightAxis of(List<String> all) {
        List<String> values = all.stream().filter(value -> !value.isEmpty()).toList();
        double[] numbers = values.stream().mapToDouble(UprightAxis::number).toArray();
        if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
            return words(values.stream()
                    .distinct()
                    .sorted(Comparator.comparingDouble(UprightAxis::order).thenComparing(Comparator.naturalOrder()))
                    .toList());
        }
        double[] different = Arrays.stream(numbers).distinct().sorted().toArray();
        Scale scale = Scale.guessed(different.length <= FEW ? different : Outliers.without(numbers), false, 0);
        boolean few = different.length <= FEW;
        return new UprightAxis(scale, few ? each(scale, different) : round(scale, different), few);
    }

    private static UprightAxis words(List<String> words) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            ticks.add(new Tick(words.size() == 1 ? 0.5 : (double) i / (words.size() - 1), words.get(i)));
        }
        return new UprightAxis(null, ticks, true);
    }

    private static double order(String text) {
        double number = number(text);
        return Double.isNaN(number) ? Double.POSITIVE_INFINITY : number;
    }

    private static double number(String text) {
        return NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    private static List<Tick> each(Scale scale, double[] different) {
        List<String> labels = Numeral.apart(Arrays.stream(different).boxed().toList());
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < different.length; i++) {
            ticks.add(new Tick(place(scale, different[i]), labels.get(i)));
        }
        return ticks;
    }

    private static List<Tick> round(Scale scale, double[] different) {
        List<Tick> ticks = new ArrayList<>();
        for (Scale.Tick tick : scale.ticks(MOST_TICKS)) {
            double at = scale.at(tick.value());
            if (at >= -0.001 && at <= 1.001) {
                ticks.add(new Tick(at, tick.label()));
            }
        }
        if (different.length > 0 && scale.at(different[0]) < 0) {
            ticks.removeIf(tick -> tick.at < 0.04);
            ticks.addFirst(new Tick(0, "≤ " + Numeral.of(scale.low())));
        }
        if (different.length > 0 && scale.at(different[different.length - 1]) > 1) {
            ticks.removeIf(tick -> tick.at > 0.96);
            ticks.add(new Tick(1, "≥ " + Numeral.of(scale.high())));
        }
        return ticks;
    }

    private static double place(Scale scale, double number) {
        return Math.max(0, Math.min(1, scale.at(number)));
    }

    boolean isLog() {
        return scale != null && scale.log();
    }

    /// Where a value is, from 0 (below) to 1; NaN where it is unknown.
    double at(String value) {
        if (value.isEmpty()) {
            return Double.NaN;
        }
        if (scale != null) {
            return place(scale, number(value));
        }
        return ticks.stream()
                .filter(tick -> tick.text.equals(value))
                .mapToDouble(Tick::at)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// The places of all values; those that share one are spread around it in the order in which they come, so
    /// that each line is seen.
    double[] places(List<String> values) {
        double[] places = values.stream().mapToDouble(this::at).toArray();
        if (!few) {
            return places;
        }
        double most = spread();
        double[] spread = places.clone();
        for (double place :
                Arrays.stream(places).filter(Double::isFinite).distinct().toArray()) {
            long count = Arrays.stream(places).filter(at -> at == place).count();
            int seen = 0;
            for (int i = 0; i < places.length; i++) {
                if (places[i] == place) {
                    spread[i] = count == 1 ? place : place + most * (2.0 * seen++ / (count - 1) - 1);
                }
            }
        }
        return spread;
    }

    /// How far from its place a line may be.
    private double spread() {
        double least = 0.12;
        for (int i = 1; i < ticks.size(); i++) {
            least = Math.min(least, ticks.get(i).at - ticks.get(i - 1).at);
        }
        return least * 0.3;
    }

    boolean isWords() {
        return scale == null;
    }

    /// The ticks that there is room for.
    ///
    /// @param line height of a line of text as a share of the axis
    List<Tick> shown(double line) {
        int every = scale == null ? Math.max(1, (ticks.size() + MOST_WORDS - 1) / MOST_WORDS) : 1;
        List<Tick> shown = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i += every) {
            boolean crowded =
                    !shown.isEmpty() && ticks.get(i).at - shown.getLast().at < Math.max(line, 0.5 / MOST_WORDS);
            if (!crowded) {
                shown.add(ticks.get(i));
            }
        }
        return shown;
    }
}
