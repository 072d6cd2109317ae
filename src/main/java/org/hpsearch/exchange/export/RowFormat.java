package org.hpsearch.exchange.export;

import java.util.List;
import org.hpsearch.run.RunFacts;
import org.hpsearch.run.RunField;
import org.hpsearch.value.Value;

/// How the rows of a table are written.
interface RowFormat {
    /// The ending of the files' names.
    String ending();

    /// A field of a run.
    Value own(RunField field, RunFacts run);

    /// What stands above the rows.
    String head(List<String> columns);

    /// A row, with its LF.
    ///
    /// @param values as many as columns; null where the row has none
    String row(List<String> columns, List<Value> values);
}
