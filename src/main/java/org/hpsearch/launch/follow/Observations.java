package org.hpsearch.launch.follow;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.hpsearch.run.Observed;
import org.hpsearch.run.RunFolder;

/// Writes down what contradicts the record of a run, and says so at once; and what its steps count. May be used by
/// several threads.
public final class Observations {
    private final RunFolder run;
    private final Conflicts conflicts;
    private final Consumer<String> warnings;
    private Observed written = Observed.NOTHING;

    public Observations(RunFolder run, Conflicts conflicts, Consumer<String> warnings) {
        this.run = run;
        this.conflicts = conflicts;
        this.warnings = warnings;
    }

    /// Notes that a resumed run began again.
    ///
    /// @param reason what shows it
    public void restarted(String reason) throws IOException {
        write(written().with(reason));
        warnings.accept("the program began again instead of continuing: " + reason
                + "; its curve is not joined to its parent's");
    }

    /// Writes what is new.
    ///
    /// @param units metric → what its steps count
    public void flush(Map<String, String> units) throws IOException {
        write(written().with(conflicts.all(), units));
        conflicts.news().forEach(warnings);
    }

    private synchronized Observed written() {
        return written;
    }

    private synchronized void write(Observed observed) throws IOException {
        if (!observed.equals(written)) {
            run.writeObserved(observed);
            written = observed;
        }
    }
}
