package org.hpsearch.ensemble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;

/// What is true of the rows, in memory: classes or numbers.
final class Truth {
    private static final Set<String> NAMES =
            Set.of("label", "target", "truth", "class", "y", "y_true", "true", "value", "labels");

    private static final int MOST_CLASSES = 100_000;
    private static final int ROWS_A_CLASS = 10;

    private final Path path;
    private final PredictionTable table;
    private final boolean ids;
    private final boolean text;
    private final Labels labels;
    private final List<String> classes = new ArrayList<>();
    private final Map<Double, Integer> places = new HashMap<>();

    private Truth(Path path, PredictionTable table, PredictionReader reader, Labels labels) {
        this.path = path;
        this.table = table;
        this.ids = reader.hasIds();
        this.text = reader.isText();
        this.labels = labels;
    }

    /// The kinds of score that it can judge by: those that were named, else the one that fits what it holds.
    ///
    /// @param classes whether the predictions are classes for sure
    /// @throws DataException where it holds something else than a kind needs
    List<ScoreKind> kinds(List<ScoreKind> named, boolean classes) {
        boolean holdsClasses = text || classes || looksLikeClasses();
        List<ScoreKind> kinds = named.isEmpty() ? List.of(holdsClasses ? ScoreKind.ACCURACY : ScoreKind.RMSE) : named;
        for (ScoreKind kind : kinds) {
            if (!kind.ofClasses() && text) {
                throw new DataException(path + ": holds labels; " + kind.word() + " needs numbers");
            }
        }
        if (this.classes.isEmpty() && kinds.stream().anyMatch(ScoreKind::ofClasses)) {
            order();
        }
        return kinds;
    }

    /// Whether its numbers are whole, and few for so many rows.
    private boolean looksLikeClasses() {
        Set<Double> values = new HashSet<>();
        for (int row = 0; row < table.rows(); row++) {
            double value = table.value(0, row) + 0.0;
            if (value != Math.rint(value) || value < -1) {
                return false;
            }
            values.add(value);
        }
        return values.size() <= 2 || ROWS_A_CLASS * values.size() <= table.rows();
    }

    /// Reads it.
    ///
    /// @param labels shared with the predictions
    ///
    /// @throws DataException where it is malformed
    static Truth read(PredictionFile file, Labels labels) throws IOException {
        try (PredictionReader reader = reader(file, labels)) {
            return new Truth(file.path(), PredictionTable.of(reader), reader, labels);
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
        Optional<String> named = reader.names().stream()
                .filter(name -> NAMES.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (!file.values().isEmpty() || columns.size() == 1 && (named.isEmpty() || columns.contains(named.get()))) {
            return reader;
        }
        reader.close();
        if (named.isPresent()) {
            return new PredictionFile(file.path(), file.id(), List.of(named.get())).open(labels);
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
            throw new DataException(path + ": has " + values.size() + " different values, too many for classes");
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

    /// The true number, or the place of the true class.
    double at(int row, ScoreKind kind) {
        double value = table.value(0, row);
        return kind.ofClasses() ? place(value) : value;
    }

    /// Its row for each row of a block; -1 where it knows nothing of one.
    ///
    /// @param before rows of the predictions before the block
    int[] rows(Alignment predictions, Block block, long before) {
        boolean byId = ids && predictions.hasIds();
        int[] known = new int[block.rows];
        for (int row = 0; row < block.rows; row++) {
            known[row] = byId ? table.row(block.ids[row]) : before + row < table.rows() ? (int) before + row : -1;
        }
        return known;
    }

    /// Makes sure that rows without ids are as many as those of the predictions.
    ///
    /// @param what it is, for the message
    void checkRows(Alignment predictions, String what, long done) {
        boolean byId = ids && predictions.hasIds();
        if (!byId && done != table.rows()) {
            throw new DataException("the " + what + " has " + table.rows() + " rows, the predictions have " + done
                    + ", and no ids say which are the same");
        }
    }

    /// Whether a label is one of the classes.
    boolean isClass(double label) {
        Integer place = places.get(label + 0.0);
        return place != null && place < classes.size();
    }
}
