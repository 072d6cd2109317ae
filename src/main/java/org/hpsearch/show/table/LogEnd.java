package org.hpsearch.show.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.console.LogText;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.value.SafeFile;

/// The last lines that a run has printed: of one that ended badly those of its error output, where it has some.
///
/// @param file  the log in the run's folder
/// @param lines without blank ones
public record LogEnd(String file, List<String> lines) {
    private static final int TAIL = 1 << 15;
    private static final int USUAL_LINE = 128;
    private static final List<RunState> BAD = List.of(RunState.FAILED, RunState.KILLED, RunState.LOST);

    public LogEnd {
        lines = List.copyOf(lines);
    }

    /// Whether a run in this state ended badly.
    public static boolean isBad(RunState state) {
        return BAD.contains(state);
    }

    /// Reads at most so many lines.
    public static LogEnd of(RunFolder run, RunState state, int count) {
        List<String> errors = isBad(state) ? last(run.readable(RunFolder.STDERR), count) : List.of();
        return errors.isEmpty()
                ? new LogEnd(RunFolder.OUTPUT, last(run.readable(RunFolder.OUTPUT), count))
                : new LogEnd(RunFolder.STDERR, errors);
    }

    private static List<String> last(Path log, int count) {
        try {
            return Files.isRegularFile(log)
                    ? LogText.last(SafeFile.tail(log, Math.max(TAIL, USUAL_LINE * count)), count)
                    : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
