package org.hpsearch.exchange.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.hpsearch.exchange.source.Omissions;

/// A way to write runs for another tool.
interface ExportForm {
    /// Writes the runs into an empty folder.
    ///
    /// @param omissions takes what has no place there
    /// @param progress  is called with the number of runs that are done
    void write(List<ExportedRun> runs, Path folder, Omissions omissions, IntConsumer progress) throws IOException;
}
