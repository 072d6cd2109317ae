package org.hpsearch.exchange.export;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Value;

/// How the rows of a table are written.
interface RowFormat {
    /// A field of a run.
    Value own(RunField field, RunFacts run);

    /// Begins a table.
    ///
    /// @param place   the file without its ending
    /// @param columns their names
    Table open(Path place, List<String> columns) throws IOException;

    /// A table in the making.
    interface Table extends Closeable {
        /// Adds a row.
        ///
        /// @param values as many as columns; null where the row has none
        void add(List<Value> values) throws IOException;
    }
}
