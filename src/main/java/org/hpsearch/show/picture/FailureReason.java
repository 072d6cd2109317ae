package org.hpsearch.show.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;
import org.hpsearch.value.SafeFile;

/// Why a run did not finish, as the last line of its error output says.
final class FailureReason {
    private static final int TAIL = 4096;
    private static final int LONGEST = 120;

    private FailureReason() {}

    /// Empty for a run that did not fail, or that said nothing.
    static String of(Row row, RunFolder run) {
        if (row.state() != RunState.FAILED && row.state() != RunState.KILLED) {
            return "";
        }
        for (String name : List.of(RunFolder.STDERR, RunFolder.OUTPUT)) {
            Path file = run.readable(name);
            try {
                String last = !Files.isRegularFile(file)
                        ? ""
                        : SafeFile.tail(file, TAIL)
                                .lines()
                                .map(line -> line.substring(line.lastIndexOf('\r') + 1)
                                        .strip())
                                .filter(line -> !line.isEmpty())
                                .reduce("", (earlier, later) -> later);
                if (!last.isEmpty()) {
                    return last.length() > LONGEST ? last.substring(0, LONGEST) + "…" : last;
                }
            } catch (IOException unreadable) {
                return "";
            }
        }
        return "";
    }
}
