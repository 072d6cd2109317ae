package org.hpsearch.ensemble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hpsearch.value.DataException;
import org.hpsearch.value.Numbers;

/// Rows and files for the tests of this package.
final class Blocks {
    private Blocks() {}

    /// A block of these columns.
    static Block of(double[]... columns) {
        Block block = new Block(columns.length);
        for (int i = 0; i < columns.length; i++) {
            System.arraycopy(columns[i], 0, block.values[i], 0, columns[i].length);
        }
        block.rows = columns[0].length;
        for (int i = 0; i < block.rows; i++) {
            block.ids[i] = "r" + i;
        }
        return block;
    }

    static double[] column(double... values) {
        return values;
    }

    /// A row a word, its values with commas.
    static String print(Block block) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < block.rows; row++) {
            List<String> cells = new ArrayList<>();
            for (double[] column : block.values) {
                cells.add(Numbers.print(Math.round(column[row] * 1e9) / 1e9));
            }
            rows.add(String.join(",", cells));
        }
        return String.join(" ", rows);
    }

    static PredictionFile file(Path folder, String name, String content) throws IOException {
        return new PredictionFile(Files.writeString(folder.resolve(name), content), "", List.of());
    }

    /// What a file holds: `columns: row row`, with `id=` before a row that has one; or what is wrong with it.
    static String read(PredictionFile file) throws IOException {
        Labels labels = new Labels();
        try (PredictionReader reader = file.open(labels)) {
            Block block = new Block(reader.columns().size());
            StringBuilder text = new StringBuilder(String.join(",", reader.columns()) + ":");
            for (reader.read(block); block.rows > 0; reader.read(block)) {
                for (int row = 0; row < block.rows; row++) {
                    text.append(' ').append(reader.hasIds() ? block.ids[row] + "=" : "");
                    for (int i = 0; i < block.values.length; i++) {
                        double value = block.values[i][row];
                        text.append(i == 0 ? "" : ",")
                                .append(reader.isText() ? "'" + labels.name(value) + "'" : Numbers.print(value));
                    }
                }
            }
            return text.toString();
        } catch (DataException wrong) {
            return "! " + String.valueOf(wrong.getMessage()).replace(file.path() + ": ", "");
        }
    }
}
