package org.hpsearch.query.values;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hpsearch.index.FieldNames;
import org.hpsearch.value.Numbers;
import org.hpsearch.value.Value;
import org.jspecify.annotations.Nullable;

/// Puts equal values into classes, numbered in the order of the values: numbers by their size, then texts by their
/// letters, `Adam` beside `adam`, yet not the same. Numbers that are the same setting fall together ([Numbers#isSame]),
/// and so do lists of such numbers.
final class ValueClasses {
    static final int NONE = -1;

    private final int[] classes;
    private final double[] numbers;
    private final Map<String, Integer> texts = new HashMap<>();
    private int firstText;

    ValueClasses(int size) {
        classes = new int[size];
        Arrays.fill(classes, NONE);
        numbers = new double[size];
        Arrays.fill(numbers, Double.NaN);
    }

    /// The classes of values; -1 where there is none.
    static int[] of(List<@Nullable Value> values) {
        ValueClasses classes = new ValueClasses(values.size());
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case null -> {}
                case Value.Num number -> classes.number(i, number.asDouble());
                case Value.Bool bool -> classes.number(i, bool.value() ? 1 : 0);
                case Value.Items items -> classes.list(i, FieldNames.list(items));
                case Value.Text text -> classes.keyword(i, FieldNames.column(text.text()));
                case Value.Null n -> classes.keyword(i, "null");
                case Value.Obj object -> classes.keyword(i, FieldNames.column(object.print()));
            }
        }
        return classes.done();
    }

    void number(int at, double number) {
        numbers[at] = number + 0.0;
    }

    void keyword(int at, String keyword) {
        text(at, "=" + keyword);
    }

    void list(int at, String list) {
        text(at, "[" + list);
    }

    private void text(int at, String text) {
        classes[at] = texts.computeIfAbsent(text, key -> texts.size());
    }

    /// The classes, when all values are known.
    int[] done() {
        double[] sorted =
                Arrays.stream(numbers).filter(n -> !Double.isNaN(n)).sorted().toArray();
        int[] ranks = ranks(sorted);
        firstText = sorted.length == 0 ? 0 : ranks[sorted.length - 1] + 1;
        int next = firstText;
        int[] order = new int[texts.size()];
        for (int text : new TreeMap<>(texts).values()) {
            order[text] = next++;
        }
        for (int at = 0; at < classes.length; at++) {
            if (!Double.isNaN(numbers[at])) {
                classes[at] = ranks[Arrays.binarySearch(sorted, numbers[at])];
            } else if (classes[at] != NONE) {
                classes[at] = order[classes[at]];
            }
        }
        return classes;
    }

    /// The first class of texts, behind those of numbers, when all values are known.
    int firstText() {
        return firstText;
    }

    private static int[] ranks(double[] sorted) {
        int[] ranks = new int[sorted.length];
        for (int i = 1; i < sorted.length; i++) {
            ranks[i] = ranks[i - 1] + (Numbers.isSame(sorted[i - 1], sorted[i]) ? 0 : 1);
        }
        return ranks;
    }
}
