package org.hpsearch.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hpsearch.value.DataException;

/// All rows of a file in memory: 8 bytes a value, and its id.
final class PredictionTable {
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private double[][] values;
    private int rows;

    private PredictionTable(int columns) {
        values = new double[columns][Block.SIZE];
    }

    /// Reads what is left of a file.
    ///
    /// @throws DataException where an id stands twice
    static PredictionTable of(PredictionReader reader) throws java.io.IOException {
        PredictionTable table = new PredictionTable(reader.columns().size());
        Block block = new Block(reader.columns().size());
        for (reader.read(block); block.rows > 0; reader.read(block)) {
            table.add(block, reader.hasIds());
        }
        return table;
    }

    private void add(Block block, boolean hasIds) {
        if (rows + block.rows > values[0].length) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Arrays.copyOf(values[i], 2 * values[i].length);
            }
        }
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(block.values[i], 0, values[i], rows, block.rows);
        }
        for (int i = 0; hasIds && i < block.rows; i++) {
            ids.add(block.ids[i]);
            if (places.put(block.ids[i], rows + i) != null) {
                throw new DataException("the id '" + block.ids[i] + "' appears twice");
            }
        }
        rows += block.rows;
    }

    int rows() {
        return rows;
    }

    /// The ids in the file's order.
    List<String> ids() {
        return ids;
    }

    /// The row of an id; -1 where there is none.
    int row(String id) {
        return places.getOrDefault(id, -1);
    }

    double value(int column, int row) {
        return values[column][row];
    }
}
