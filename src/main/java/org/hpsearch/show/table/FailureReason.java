package org.hpsearch.show.table;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.hpsearch.query.match.Row;
import org.hpsearch.run.EndStatus;
import org.hpsearch.run.RunFolder;
import org.hpsearch.run.RunState;

/// Why a run ended badly, in one line: what ran out of memory, the exception, the signal, else its exit status and the
/// last line that it has printed.
public final class FailureReason {
    private static final int LINES = 30;
    private static final int MOST = 120;
    private static final Pattern MEMORY = Pattern.compile(
            "(?i)\\bout of memory\\b|\\boom[-_ ]?kill|\\bbad_alloc\\b|\\bMemoryError\\b|\\bOutOfMemoryError\\b");
    private static final Pattern EXCEPTION = Pattern.compile("^(?:Exception in thread \"[^\"]*\""
            + " )?[\\w.$]*(?:Error|Exception|Interrupt|Exit)\\b(?::.*|)$|^(?:panic|fatal"
            + " error|error(?:\\[\\w+])?|Error in .*?):.*|^thread '.*' panicked.*");

    private FailureReason() {}

    /// The line; empty for a run that did not end badly.
    public static String of(RunFolder run, Row row) {
        if (!LogEnd.isBad(row.state())) {
            return "";
        }
        List<String> lines = LogEnd.of(run, row.state(), LINES).lines();
        String said = of(lines);
        EndStatus end = row.record().end();
        if (end == null) {
            return row.state() == RunState.LOST ? "its process is gone and " + left(run) : said;
        }
        if (end.signal() > 0) {
            return end.signalName() + (MEMORY.matcher(said).find() ? ": " + said : "");
        }
        if (isTelling(said)) {
            return said;
        }
        return end.reason() + (said.isEmpty() ? "" : "; its last line: " + said);
    }

    /// What is there in place of an exit status. Who notes it makes the file first: it stays empty on a full disk.
    private static String left(RunFolder run) {
        try {
            return Files.size(run.readable(RunFolder.EXIT)) == 0
                    ? "its exit status could not be written: is the disk or a quota full?"
                    : "left no exit status";
        } catch (IOException none) {
            return "left no exit status";
        }
    }

    /// Of the last lines of a program's error output the one that says most.
    static String of(List<String> lines) {
        String best = lines.isEmpty() ? "" : lines.getLast().strip();
        for (String line : lines) {
            if (MEMORY.matcher(line).find()) {
                return cut(line.strip());
            }
            best = EXCEPTION.matcher(line).find() ? line : best;
        }
        return cut(best);
    }

    /// Whether a line itself says that something went wrong.
    public static boolean isTelling(String line) {
        return MEMORY.matcher(line).find() || EXCEPTION.matcher(line).find();
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
    }
}
