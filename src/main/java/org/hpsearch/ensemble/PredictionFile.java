package org.hpsearch.ensemble;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hpsearch.value.DataException;

/// A file of predictions, or of the truth: CSV, TSV, JSON, JSON lines, NumPy's `.npy` and `.npz`; known by its content.
///
/// @param path   of the file
/// @param id     name of the id column; empty to find it
/// @param values names of the value columns; empty for all but the id
record PredictionFile(Path path, String id, List<String> values) {
    /// Column names that tell ids.
    private static final Set<String> IDS =
            Set.of("id", "ids", "index", "idx", "row", "key", "name", "file", "filename", "path", "uid", "uuid", "");

    /// The column in which an ensemble tells how far its members were apart.
    static final String SPREAD = "spread";

    /// Most columns: rows are held in blocks.
    static final int MOST_COLUMNS = 10_000;

    PredictionFile {
        values = List.copyOf(values);
    }

    /// Opens it.
    ///
    /// @throws DataException where it is empty, or its format or columns are unknown
    PredictionReader open(Labels labels) throws IOException {
        try {
            return reader(labels);
        } catch (DataException e) {
            throw new DataException(path + ": " + e.getMessage(), e);
        }
    }

    private PredictionReader reader(Labels labels) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new DataException(Files.exists(path) ? "is not a file" : "is not there");
        }
        byte[] head = new byte[8];
        int length;
        try (InputStream in = Files.newInputStream(path)) {
            length = in.readNBytes(head, 0, head.length);
        }
        if (length == 0) {
            throw new DataException("is empty");
        }
        if (NpyReader.isNpy(Arrays.copyOf(head, length))) {
            if (!values.isEmpty() || !id.isEmpty()) {
                throw new DataException("is an array, whose columns have no names");
            }
            return NpyReader.npy(path, labels);
        }
        if (head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            return NpyReader.npz(path, values, labels);
        }
        int first = 0;
        while (first < length - 1 && Character.isWhitespace(head[first])) {
            first++;
        }
        return head[first] == '{' || head[first] == '['
                ? JsonReader.open(this, labels)
                : DelimitedReader.open(this, labels);
    }

    /// Whether a column holds ids.
    boolean isId(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        return id.isEmpty() ? IDS.contains(name) || name.endsWith("_id") : id.equals(column);
    }

    /// Whether a column that is no id holds values.
    boolean isValue(String column) {
        return values.isEmpty() ? !column.equals(SPREAD) : values.contains(column);
    }

    /// Makes sure that all columns that were named are there.
    ///
    /// @throws DataException that names those that are there
    void check(List<String> there) {
        for (String column : values) {
            if (!there.contains(column)) {
                throw new DataException("has no column '" + column + "'; it has " + String.join(", ", there));
            }
        }
        if (!id.isEmpty() && !there.contains(id)) {
            throw new DataException("has no column '" + id + "'; it has " + String.join(", ", there));
        }
    }
}
