package org.hpsearch.ensemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.value.DataException;

/// CSV (RFC 4180, but without line breaks inside of quotes), also with tabs or semicolons, with or without a header.
final class DelimitedReader implements PredictionReader {
    private final CellLines lines;
    private final Labels labels;
    private final Layout layout;

    /// How the columns of a file are used.
    ///
    /// @param delimiter between cells
    /// @param header    whether the first line names the columns
    /// @param all       names of the columns
    /// @param names     of the value columns
    /// @param places    of the value columns in a line, from 0
    /// @param id        place of the id, -1 where there is none
    /// @param text      whether the values are labels
    private record Layout(
            byte delimiter, boolean header, List<String> all, List<String> names, int[] places, int id, boolean text) {
        /// Words that a header of text columns is known by.
        private static final Set<String> HEADER = Set.of(
                "label",
                "labels",
                "class",
                "pred",
                "prediction",
                "predictions",
                "predicted",
                "y",
                "y_pred",
                "y_true",
                "target",
                "truth",
                "value",
                "score",
                "prob",
                "probability",
                "output");

        /// Looks at the first two lines.
        static Layout of(PredictionFile file) throws IOException {
            byte delimiter = delimiter(file);
            List<String> first;
            List<String> second;
            try (CellLines lines = new CellLines(file.path())) {
                first = lines.next(delimiter) ? texts(lines) : List.of();
                second = lines.next(delimiter) ? texts(lines) : List.of();
            }
            if (first.isEmpty()) {
                throw new DataException("is empty");
            }
            boolean header = isNumbering(first, second)
                    || first.stream().noneMatch(Layout::isNumber)
                            && (second.stream().anyMatch(Layout::isNumber)
                                    || first.stream().anyMatch(cell -> isName(file, cell)));
            if (header && second.isEmpty()) {
                throw new DataException("has a header, but no rows");
            }
            List<String> row = header ? second : first;
            List<String> names = header ? first : numbered(first.size());
            file.check(names);
            if (names.stream().distinct().count() < names.size()) {
                throw new DataException("has two columns of one name: " + String.join(", ", names));
            }
            if (names.size() > PredictionFile.MOST_COLUMNS) {
                throw new DataException("has " + names.size() + " columns, more than " + PredictionFile.MOST_COLUMNS);
            }
            int id = id(file, names, row, header);
            List<Integer> values = values(file, names, row, id);
            return new Layout(
                    delimiter,
                    header,
                    names,
                    values.stream().map(names::get).toList(),
                    values.stream().mapToInt(place -> place).toArray(),
                    id,
                    !isNumber(row.get(values.getFirst())));
        }

        /// Whether the columns are named 0, 1, ..., as pandas does, behind an index without a name or not.
        private static boolean isNumbering(List<String> first, List<String> second) {
            List<String> names = first.getFirst().isEmpty() ? first.subList(1, first.size()) : first;
            for (int i = 0; i < names.size(); i++) {
                if (!names.get(i).equals(Integer.toString(i))) {
                    return false;
                }
            }
            boolean behindIndex = names.size() < first.size() && !names.isEmpty();
            return behindIndex || names.size() > 1 && !second.stream().allMatch(cell -> cell.matches("\\d+"));
        }

        private static byte delimiter(PredictionFile file) throws IOException {
            try (CellLines first = new CellLines(file.path())) {
                String line = first.next((byte) '\n') ? first.text(0) : "";
                boolean semicolons = line.indexOf(',') < 0 && line.indexOf(';') >= 0;
                return (byte) (line.indexOf('\t') >= 0 ? '\t' : semicolons ? ';' : ',');
            }
        }

        private static List<String> texts(CellLines lines) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < lines.cells(); i++) {
                texts.add(lines.text(i));
            }
            return texts;
        }

        private static List<String> numbered(int width) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= width; i++) {
                names.add("column" + i);
            }
            return names;
        }

        private static boolean isName(PredictionFile file, String cell) {
            return HEADER.contains(cell.toLowerCase(Locale.ROOT)) || file.isId(cell);
        }

        static boolean isNumber(String cell) {
            return org.hpsearch.value.Numbers.parse(cell) != null;
        }

        /// The named id column; without names, a text before numbers.
        private static int id(PredictionFile file, List<String> names, List<String> row, boolean header) {
            if (names.size() == 1) {
                return -1;
            }
            for (int i = 0; header && i < names.size(); i++) {
                if (file.isId(names.get(i))) {
                    return i;
                }
            }
            boolean others = row.subList(1, row.size()).stream().allMatch(Layout::isNumber);
            return !header && !isNumber(row.getFirst()) && others ? 0 : -1;
        }

        /// The value columns; where numbers and texts stand side by side and none is named, the numbers.
        private static List<Integer> values(PredictionFile file, List<String> names, List<String> row, int id) {
            List<Integer> all = new ArrayList<>();
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < Math.min(names.size(), row.size()); i++) {
                if (i != id && file.isValue(names.get(i))) {
                    all.add(i);
                    if (isNumber(row.get(i))) {
                        numbers.add(i);
                    }
                }
            }
            if (all.isEmpty()) {
                throw new DataException("has no column of values, only " + String.join(", ", names));
            }
            List<Integer> values = numbers.isEmpty() || !file.values().isEmpty() ? all : numbers;
            if (numbers.size() < values.size() && values.size() > 1) {
                throw new DataException("has several columns of texts: " + String.join(", ", names)
                        + "; --values names those that count");
            }
            return values;
        }
    }

    private DelimitedReader(CellLines lines, Layout layout, Labels labels) {
        this.lines = lines;
        this.layout = layout;
        this.labels = labels;
    }

    static DelimitedReader open(PredictionFile file, Labels labels) throws IOException {
        Layout layout = Layout.of(file);
        CellLines lines = new CellLines(file.path());
        if (layout.header) {
            lines.next(layout.delimiter);
        }
        return new DelimitedReader(lines, layout, labels);
    }

    @Override
    public List<String> columns() {
        return layout.names;
    }

    @Override
    public List<String> names() {
        return layout.all;
    }

    @Override
    public boolean hasIds() {
        return layout.id >= 0;
    }

    @Override
    public boolean isText() {
        return layout.text;
    }

    @Override
    public void read(Block block) throws IOException {
        int row = 0;
        for (; row < Block.SIZE && lines.next(layout.delimiter); row++) {
            if (layout.all.size() == 1 && lines.skipped() > 0) {
                throw new DataException("line " + (lines.number() - 1) + " is blank");
            }
            if (lines.cells() != layout.all.size()) {
                throw new DataException("line " + lines.number() + " has " + lines.cells() + " cells where there are "
                        + layout.all.size() + " columns");
            }
            if (layout.id >= 0) {
                block.ids[row] = lines.text(layout.id);
            }
            for (int i = 0; i < layout.places.length; i++) {
                block.values[i][row] = value(layout.places[i]);
            }
        }
        block.rows = row;
    }

    private double value(int place) {
        if (layout.text) {
            String label = lines.text(place);
            if (label.isEmpty() || label.indexOf('\0') >= 0) {
                throw new DataException("line " + lines.number() + ": a label is missing");
            }
            return labels.code(label);
        }
        double value = lines.number(place);
        if (!Double.isFinite(value)) {
            String cell = lines.text(place);
            throw new DataException("line " + lines.number() + ": "
                    + (cell.isEmpty() ? "a value is missing" : "'" + cell + "' is not a number"));
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
