package org.hpsearch.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;

/// What is true of the rows, in memory: classes or numbers.
final class Truth {
    private static final Set<String> NAMES =
            Set.of("label", "target", "truth", "class", "y", "y_true", "true", "value", "labels");

    private static final int MOST_CLASSES = 100_000;

    private final Table table;
    private final boolean ids;
    private final boolean text;
    private final Labels labels;
    private final List<String> classes = new ArrayList<>();
    private final Map<Double, Integer> places = new HashMap<>();

    private Truth(Table table, boolean ids, boolean text, Labels labels) {
        this.table = table;
        this.ids = ids;
        this.text = text;
        this.labels = labels;
    }

    /// Reads it.
    ///
    /// @param ofClasses whether the values are classes
    /// @param labels    shared with the predictions
    ///
    /// @throws DataException where it is not as it should be
    static Truth read(PredictionFile file, boolean ofClasses, Labels labels) throws IOException {
        try (PredictionReader reader = reader(file, labels)) {
            Truth truth = new Truth(Table.of(reader), reader.hasIds(), reader.isText(), labels);
            if (ofClasses) {
                truth.order();
            } else if (truth.text) {
                throw new DataException("holds labels; this metric needs numbers");
            }
            return truth;
        } catch (DataException e) {
            String message = String.valueOf(e.getMessage());
            throw new DataException(
                    message.startsWith(file.path().toString()) ? message : file.path() + ": " + message, e);
        }
    }

    /// Opens it; the id column that the predictions have need not be there.
    private static PredictionReader open(PredictionFile file, Labels labels) throws IOException {
        try {
            return file.open(labels);
        } catch (DataException e) {
            if (file.id().isEmpty()) {
                throw e;
            }
            return new PredictionFile(file.path(), "", file.values()).open(labels);
        }
    }

    private static PredictionReader reader(PredictionFile file, Labels labels) throws IOException {
        PredictionReader reader = open(file, labels);
        List<String> columns = reader.columns();
        if (columns.size() == 1) {
            return reader;
        }
        reader.close();
        for (String column : columns) {
            if (NAMES.contains(column.toLowerCase(Locale.ROOT))) {
                return new PredictionFile(file.path(), file.id(), List.of(column)).open(labels);
            }
        }
        throw new DataException("has several columns: " + String.join(", ", columns)
                + "; --truth FILE:COLUMN names the one that is true");
    }

    /// The classes in order: numbers by size, texts by their letters.
    private void order() {
        TreeSet<Double> values = new TreeSet<>();
        for (int row = 0; row < table.rows(); row++) {
            values.add(table.value(0, row) + 0.0);
        }
        if (values.size() > MOST_CLASSES) {
            throw new DataException("has " + values.size() + " different values, too many for classes");
        }
        List<Double> ordered = new ArrayList<>(values);
        if (text) {
            ordered.sort(java.util.Comparator.comparing(labels::name));
        }
        for (double value : ordered) {
            places.put(value, places.size());
            classes.add(text ? labels.name(value) : Numbers.print(value));
        }
    }

    boolean hasIds() {
        return ids;
    }

    int rows() {
        return table.rows();
    }

    /// The classes in order; none where it holds numbers.
    List<String> classes() {
        return classes;
    }

    boolean isText() {
        return text;
    }

    /// The place of a predicted label among the classes; one that the truth never has gets the next place.
    int place(double label) {
        return places.computeIfAbsent(label + 0.0, added -> places.size());
    }

    /// The row of an id; -1 where it is unknown.
    int row(String id) {
        return table.row(id);
    }

    /// The row in a place, from 0; -1 beyond the end.
    int row(long place) {
        return place < table.rows() ? (int) place : -1;
    }

    /// The true number, or the place of the true class.
    double at(int row) {
        double value = table.value(0, row);
        return classes.isEmpty() ? value : place(value);
    }

    /// Whether a label is one of the classes.
    boolean isClass(double label) {
        Integer place = places.get(label + 0.0);
        return place != null && place < classes.size();
    }
}
