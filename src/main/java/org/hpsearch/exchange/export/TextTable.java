package org.hpsearch.exchange.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.hpsearch.value.Value;

/// A table with a row a line.
final class TextTable implements RowFormat.Table {
    private final BufferedWriter file;
    private final Function<List<Value>, String> line;

    /// @param head what stands above the rows
    /// @param line a row, with its LF
    TextTable(Path path, String head, Function<List<Value>, String> line) throws IOException {
        this.file = Files.newBufferedWriter(path);
        this.line = line;
        file.write(head);
    }

    @Override
    public void add(List<Value> values) throws IOException {
        file.write(line.apply(values));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
