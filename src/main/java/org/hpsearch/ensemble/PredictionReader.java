package org.hpsearch.ensemble;

import java.io.IOException;
import java.util.List;

/// A file of predictions, read from its first row to its last.
interface PredictionReader extends AutoCloseable {
    /// Names of the value columns: at least one.
    List<String> columns();

    /// Names of all columns that have one, also of those that are no values.
    default List<String> names() {
        return columns();
    }

    /// Whether the rows have ids of their own.
    boolean hasIds();

    /// Whether the values are class labels that are texts; a block then holds their codes.
    boolean isText();

    /// Reads the next rows.
    ///
    /// @param block of as many columns; has 0 rows at the end
    /// @throws org.hpsearch.value.DataException where a row is malformed; the message names the line or row
    void read(Block block) throws IOException;

    @Override
    void close() throws IOException;
}
