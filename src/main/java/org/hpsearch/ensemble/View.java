package org.hpsearch.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hpsearch.value.DataException;

/// A row of predictions as its scorer takes it.
final class View {
    /// What a row says.
    enum Kind {
        /// One number.
        NUMBER,
        /// One class label.
        LABEL,
        /// A probability a class.
        PROBABILITIES
    }

    private final Kind kind;
    private final ScoreKind metric;
    private final Truth truth;
    private final int[] columns;
    private final double[] scores;

    /// @throws DataException where the metric cannot score such rows
    View(Shape shape, ScoreKind metric, Truth truth) {
        List<String> names = shape.columns();
        boolean text = shape.text();
        this.kind = shape.kind();
        this.metric = metric;
        this.truth = truth;
        boolean classes = metric.ofClasses() && kind == Kind.PROBABILITIES;
        this.columns = classes ? columns(names, truth.classes()) : new int[0];
        this.scores = new double[size(names)];
        if (!metric.ofClasses() && kind != Kind.NUMBER) {
            throw new DataException(metric.word() + " needs one number a row, and the members predict "
                    + (kind == Kind.LABEL ? "labels" : "several: " + String.join(", ", names)));
        }
        if (kind == Kind.LABEL && (metric == ScoreKind.AUC || metric == ScoreKind.LOGLOSS)) {
            throw new DataException(metric.word() + " needs probabilities, and the members predict labels");
        }
        if (kind == Kind.LABEL && text != truth.isText()) {
            throw new DataException("the labels do not match: the truth has " + some(truth.classes())
                    + ", the members predict " + (text ? "texts" : "numbers"));
        }
        if (metric.ofClasses() && kind == Kind.NUMBER && truth.classes().size() != 2) {
            throw new DataException("one number a row tells two classes apart, and the truth has "
                    + truth.classes().size() + "; labels take --method vote");
        }
    }

    private int size(List<String> names) {
        return columns.length > 0 ? names.size() : metric.ofClasses() && kind == Kind.NUMBER ? 2 : 1;
    }

    private static String some(List<String> classes) {
        return String.join(", ", classes.subList(0, Math.min(10, classes.size())))
                + (classes.size() > 10 ? ", ..." : "");
    }

    /// The column of each class: that of its name where all classes have one, alone or behind a `_`; else, where
    /// the columns have no names but numbers, the one in its place.
    private static int[] columns(List<String> names, List<String> classes) {
        if (names.size() != classes.size()) {
            throw new DataException("the members predict " + names.size() + " classes (" + some(names)
                    + "), the truth has " + classes.size() + " (" + some(classes) + ")");
        }
        int[] exact = classes.stream().mapToInt(names::indexOf).toArray();
        int[] ending = classes.stream().mapToInt(name -> ending(names, name)).toArray();
        for (int[] places : List.of(exact, ending)) {
            if (Arrays.stream(places).allMatch(place -> place >= 0)
                    && Arrays.stream(places).distinct().count() == places.length) {
                return places;
            }
        }
        boolean numbered = IntStream.range(0, names.size())
                .allMatch(i -> names.get(i).matches("\\D*" + i) || names.get(i).matches("\\D*" + (i + 1)));
        if (!numbered) {
            throw new DataException("the columns " + some(names) + " are not called like the classes " + some(classes));
        }
        return IntStream.range(0, names.size()).toArray();
    }

    /// The one column whose name ends in `_` and a class; -1 where there is none, or several.
    private static int ending(List<String> names, String name) {
        int found = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).endsWith("_" + name)) {
                found = found == -1 ? i : -2;
            }
        }
        return Math.max(-1, found);
    }

    /// The class of each column.
    static List<String> classes(List<String> names, List<String> classes) {
        String[] ordered = new String[names.size()];
        int[] columns = columns(names, classes);
        for (int i = 0; i < columns.length; i++) {
            ordered[columns[i]] = classes.get(i);
        }
        return List.of(ordered);
    }

    boolean isLabel() {
        return kind == Kind.LABEL;
    }

    /// The scores of a row; the array is used again.
    double[] of(Block block, int row) {
        if (kind == Kind.LABEL) {
            scores[0] = truth.place(block.values[0][row]);
        } else if (columns.length > 0) {
            for (int i = 0; i < columns.length; i++) {
                scores[i] = block.values[columns[i]][row];
            }
        } else if (scores.length == 2) {
            scores[1] = block.values[0][row];
            scores[0] = 1 - scores[1];
        } else {
            scores[0] = block.values[0][row];
        }
        return scores;
    }
}
